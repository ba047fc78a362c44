package archsim.components.database;

import archsim.components.Draw;
import archsim.components.Parts;
import archsim.components.ResourceStatistics;
import archsim.components.Wiring;
import archsim.core.Clock;
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
    read = work(Operation.READ, spec.read());
    write = work(Operation.WRITE, spec.write());
    cpuParts = wiring.cpuParts();
    connectionPart = wiring.part("connections.wait");
    diskPart = wiring.part("disk");
    diskWaitPart = wiring.part("disk.wait");
    killedPart = wiring.isStruck() ? wiring.part("killed") : 0;
    for (int i = 0; i < count; i++) {
      servers.add(new Server(this, i));
    }
  }

  private @Nullable Work work(Operation operation, @Nullable StatementSpec statement) {
    return statement == null
        ? null
        : new Work(
            wiring.draw(operation.endpoint() + "/cpu", statement.cpu()),
            wiring.draw(operation.endpoint() + "/disk", statement.disk()));
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

  Work work(Operation operation) {
    Work work =
        switch (operation) {
          case READ -> read;
          case WRITE -> write;
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

  int killedPart() {
    return killedPart;
  }
}
