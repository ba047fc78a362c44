package archsim.components.database.sharded;

import archsim.components.flow.KeySpace;
import archsim.components.keys.Popularity;
import archsim.components.keys.TraceKeys;
import archsim.components.keys.ZipfKeys;
import archsim.components.model.Queried.Load;
import archsim.components.partition.By;
import archsim.components.partition.Partitioning;
import archsim.components.partition.PartitioningSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How much of the load each shard gets: of the most popular keys each at its shard, of all others
 * by what the shard holds of them. Ranges of those are looked up at keys that grow by 1 %.
 */
public final class ShardLoads {
  private static final int EXACT = 20_000;
  private static final double GROWTH = 1.01;

  private final PartitioningSpec partitioning;
  private final String name;
  private final int shards;

  public ShardLoads(PartitioningSpec partitioning, String name, int shards) {
    this.partitioning = partitioning;
    this.name = name;
    this.shards = shards;
  }

  /** What the busiest shard has to do, times the number of shards. */
  double busiest(List<Load> loads) {
    double[] busy = new double[shards];
    for (Load load : loads) {
      if (load.busy() > 0) {
        double[] shares = load.everywhere() ? null : shares(load.keys(), load.popularity());
        for (int i = 0; i < shards; i++) {
          busy[i] += load.busy() * (shares == null ? 1 : shares[i]);
        }
      }
    }
    double most = 0;
    for (double each : busy) {
      most = Math.max(most, each);
    }
    return shards * most;
  }

  /** The share of the draws of some keys that each shard gets. */
  public double[] shares(@Nullable String space, @Nullable Popularity popularity) {
    double[] shares = new double[shards];
    if (space == null || popularity == null) {
      Arrays.fill(shares, 1.0 / shards);
      return shares;
    }
    boolean ranges = partitioning.by() == By.RANGE;
    Partitioning state =
        partitioning.create(
            shards, ranges ? Math.max(shards, popularity.size()) : 0, Sharded.seed(name));
    // The ranks of a trace are not its keys, and what is unique has no ranks.
    boolean ranked = popularity.size() > 0 && !(popularity instanceof TraceKeys);
    long exact = ranked ? Math.min(EXACT, popularity.size()) : 0;
    double known = 0;
    LongToDoubleFunction probabilities = probabilities(popularity);
    for (long rank = 1; rank <= exact; rank++) {
      double probability = probabilities.applyAsDouble(rank);
      known += probability;
      shares[state.shard(ranges ? rank : rank ^ KeySpace.salt(space))] += probability;
    }
    double[] rest = ranges && ranked ? tail(state, popularity, exact) : state.shares();
    for (int i = 0; i < shards; i++) {
      shares[i] += Math.max(0, 1 - known) * rest[i];
    }
    return shares;
  }

  /** The probability of each rank; of Zipf's law the sum of all weights is found once. */
  private static LongToDoubleFunction probabilities(Popularity popularity) {
    if (popularity instanceof ZipfKeys zipf) {
      double first = zipf.probability(1);
      return rank -> first * StrictMath.pow((double) rank, -zipf.s());
    }
    return popularity::probability;
  }

  /** How the draws of less popular keys are divided among ranges; they add up to 1. */
  private double[] tail(Partitioning state, Popularity popularity, long exact) {
    LongToDoubleFunction probabilities = probabilities(popularity);
    double[] weights = new double[shards];
    double all = 0;
    long size = popularity.size();
    for (long first = exact + 1; first <= size; ) {
      long last = Math.min(size, (long) (first * GROWTH));
      long middle = first + (last - first) / 2;
      double weight = probabilities.applyAsDouble(middle) * (last - first + 1);
      weights[state.shard(middle)] += weight;
      all += weight;
      first = last + 1;
    }
    for (int i = 0; i < shards && all > 0; i++) {
      weights[i] /= all;
    }
    return weights;
  }
}
