package archsim.components.database.distributed;

import archsim.components.call.Timeout;
import archsim.components.database.server.Cluster;
import archsim.components.database.server.Layout;
import archsim.components.database.server.Operation;
import archsim.components.database.server.QueryProfile;
import archsim.components.database.server.RaftSpec;
import archsim.components.database.server.ServerDemand;
import archsim.components.database.server.Setup;
import archsim.components.database.sharded.Resizing;
import archsim.components.database.sharded.ShardLoads;
import archsim.components.database.sharded.Sharded;
import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Queried;
import archsim.components.model.Wiring;
import archsim.components.partition.By;
import archsim.components.partition.Partitioning;
import archsim.components.partition.PartitioningSpec;
import archsim.core.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** SQL engines in front of ranges that are replicated over stores; to clients one database. */
public final class DistributedSql implements Layout {
  private static final PartitioningSpec HASH = new PartitioningSpec(By.HASH, null);

  @Override
  public Map<String, String> impliedDefaults(Setup spec) {
    Map<String, String> implied = new LinkedHashMap<>();
    if (spec.spread().engines() == null) {
      implied.put("engines", "1");
    }
    if (spec.spread().engine() == null) {
      implied.put("engine", "{cpu: 1, work: 0ms}");
    }
    if (spec.spread().ranges() == null) {
      implied.put("ranges", Integer.toString(spec.spread().rangeCount()));
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

  @Override
  public void check(Setup spec) {
    int copies = spec.spread().raftOrDefault().replicationFactor();
    Require.field(
        "stores",
        servers(spec) >= copies,
        "must be at least raft.replicationFactor, %d, was %d: copies of a range are on"
            + " different stores",
        copies,
        servers(spec));
    Require.field(
        "nodePool",
        !spec.machines().areSaid(),
        "and instanceType are not built yet for topology distributed-sql");
  }

  /** Which range a key belongs to: all of them hold as many. */
  static Partitioning keys(int ranges, String name) {
    return HASH.create(ranges, 0, Sharded.seed(name));
  }

  @Override
  public int servers(Setup spec) {
    return spec.spread().storeCount();
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
  public List<ComponentSpec.Capacity> capacities(Setup spec) {
    return List.of(
        new ComponentSpec.Capacity(
            Engines.RESOURCE, spec.spread().engineCount() * spec.spread().engineOrDefault().cpu()));
  }

  /**
   * What one of its ranges needs counts: {@link #busiest} does so for each. A write of several is
   * committed by one more entry.
   */
  @Override
  public void addDemand(Setup spec, QueryProfile asked, Demand demand) {
    demand.busy(Engines.RESOURCE, LeastTime.of(spec.spread().engineOrDefault().work()));
    int touched = Math.min(asked.query().ranges(), spec.spread().rangeCount());
    boolean writes = asked.operation() == Operation.WRITE;
    Consumer<Demand> atRange =
        range -> {
          new ServerDemand(spec).add(asked, range);
          if (writes) {
            addEntry(spec.spread().raftOrDefault(), range);
          }
        };
    demand.everywhere(touched, 1, atRange);
    if (writes && touched > 1) {
      demand.everywhere(1, 1.0 / touched, entry -> addEntry(spec.spread().raftOrDefault(), entry));
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
  public double busiest(Setup spec, String name, String resource, List<Queried.Load> loads) {
    if (resource.equals(Engines.RESOURCE)) {
      return loads.stream().mapToDouble(Queried.Load::busy).sum();
    }
    int stores = servers(spec);
    ShardLoads byRange = new ShardLoads(HASH, name, spec.spread().rangeCount());
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
  public Cluster create(Setup spec, Wiring wiring) {
    Ranges ranges =
        new Ranges(
            spec.spread().rangeCount(),
            servers(spec),
            spec.spread().raftOrDefault().replicationFactor());
    return new DistributedCluster(spec, wiring, ranges);
  }
}
