package archsim.components.database;

import archsim.components.Component;
import archsim.components.Demand;
import archsim.components.Killable;
import archsim.components.Reply;
import archsim.components.Request;
import archsim.components.Scalable;
import archsim.components.Wiring;
import archsim.components.host.Hosted;
import archsim.components.host.Hosting;
import archsim.components.partition.PartitioningSpec;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database: the statements it knows, and the servers that run them. */
public final class Database implements Component, Killable, Scalable {
  private final Cluster cluster;
  private final Operation[] operations;
  private final Consumer<String> journal;
  private final String name;

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
    "servers",
    "replicationFactor",
    "consistency",
    "leaseholders",
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
      @Doc("Servers that each hold some of the keys (sharded).") @Unit(Dimension.COUNT)
          @Nullable Integer shards,
      @Doc("Which shard holds which keys (sharded, default hash).")
          @Nullable PartitioningSpec partitioning,
      @Doc("What moving data costs; without it data moves at once and costs nothing.")
          @Nullable RebalanceSpec rebalance,
      @Doc("SQL engines in front of the stores (distributed-sql, default 1).")
          @Unit(Dimension.COUNT)
          @Nullable Integer engines,
      @Doc("What each of them is (distributed-sql).") @Nullable EngineSpec engine,
      @Doc("Servers that hold the copies of ranges (distributed-sql).") @Unit(Dimension.COUNT)
          @Nullable Integer stores,
      @Doc("Ranges of the keys (distributed-sql, default 16 a store).") @Unit(Dimension.COUNT)
          @Nullable Integer ranges,
      @Doc("How ranges are replicated (distributed-sql).") @Nullable RaftSpec raft,
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
      TopologyFields.check(topology, "shards", shards, "partitioning", partitioning);
      TopologyFields.check(topology, "rebalance", rebalance, "engines", engines, "engine", engine);
      TopologyFields.check(topology, "stores", stores, "ranges", ranges, "raft", raft);
      TopologyFields.checkCounts(
          "engines", engines, "shards", shards, "stores", stores, "ranges", ranges);
      DistributedSql.check(topology, stores, raft, nodePool, instanceType);
      Require.that(connections >= 1, "connections must be >= 1, was %d", connections);
      ServerWork.check(read, write, disk);
    }

    /** On cores of its own. */
    public Spec(
        Topology topology,
        double cpu,
        int connections,
        @Nullable StatementSpec read,
        @Nullable StatementSpec write,
        @Nullable DiskSpec disk) {
      this(
          topology,
          cpu,
          connections,
          read,
          write,
          disk,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    @Override
    public Hosting hosting() {
      return Hosting.of(nodePool, instanceType, null, cpu, null, null);
    }

    @Override
    public Spec onCores(double cores) {
      return new Spec(
          topology,
          cores,
          connections,
          read,
          write,
          disk,
          shards,
          partitioning,
          rebalance,
          engines,
          engine,
          stores,
          ranges,
          raft,
          nodePool,
          instanceType);
    }

    /** Cores of the server. */
    double cores() {
      return cpu == null ? 1 : cpu;
    }

    @Override
    public Map<String, String> impliedDefaults() {
      Map<String, String> implied = new LinkedHashMap<>(hosting().impliedDefaults());
      implied.putAll(topology.layout().impliedDefaults(this));
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
      return topology.layout().servers(this);
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      return operations().stream().map(Operation::endpoint).toList();
    }

    /** The operations that it says the cost of, in the order of its endpoints. */
    List<Operation> operations() {
      return Stream.of(Operation.values())
          .filter(operation -> statement(operation) != null)
          .toList();
    }

    @Nullable StatementSpec statement(Operation operation) {
      return switch (operation) {
        case READ -> read;
        case WRITE -> write;
      };
    }

    @Override
    public List<String> faults() {
      return topology.layout().faults();
    }

    @Override
    public List<String> figures() {
      return topology.layout().figures();
    }

    @Override
    public List<Capacity> capacities() {
      return ServerWork.capacities(this);
    }

    @Override
    public double busiest(String name, String resource, List<Load> loads) {
      return topology.layout().busiest(this, name, resource, loads);
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      for (Operation operation : operations()) {
        if (operation.endpoint().equals(endpoint)) {
          topology.layout().addDemand(this, operation, demand);
          return;
        }
      }
      throw new IllegalArgumentException("no endpoint " + endpoint);
    }

    /** Adds what a statement needs of the one server that runs it. */
    void addWork(Operation operation, Demand demand) {
      ServerWork.add(this, operation, demand);
    }
  }

  private Database(Spec spec, Wiring wiring) {
    cluster = spec.topology().layout().create(spec, wiring);
    operations = spec.operations().toArray(Operation[]::new);
    journal = wiring::journal;
    name = wiring.name();
  }

  @Override
  public void handle(Request request, Reply reply) {
    cluster.handle(request, operations[request.edge().endpointIndex()], Statement.of(request));
  }

  @Override
  public int units() {
    return cluster.servers().count();
  }

  @Override
  public boolean isUp(int unit) {
    return cluster.servers().get(unit).isUp();
  }

  @Override
  public void kill(int unit) {
    journal.accept(server(unit) + " killed");
    cluster.servers().get(unit).kill();
    cluster.changed(unit);
  }

  @Override
  public void revive(int unit) {
    journal.accept(server(unit) + " is up again");
    cluster.servers().get(unit).revive();
    cluster.changed(unit);
  }

  @Override
  public void join(int count) {
    cluster.join(count);
  }

  @Override
  public void leave(int count) {
    cluster.leave(count);
  }

  private String server(int unit) {
    return units() == 1 ? name : name + "-" + (unit + 1);
  }
}
