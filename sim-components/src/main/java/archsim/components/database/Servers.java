package archsim.components.database;

import archsim.components.Draw;
import archsim.components.KeySpace;
import archsim.components.Parts;
import archsim.components.Request;
import archsim.components.ResourceStatistics;
import archsim.components.Wiring;
import archsim.core.Clock;
import archsim.core.random.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The servers of a database: what they share, and each by its number. */
final class Servers {
  private final Database.Spec spec;
  private final Wiring wiring;
  private final ResourceStatistics connections;
  private final ResourceStatistics cores;
  private final @Nullable ResourceStatistics disks;
  private final @Nullable Work read;
  private final @Nullable Work write;
  private final @Nullable Work applied;
  private final List<Terms.Part> plainRead = List.of(Terms.Part.plain(Operation.READ));
  private final List<Terms.Part> plainWrite = List.of(Terms.Part.plain(Operation.WRITE));
  private final @Nullable ResourceStatistics logs;
  private final @Nullable Draw flush;
  private final @Nullable Buffer buffer;
  private final int lockPart;
  private final int holdPart;
  private final int commitPart;
  private final int logPart;
  private final int logWaitPart;
  private final Parts.Cpu cpuParts;
  private final int connectionPart;
  private final int diskPart;
  private final int diskWaitPart;
  private final int killedPart;
  private final List<Server> servers = new ArrayList<>();

  /** What a statement of one kind needs. */
  record Work(Draw cpu, Draw disk) {}

  Servers(Database.Spec spec, Wiring wiring, int count) {
    this.spec = spec;
    this.wiring = wiring;
    connections = wiring.resource("connections", spec.connections(), count);
    cores = wiring.resource("cpu", spec.cores(), count);
    disks = spec.disk() == null ? null : wiring.resource("disk", 1, count);
    read = work("", Operation.READ, spec.read());
    write = work("", Operation.WRITE, spec.write());
    applied = work("applied/", Operation.WRITE, spec.write());
    Distribution groupCommit = spec.storage().groupCommit();
    logs = groupCommit == null ? null : wiring.resource("log", 1, count);
    flush = groupCommit == null ? null : wiring.draw("log", groupCommit);
    buffer = spec.storage().hasBuffer() ? new Buffer(spec, wiring) : null;
    lockPart = wiring.part("lock.wait");
    holdPart = wiring.part("hold");
    commitPart = wiring.part("commit.wait");
    logPart = wiring.part("log");
    logWaitPart = wiring.part("log.wait");
    cpuParts = wiring.cpuParts();
    connectionPart = wiring.part("connections.wait");
    diskPart = wiring.part("disk");
    diskWaitPart = wiring.part("disk.wait");
    killedPart = wiring.isStruck() ? wiring.part("killed") : 0;
    for (int i = 0; i < count; i++) {
      servers.add(new Server(this, i));
    }
  }

  private @Nullable Work work(
      String prefix, Operation operation, @Nullable StatementSpec statement) {
    String purpose = prefix + operation.endpoint();
    return statement == null
        ? null
        : new Work(
            wiring.draw(purpose + "/cpu", statement.cpu()),
            wiring.draw(purpose + "/disk", statement.disk()));
  }

  int count() {
    return servers.size();
  }

  /** One more, from now on. */
  Server join() {
    double now = clock().now();
    connections.join(now);
    cores.join(now);
    if (disks != null) {
      disks.join(now);
    }
    if (logs != null) {
      logs.join(now);
    }
    Server server = new Server(this, servers.size());
    servers.add(server);
    return server;
  }

  /** A server is there from now on, or is not: only while it is, it offers what it has. */
  void setPresent(int index, boolean present) {
    double now = clock().now();
    connections.replica(index).setPresent(now, present);
    cores.replica(index).setPresent(now, present);
    if (disks != null) {
      disks.replica(index).setPresent(now, present);
    }
    if (logs != null) {
      logs.replica(index).setPresent(now, present);
    }
  }

  Server get(int index) {
    return servers.get(index);
  }

  Database.Spec spec() {
    return spec;
  }

  Wiring wiring() {
    return wiring;
  }

  Clock clock() {
    return wiring.clock();
  }

  /** The name of a server, as results call it. */
  String name(int index) {
    return count() == 1 ? wiring.name() : wiring.name() + "-" + (index + 1);
  }

  /** One statement of which nothing is said. */
  List<Terms.Part> plain(Operation operation) {
    return operation == Operation.READ ? plainRead : plainWrite;
  }

  /** The log of a server, null where nothing is said of it. */
  @Nullable CommitLog log(int index) {
    return logs == null || flush == null
        ? null
        : new CommitLog(clock(), flush, logs.replica(index));
  }

  /** How many of the operations of a read go to the disk. */
  long misses(Request request, @Nullable KeySpace keys, long disk) {
    return buffer == null ? disk : buffer.misses(request, keys, disk);
  }

  /** The CPU time of a statement: its own, or that of the database. */
  Draw cpu(Terms.Part part, boolean inBackground) {
    Draw own = part.cpu();
    return own == null ? work(part.operation(), inBackground).cpu() : own;
  }

  /** The disk operations of a statement: its own, or those of the database. */
  Draw disk(Terms.Part part, boolean inBackground) {
    Draw own = part.disk();
    return own == null ? work(part.operation(), inBackground).disk() : own;
  }

  /**
   * What a statement needs.
   *
   * @param inBackground whether a server applies what another one has done; it draws on its own
   */
  private Work work(Operation operation, boolean inBackground) {
    Work work =
        switch (operation) {
          case READ -> read;
          case WRITE -> inBackground ? applied : write;
        };
    if (work == null) {
      throw new IllegalArgumentException("%s knows no %s".formatted(wiring.name(), operation));
    }
    return work;
  }

  ResourceStatistics connections() {
    return connections;
  }

  ResourceStatistics cores() {
    return cores;
  }

  @Nullable ResourceStatistics disks() {
    return disks;
  }

  Parts.Cpu cpuParts() {
    return cpuParts;
  }

  int connectionPart() {
    return connectionPart;
  }

  int diskPart() {
    return diskPart;
  }

  int diskWaitPart() {
    return diskWaitPart;
  }

  int lockPart() {
    return lockPart;
  }

  int holdPart() {
    return holdPart;
  }

  int commitPart() {
    return commitPart;
  }

  int logPart() {
    return logPart;
  }

  int logWaitPart() {
    return logWaitPart;
  }

  int killedPart() {
    return killedPart;
  }
}
