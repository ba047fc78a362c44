package archsim.components.database;

import archsim.components.call.Timeout;
import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Queried;
import archsim.components.model.Wiring;
import archsim.components.partition.By;
import archsim.components.partition.Partitioning;
import archsim.components.partition.PartitioningSpec;
import archsim.core.Require;
import archsim.core.random.Constant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** SQL engines in front of ranges that are replicated over stores; to clients one database. */
final class DistributedSql implements Layout {
  private static final PartitioningSpec HASH = new PartitioningSpec(By.HASH, null);
  private static final EngineSpec ENGINE = new EngineSpec(1, new Constant(0));
  private static final RaftSpec RAFT = new RaftSpec(3, new Constant(0.001), new Constant(0), 9);
  private static final int RANGES_PER_STORE = 16;

  @Override
  public Map<String, String> impliedDefaults(Database.Spec spec) {
    Map<String, String> implied = new LinkedHashMap<>();
    if (spec.spread().engines() == null) {
      implied.put("engines", "1");
    }
    if (spec.spread().engine() == null) {
      implied.put("engine", "{cpu: 1, work: 0ms}");
    }
    if (spec.spread().ranges() == null) {
      implied.put("ranges", Integer.toString(ranges(spec)));
    }
    if (spec.spread().raft() == null) {
      implied.put("raft", "{replicationFactor: 3, sync: 1ms, cpu: 0ms, lease: 9s}");
    }
    if (spec.spread().rebalance() == null) {
      implied.put("rebalance", "none");
    }
    return implied;
  }

  @Override
  public List<String> fields() {
    return List.of("engines", "engine", "stores", "ranges", "raft", "rebalance");
  }

  @Override
  public List<String> needs() {
    return List.of("stores");
  }

  /** Checks what it alone knows of. */
  static void check(
      Topology topology, Spread spread, @Nullable String nodePool, @Nullable String instanceType) {
    Integer stores = spread.stores();
    RaftSpec raft = spread.raft();
    if (topology != Topology.DISTRIBUTED_SQL || stores == null) {
      return;
    }
    int copies = (raft == null ? RAFT : raft).replicationFactor();
    Require.field(
        "stores",
        stores >= copies,
        "must be at least raft.replicationFactor, %d, was %d: copies of a range are on"
            + " different stores",
        copies,
        stores);
    Require.field(
        "nodePool",
        nodePool == null && instanceType == null,
        "and instanceType are not built yet for topology distributed-sql");
  }

  static int engines(Database.Spec spec) {
    return spec.spread().engines() == null ? 1 : spec.spread().engines();
  }

  static EngineSpec engine(Database.Spec spec) {
    return spec.spread().engine() == null ? ENGINE : spec.spread().engine();
  }

  static RaftSpec raft(Database.Spec spec) {
    return spec.spread().raft() == null ? RAFT : spec.spread().raft();
  }

  private int ranges(Database.Spec spec) {
    int usual = Math.min(Partitioning.MOST_SERVERS, RANGES_PER_STORE * servers(spec));
    return spec.spread().ranges() == null ? usual : spec.spread().ranges();
  }

  /** Which range a key belongs to: all of them hold as many. */
  static Partitioning keys(int ranges, String name) {
    return HASH.create(ranges, 0, Sharded.seed(name));
  }

  @Override
  public int servers(Database.Spec spec) {
    return spec.spread().stores() == null ? 1 : spec.spread().stores();
  }

  @Override
  public List<String> faults() {
    return List.of("kill", "add-servers", "remove-servers");
  }

  @Override
  public List<String> figures() {
    return List.of(Resizing.MOVED_BYTES, Resizing.REBALANCE, Resizing.MOVING);
  }

  @Override
  public List<ComponentSpec.Capacity> capacities(Database.Spec spec) {
    return List.of(
        new ComponentSpec.Capacity(Engines.RESOURCE, engines(spec) * engine(spec).cpu()));
  }

  /**
   * What one of its ranges needs counts: {@link #busiest} does so for each. A write of several is
   * committed by one more entry.
   */
  @Override
  public void addDemand(Database.Spec spec, Asked asked, Demand demand) {
    demand.busy(Engines.RESOURCE, LeastTime.of(engine(spec).work()));
    int touched = Math.min(asked.query().ranges(), ranges(spec));
    boolean writes = asked.operation() == Operation.WRITE;
    Consumer<Demand> atRange =
        range -> {
          new DatabaseDemand(spec).add(asked, range);
          if (writes) {
            addEntry(raft(spec), range);
          }
        };
    demand.everywhere(touched, 1, atRange);
    if (writes && touched > 1) {
      demand.everywhere(1, 1.0 / touched, entry -> addEntry(raft(spec), entry));
    }
  }

  /** The leaseholder has one of the copies, other stores the others. */
  private static void addEntry(RaftSpec raft, Demand demand) {
    Consumer<Demand> own =
        copy -> {
          copy.compute(LeastTime.of(raft.cpu()));
          copy.take(LeastTime.of(raft.sync()));
        };
    Consumer<Demand> other =
        copy -> {
          copy.computeElsewhere(LeastTime.of(raft.cpu()));
          copy.take(LeastTime.of(raft.sync()));
        };
    List<Consumer<Demand>> copies =
        new ArrayList<>(Collections.nCopies(raft.replicationFactor(), other));
    copies.set(0, own);
    demand.fork(copies, raft.majority(), Timeout.Cancelling.IGNORE);
  }

  /** An engine works once for a statement, stores for each of its ranges. */
  @Override
  public double busiest(
      Database.Spec spec, String name, String resource, List<Queried.Load> loads) {
    if (resource.equals(Engines.RESOURCE)) {
      return loads.stream().mapToDouble(Queried.Load::busy).sum();
    }
    int stores = servers(spec);
    ShardLoads byRange = new ShardLoads(HASH, name, ranges(spec));
    double[] busy = new double[stores];
    for (Queried.Load load : loads) {
      double[] shares = byRange.shares(load.keys(), load.popularity());
      int touched = Math.min(load.ranges(), shares.length);
      for (int range = 0; range < shares.length; range++) {
        for (int i = 0; i < touched; i++) {
          busy[(range + i) % shares.length % stores] += shares[range] * load.busy();
        }
      }
    }
    double most = 0;
    for (double each : busy) {
      most = Math.max(most, each);
    }
    return stores * most;
  }

  @Override
  public Cluster create(Database.Spec spec, Wiring wiring) {
    Ranges ranges = new Ranges(ranges(spec), servers(spec), raft(spec).replicationFactor());
    return new DistributedCluster(spec, wiring, ranges);
  }
}
