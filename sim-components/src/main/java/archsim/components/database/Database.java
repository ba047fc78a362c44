package archsim.components.database;

import archsim.components.Component;
import archsim.components.ComponentSpec;
import archsim.components.Cpu;
import archsim.components.Demand;
import archsim.components.Draw;
import archsim.components.Execution;
import archsim.components.Outcome;
import archsim.components.Parts;
import archsim.components.Pool;
import archsim.components.Reply;
import archsim.components.Request;
import archsim.components.Wiring;
import archsim.core.Clock;
import archsim.core.Require;
import archsim.core.Timer;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.NotYet;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database on one server: a statement takes one of the connections, computes on the server's
 * cores under processor sharing, then does its disk operations one after the other, and gives the
 * connection back.
 */
public final class Database implements Component {
  private static final int MOST_WAITING = 10_000;

  private final Clock clock;
  private final Pool connections;
  private final Cpu cpu;
  private final @Nullable Disk disk;
  private final Work[] work;
  private final int connectionPart;
  private final int diskPart;
  private final int diskWaitPart;

  /** What a statement of one kind needs. */
  private record Work(Draw cpu, Draw disk) {}

  /**
   * What a user wrote about a database.
   *
   * @param cpu cores of the server
   * @param connections statements that run at once
   * @param read what a reading statement needs
   * @param write what a writing statement needs
   */
  @Doc("A database.")
  @NotYet({
    "replicas",
    "readFrom",
    "replicationLag",
    "commit",
    "failover",
    "shards",
    "partitioning",
    "servers",
    "replicationFactor",
    "consistency",
    "engines",
    "stores",
    "ranges",
    "leaseholders",
    "raft",
    "rebalance",
    "memory",
    "data",
    "nodePool",
    "instanceType",
    "startup",
    "pool"
  })
  public record Spec(
      @Doc("How its servers work together.") @Default("single") Topology topology,
      @Doc("Cores of the server.") @Unit(Dimension.CORES) @Default("1") double cpu,
      @Doc("Statements that run at once; up to 10k more wait.")
          @Unit(Dimension.COUNT)
          @Default("100")
          int connections,
      @Doc("What a reading statement needs: CPU time, or a map of cpu and disk.")
          @Nullable StatementSpec read,
      @Doc("What a writing statement needs: CPU time, or a map of cpu and disk.")
          @Nullable StatementSpec write,
      @Doc("The disk of the server; without one, disk operations are an error.")
          @Nullable DiskSpec disk)
      implements ComponentSpec {

    public Spec {
      Require.that(cpu > 0 && cpu <= 100_000, "cpu must be > 0 and at most 100,000, was %s", cpu);
      Require.that(connections >= 1, "connections must be >= 1, was %d", connections);
      Require.that(
          read != null || write != null,
          "a database needs `read`, `write` or both: how long a" + " statement takes");
      boolean operates = (read != null && read.usesDisk()) || (write != null && write.usesDisk());
      Require.that(
          !operates || disk != null,
          "disk is missing: a statement does disk operations; add disk: {iops: 3000}");
      Require.that(operates || disk == null, "disk is never used: say read: {cpu: 1ms, disk: 2}");
    }

    @Override
    public Component create(Wiring wiring) {
      return new Database(this, wiring);
    }

    @Override
    public String kind() {
      return "database";
    }

    @Override
    public int replicas() {
      return 1;
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      return Stream.of(Operation.values())
          .filter(operation -> statement(operation) != null)
          .map(Operation::endpoint)
          .toList();
    }

    private @Nullable StatementSpec statement(Operation operation) {
      return switch (operation) {
        case READ -> read;
        case WRITE -> write;
      };
    }

    @Override
    public List<Capacity> capacities() {
      Capacity cores = new Capacity("cpu", cpu);
      Capacity statements = new Capacity("connections", connections);
      return disk == null
          ? List.of(cores, statements)
          : List.of(cores, statements, new Capacity("disk", 1));
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      StatementSpec statement = endpoint.equals(Operation.READ.endpoint()) ? read : write;
      if (statement == null) {
        throw new IllegalArgumentException("no endpoint " + endpoint);
      }
      demand.busy("cpu", statement.cpu().mean());
      if (disk != null) {
        double operations = statement.disk().mean();
        demand.busy("disk", operations * disk.interval());
        demand.take(operations * (disk.operation() - disk.interval()));
      }
      demand.holdAllAlong("connections");
    }
  }

  /**
   * What a statement needs of the server.
   *
   * @param cpu engine time on a core of speed 1, in seconds
   * @param disk operations, rounded to a whole number
   */
  @Doc("What a statement needs of the server.")
  public record StatementSpec(
      @Shorthand @Doc("Engine time on one core.") @Unit(Dimension.SECONDS) @Default("0ms")
          Distribution cpu,
      @Doc("Disk operations, one after the other.") @Unit(Dimension.COUNT) @Default("0")
          Distribution disk) {
    boolean usesDisk() {
      return disk.mean() > 0;
    }
  }

  private Database(Spec spec, Wiring wiring) {
    clock = wiring.clock();
    connections =
        new Pool(
            clock,
            spec.connections(),
            MOST_WAITING,
            wiring.resource("connections", spec.connections(), 1).replica(0));
    Parts.Cpu parts = wiring.cpuParts();
    cpu =
        Cpu.of(
            clock,
            spec.cpu(),
            spec.connections(),
            wiring.resource("cpu", spec.cpu(), 1).replica(0),
            parts);
    disk =
        spec.disk() == null
            ? null
            : new Disk(clock, spec.disk(), wiring.resource("disk", 1, 1).replica(0));
    connectionPart = wiring.part("connections.wait");
    diskPart = wiring.part("disk");
    diskWaitPart = wiring.part("disk.wait");
    work =
        Stream.of(Operation.values())
            .filter(operation -> spec.statement(operation) != null)
            .map(operation -> work(spec, wiring, operation))
            .toArray(Work[]::new);
  }

  private static Work work(Spec spec, Wiring wiring, Operation operation) {
    StatementSpec statement = spec.statement(operation);
    if (statement == null) {
      throw new IllegalArgumentException("no " + operation);
    }
    return new Work(
        wiring.draw(operation.endpoint() + "/cpu", statement.cpu()),
        wiring.draw(operation.endpoint() + "/disk", statement.disk()));
  }

  @Override
  public void handle(Request request, Reply reply) {
    Statement statement = new Statement(request, this, work[request.edge().endpointIndex()]);
    request.heldBy(statement);
    if (!connections.acquire(statement)) {
      reply.complete(Outcome.REJECTED);
    }
  }

  /** One statement on its way through the server. */
  private static final class Statement extends Execution {
    private final Database database;
    private final Work work;
    private boolean connected;
    private long operations;
    private @Nullable Timer timer;

    Statement(Request request, Database database, Work work) {
      super(request);
      this.database = database;
      this.work = work;
    }

    @Override
    protected void granted() {
      connected = true;
      request().charge(database.clock.now(), database.connectionPart);
      database.cpu.run(this, work.cpu.next(request()));
    }

    @Override
    protected void computed() {
      if (database.disk != null) {
        operations = Math.round(work.disk.next(request()));
      }
      operate();
    }

    private void operate() {
      Disk disk = database.disk;
      if (operations == 0 || disk == null) {
        end(Outcome.OK);
        return;
      }
      operations--;
      if (timer == null) {
        timer = database.clock.timer(this::operated);
      }
      timer.start(disk.operate());
    }

    private void operated() {
      Disk disk = database.disk;
      if (disk != null) {
        request()
            .charge(database.clock.now(), database.diskPart, disk.latency(), database.diskWaitPart);
      }
      operate();
    }

    private void end(Outcome outcome) {
      if (connected) {
        database.connections.release();
      }
      request().complete(outcome);
    }

    @Override
    public void cancel() {
      if (timer != null) {
        timer.cancel();
      }
      if (!database.connections.leave(this)) {
        database.cpu.cancel(this);
      }
      end(Outcome.CANCELLED);
    }
  }
}
