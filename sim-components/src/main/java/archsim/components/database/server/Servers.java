package archsim.components.database.server;

import archsim.components.flow.Draw;
import archsim.components.flow.KeySpace;
import archsim.components.flow.Request;
import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Wiring;
import archsim.components.unit.Units;
import archsim.core.Clock;
import archsim.core.random.Distribution;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The servers of a database: what they share, and each by its number. */
public final class Servers {
  private final Setup spec;
  private final Wiring wiring;
  private final int running;
  private final ResourceStatistics connections;
  private final ResourceStatistics cores;
  private final @Nullable ResourceStatistics disks;
  private final @Nullable Work read;
  private final @Nullable Work write;
  private final @Nullable Work applied;
  private final List<QueryTerms.Part> plainRead = List.of(QueryTerms.Part.plain(Operation.READ));
  private final List<QueryTerms.Part> plainWrite = List.of(QueryTerms.Part.plain(Operation.WRITE));
  private final @Nullable ResourceStatistics logs;
  private final @Nullable Draw flush;
  private final @Nullable Buffer buffer;
  private IntConsumer changed = server -> {};
  private final int lockPart;
  private final int holdPart;
  private final int commitPart;
  private final int logPart;
  private final int logWaitPart;
  private final Parts.Computing cpuParts;
  private final int connectionPart;
  private final int diskPart;
  private final int diskWaitPart;
  private final int killedPart;
  private final Units<Server> units;
  private final boolean isStruck;

  /** What a statement of one kind needs. */
  record Work(Draw cpu, Draw disk) {}

  public Servers(Setup spec, Wiring wiring, int count) {
    this(spec, wiring, count, spec.running(), 1);
  }

  /**
   * Servers that work beside the statements that have a connection, or hold part of the data.
   *
   * @param running executions that compute at once on one server
   * @param dataShare the share of the data that one server holds
   */
  public Servers(Setup spec, Wiring wiring, int count, int running, double dataShare) {
    this.spec = spec;
    this.running = running;
    this.wiring = wiring;
    isStruck = wiring.isStruck();
    Distribution startup = spec.startup();
    units =
        new Units<>(
            wiring, count, startup == null ? () -> 0 : wiring.sampler("startup", startup)::sample);
    connections = units.resource("connections", spec.server().connections());
    cores = units.resource("cpu", spec.server().cores());
    disks = spec.server().disk() == null ? null : units.resource("disk", 1);
    read = work("", Operation.READ, spec.server().read());
    write = work("", Operation.WRITE, spec.server().write());
    applied = work("applied/", Operation.WRITE, spec.server().write());
    Distribution groupCommit = spec.storage().groupCommit();
    logs = groupCommit == null ? null : units.resource("log", 1);
    flush = groupCommit == null ? null : wiring.draw("log", groupCommit);
    buffer = spec.storage().hasBuffer() ? new Buffer(spec.storage(), dataShare, wiring) : null;
    lockPart = wiring.part("lock.wait");
    holdPart = wiring.part("hold");
    commitPart = wiring.part("commit.wait");
    logPart = wiring.part("log");
    logWaitPart = wiring.part("log.wait");
    cpuParts = wiring.cpuParts();
    connectionPart = wiring.part("connections.wait");
    diskPart = wiring.part("disk");
    diskWaitPart = wiring.part("disk.wait");
    killedPart = isStruck ? wiring.part("killed") : 0;
    units.fill(unit -> new Server(this, unit));
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

  public int count() {
    return units.count();
  }

  public Units<Server> units() {
    return units;
  }

  /** Whether something is made to happen to them. */
  boolean isStruck() {
    return isStruck;
  }

  /** Says who is told when a server was killed, or is up again. */
  public void whenChanged(IntConsumer action) {
    changed = action;
  }

  void changed(int server) {
    changed.accept(server);
  }

  public Server get(int index) {
    return units.get(index);
  }

  public Setup spec() {
    return spec;
  }

  /** Executions that compute at once on one server. */
  int running() {
    return running;
  }

  Wiring wiring() {
    return wiring;
  }

  Clock clock() {
    return wiring.clock();
  }

  /** One statement of which nothing is said. */
  List<QueryTerms.Part> plain(Operation operation) {
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
  Draw cpu(QueryTerms.Part part, boolean inBackground) {
    Draw own = part.cpu();
    return own == null ? work(part.operation(), inBackground).cpu() : own;
  }

  /** The disk operations of a statement: its own, or those of the database. */
  Draw disk(QueryTerms.Part part, boolean inBackground) {
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

  Parts.Computing cpuParts() {
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

  public int killedPart() {
    return killedPart;
  }
}
