package archsim.components.database;

import archsim.components.Component;
import archsim.components.Demand;
import archsim.components.LeastTime;
import archsim.components.Reply;
import archsim.components.Request;
import archsim.components.Wiring;
import archsim.components.host.Hosted;
import archsim.components.host.Hosting;
import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database: the statements it knows, and the one server that runs them. */
public final class Database implements Component {
  private final Server server;
  private final Server.Work[] work;

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
    "startup",
    "pool"
  })
  public record Spec(
      @Doc("How its servers work together.") @Default("single") Topology topology,
      @Doc("Cores of the server (default 1, with instanceType all of its host).")
          @Unit(Dimension.CORES)
          @Nullable Double cpu,
      @Doc("Statements that run at once; up to 10k more wait.")
          @Unit(Dimension.COUNT)
          @Default("100")
          int connections,
      @Doc("What a reading statement needs: CPU time, or a map of cpu and disk.")
          @Nullable StatementSpec read,
      @Doc("What a writing statement needs: CPU time, or a map of cpu and disk.")
          @Nullable StatementSpec write,
      @Doc("The disk of the server; without one, disk operations are an error.")
          @Nullable DiskSpec disk,
      @Doc("The machines of which its server shares one with others of the same pool.")
          @Ref("nodePools")
          @Nullable String nodePool,
      @Doc("The type of the machine that its server has for itself.") @Nullable String instanceType)
      implements Hosted, ImpliedDefaults {

    public Spec {
      Require.that(
          cpu == null || (cpu > 0 && cpu <= 100_000),
          "cpu must be > 0 and at most 100,000, was %s",
          cpu);
      Hosting.check(nodePool, instanceType, null, cpu, null, null);
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

    /** On cores of its own. */
    public Spec(
        Topology topology,
        double cpu,
        int connections,
        @Nullable StatementSpec read,
        @Nullable StatementSpec write,
        @Nullable DiskSpec disk) {
      this(topology, cpu, connections, read, write, disk, null, null);
    }

    @Override
    public Hosting hosting() {
      return Hosting.of(nodePool, instanceType, null, cpu, null, null);
    }

    @Override
    public Spec onCores(double cores) {
      return new Spec(topology, cores, connections, read, write, disk, nodePool, instanceType);
    }

    /** Cores of the server. */
    double cores() {
      return cpu == null ? 1 : cpu;
    }

    @Override
    public Map<String, String> impliedDefaults() {
      Map<String, String> implied = new LinkedHashMap<>(hosting().impliedDefaults());
      if (disk == null) {
        implied.put("disk", "none");
      }
      return implied;
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
      Capacity cores = new Capacity("cpu", cores());
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
      demand.compute(LeastTime.of(statement.cpu()));
      if (disk != null) {
        Distribution operations = statement.disk();
        double rest = disk.operation() - disk.interval();
        demand.busy("disk", LeastTime.of(disk.interval()).repeated(operations, 1));
        demand.take(LeastTime.of(rest).repeated(operations, 1));
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
    server = new Server(spec, wiring);
    work =
        Stream.of(Operation.values())
            .filter(operation -> spec.statement(operation) != null)
            .map(operation -> work(spec, wiring, operation))
            .toArray(Server.Work[]::new);
  }

  private static Server.Work work(Spec spec, Wiring wiring, Operation operation) {
    StatementSpec statement = spec.statement(operation);
    if (statement == null) {
      throw new IllegalArgumentException("no " + operation);
    }
    return new Server.Work(
        wiring.draw(operation.endpoint() + "/cpu", statement.cpu()),
        wiring.draw(operation.endpoint() + "/disk", statement.disk()));
  }

  @Override
  public void handle(Request request, Reply reply) {
    server.handle(request, reply, work[request.edge().endpointIndex()]);
  }
}
