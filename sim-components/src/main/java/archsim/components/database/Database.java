package archsim.components.database;

import archsim.components.demand.Demand;
import archsim.components.flow.Component;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.host.Hosted;
import archsim.components.host.Hosting;
import archsim.components.host.NodePool;
import archsim.components.keys.Popularity;
import archsim.components.model.Architecture;
import archsim.components.model.Checked;
import archsim.components.model.Findings;
import archsim.components.model.Killed;
import archsim.components.model.Queried;
import archsim.components.model.Scaled;
import archsim.components.model.Wiring;
import archsim.components.partition.PartitioningSpec;
import archsim.components.unit.OfUnits;
import archsim.components.unit.Units;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database: the statements it knows, and the servers that run them. */
public final class Database implements Component, OfUnits {
  private final Cluster cluster;
  private final Operation[] operations;

  /** What a user wrote about a database. */
  @Doc("A database.")
  @NotYet("leaseholders")
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
      @Inline Storage storage,
      @Inline Replication replication,
      @Inline Copies copies,
      @Inline Spread spread,
      @Doc("Which servers hold which keys (sharded, quorum).")
          @Nullable PartitioningSpec partitioning,
      @Doc("How long a statement waits for a locked row until it fails (default 50s).")
          @Unit(Dimension.SECONDS)
          @Nullable Double lockTimeout,
      @Doc("How long a killed server takes until it is up again (default 0ms).")
          @Unit(Dimension.SECONDS)
          @Nullable Distribution startup,
      @Doc("The machines of which its server shares one with others of the same pool.")
          @Ref(NodePool.class)
          @Nullable String nodePool,
      @Doc("The type of the machine that its server has for itself.") @Nullable String instanceType)
      implements Queried, Killed, Scaled, Hosted, Checked, ImpliedDefaults {
    private static final double LOCK_TIMEOUT = 50;

    public Spec {
      DatabaseRules.check(
          topology,
          cpu,
          connections,
          read,
          write,
          disk,
          storage,
          lockTimeout,
          TopologyKeys.said(topology, replication, copies, spread, partitioning),
          nodePool != null || instanceType != null);
      new Hosting(nodePool, instanceType, null, cpu, null, storage.memory());
      DistributedSql.check(topology, spread, nodePool, instanceType);
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
          Storage.UNSAID,
          Replication.UNSAID,
          Copies.UNSAID,
          Spread.UNSAID,
          null,
          null,
          null,
          null,
          null);
    }

    @Override
    public Hosting hosting() {
      return new Hosting(nodePool, instanceType, null, cpu, null, storage.memory());
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
          storage,
          replication,
          copies,
          spread,
          partitioning,
          lockTimeout,
          startup,
          nodePool,
          instanceType);
    }

    double cores() {
      return cpu == null ? 1 : cpu;
    }

    /** How long a statement waits for a locked row, in seconds. */
    double lockTimeoutOrDefault() {
      return lockTimeout == null ? LOCK_TIMEOUT : lockTimeout;
    }

    @Override
    public double hitRatio(@Nullable Popularity popularity) {
      return storage.hitRatio(popularity, topology.layout().dataShare(this));
    }

    @Override
    public Map<String, String> impliedDefaults() {
      Map<String, String> implied = new LinkedHashMap<>(hosting().impliedDefaults());
      implied.putAll(topology.layout().impliedDefaults(this));
      if (disk == null) {
        implied.put("disk", "none");
      }
      if (lockTimeout == null) {
        implied.put("lockTimeout", "50s");
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
    public void check(Findings findings) {
      new DatabaseRules(this, findings.component(), findings.architecture()).check(findings);
    }

    @Override
    public @Nullable String refusal(
        String name, String field, @Nullable String keys, Architecture architecture) {
      return new DatabaseRules(this, name, architecture).refusal(field, keys);
    }

    @Override
    public List<String> faults() {
      return topology.layout().faults();
    }

    @Override
    public List<String> figures() {
      return DatabaseRules.figures(this);
    }

    @Override
    public List<Capacity> capacities() {
      return new DatabaseDemand(this).capacities();
    }

    @Override
    public double busiest(String name, String resource, List<Load> loads) {
      return topology.layout().busiest(this, name, resource, loads);
    }

    @Override
    public void addDemand(Demand.Target target, Demand demand) {
      new DatabaseDemand(this).add(target, demand);
    }
  }

  private Database(Spec spec, Wiring wiring) {
    cluster = spec.topology().layout().create(spec, wiring);
    operations = spec.operations().toArray(Operation[]::new);
    cluster.servers().whenChanged(cluster::changed);
  }

  @Override
  public Handler unit(Request request) {
    return cluster.unit(request, operations[request.edge().endpointIndex()], Statement.of(request));
  }

  @Override
  public Units<?> units() {
    return cluster.servers().units();
  }

  @Override
  public void join(int count) {
    cluster.join(count);
  }

  @Override
  public void leave(int count) {
    cluster.leave(count);
  }
}
