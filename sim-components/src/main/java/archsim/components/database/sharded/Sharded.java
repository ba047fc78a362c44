package archsim.components.database.sharded;

import archsim.components.database.server.Cluster;
import archsim.components.database.server.Layout;
import archsim.components.database.server.QueryProfile;
import archsim.components.database.server.ServerDemand;
import archsim.components.database.server.Setup;
import archsim.components.demand.Demand;
import archsim.components.flow.KeySpace;
import archsim.components.model.Queried;
import archsim.components.model.Wiring;
import archsim.components.partition.By;
import archsim.components.partition.Partitioning;
import archsim.components.partition.PartitioningSpec;
import archsim.core.random.KeyedRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shards: servers that each hold some of the keys. */
public final class Sharded implements Layout {
  private static final long MANY = 1L << 40;
  private static final PartitioningSpec USUAL = new PartitioningSpec(By.HASH, null);

  @Override
  public Map<String, String> impliedDefaults(Setup spec) {
    Map<String, String> implied = new LinkedHashMap<>();
    if (spec.spread().partitioning() == null) {
      implied.put("partitioning", "hash");
    }
    if (spec.spread().rebalance() == null) {
      implied.put("rebalance", "none");
    }
    return implied;
  }

  @Override
  public List<String> fields() {
    return List.of("shards", "partitioning", "rebalance");
  }

  @Override
  public List<String> needs() {
    return List.of("shards");
  }

  @Override
  public int servers(Setup spec) {
    return spec.spread().shards() == null ? 1 : spec.spread().shards();
  }

  @Override
  public List<String> faults() {
    return List.of("kill", "add-shards", "remove-shards");
  }

  @Override
  public List<String> figures() {
    return List.of(Resizing.MOVED_BYTES, Resizing.REBALANCE, Resizing.MOVING);
  }

  @Override
  public void addDemand(Setup spec, QueryProfile asked, Demand demand) {
    if (asked.query().scatter()) {
      demand.everywhere(servers(spec), 1, each -> new ServerDemand(spec).add(asked, each));
    } else {
      new ServerDemand(spec).add(asked, demand);
    }
  }

  @Override
  public double busiest(Setup spec, String name, String resource, List<Queried.Load> loads) {
    return new ShardLoads(partitioning(spec), name, servers(spec)).busiest(loads);
  }

  static PartitioningSpec partitioning(Setup spec) {
    return spec.spread().partitioning() == null ? USUAL : spec.spread().partitioning();
  }

  /** The hashes of a database are a function of its name, the same in every run. */
  public static long seed(String name) {
    return KeyedRandom.mix(name.hashCode());
  }

  @Override
  public Cluster create(Setup spec, Wiring wiring) {
    PartitioningSpec partitioning = partitioning(spec);
    boolean ranges = partitioning.by() == By.RANGE;
    long keys = ranges ? keys(wiring.keysAskedFor()) : 0;
    Partitioning first = partitioning.create(servers(spec), keys, seed(wiring.name()));
    return new ShardedCluster(spec, wiring, new ShardMap(first, !ranges));
  }

  /** How many keys ranges are of: of those that are asked for, or where none are, any number. */
  private static long keys(List<KeySpace> spaces) {
    return spaces.isEmpty() ? MANY : spaces.get(0).popularity().size();
  }
}
