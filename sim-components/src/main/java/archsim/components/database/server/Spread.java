package archsim.components.database.server;

import archsim.components.partition.Partitioning;
import archsim.components.partition.PartitioningSpec;
import archsim.core.Require;
import archsim.core.random.Constant;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user wrote about data that is spread over servers, each of which holds some of it.
 *
 * @param shards servers that each hold some of the keys
 * @param engines SQL engines in front of the stores
 * @param stores servers that hold the copies of ranges
 * @param ranges of the keys
 */
@Doc("Data that is spread over servers.")
public record Spread(
    @Doc("Servers that each hold some of the keys (sharded).") @Unit(Dimension.COUNT)
        @Nullable Integer shards,
    @Doc("What moving data costs; without it data moves at once and costs nothing.")
        @Nullable RebalanceSpec rebalance,
    @Doc("SQL engines in front of the stores (distributed-sql, default 1).") @Unit(Dimension.COUNT)
        @Nullable Integer engines,
    @Doc("What each of them is (distributed-sql).") @Nullable EngineSpec engine,
    @Doc("Servers that hold the copies of ranges (distributed-sql).") @Unit(Dimension.COUNT)
        @Nullable Integer stores,
    @Doc("Ranges of the keys (distributed-sql, default 16 a store).") @Unit(Dimension.COUNT)
        @Nullable Integer ranges,
    @Doc("How ranges are replicated (distributed-sql).") @Nullable RaftSpec raft,
    @Doc("Which servers hold which keys (sharded, quorum).")
        @Nullable PartitioningSpec partitioning) {
  private static final EngineSpec ENGINE = new EngineSpec(1, new Constant(0));
  private static final RaftSpec RAFT = new RaftSpec(3, new Constant(0.001), new Constant(0), 9);
  private static final int RANGES_PER_STORE = 16;

  public Spread {
    check("engines", engines);
    check("shards", shards);
    check("stores", stores);
    check("ranges", ranges);
  }

  private static void check(String key, @Nullable Integer count) {
    Require.range(key, count, 1, Partitioning.MOST_SERVERS);
  }

  /** The keys that are said, in the order of the language. */
  List<String> said() {
    List<String> said = new ArrayList<>();
    Replication.add(said, "shards", shards);
    Replication.add(said, "rebalance", rebalance);
    Replication.add(said, "engines", engines);
    Replication.add(said, "engine", engine);
    Replication.add(said, "stores", stores);
    Replication.add(said, "ranges", ranges);
    Replication.add(said, "raft", raft);
    Replication.add(said, "partitioning", partitioning);
    return said;
  }

  public int engineCount() {
    return engines == null ? 1 : engines;
  }

  public EngineSpec engineOrDefault() {
    return engine == null ? ENGINE : engine;
  }

  public int storeCount() {
    return stores == null ? 1 : stores;
  }

  public int rangeCount() {
    int usual = Math.min(Partitioning.MOST_SERVERS, RANGES_PER_STORE * storeCount());
    return ranges == null ? usual : ranges;
  }

  public RaftSpec raftOrDefault() {
    return raft == null ? RAFT : raft;
  }
}
