package archsim.core.results;

import org.jspecify.annotations.Nullable;

/**
 * What one shard of a database held and served.
 *
 * @param shareOfKeys of all keys, at the end; of a distributed one, of the ranges it serves
 * @param throughputPerS statements that came to it, per second
 * @param change how that changed, null where nothing moved between shards
 */
public record ShardResult(
    String name,
    double shareOfKeys,
    EstimateResult throughputPerS,
    @Nullable ShardChangeResult change) {

  /**
   * Before anything moved, while it moved and after, each as means over that time.
   *
   * @param throughputBeforePerS statements that came to it, per second
   */
  public record ShardChangeResult(
      double shareBefore,
      double shareDuring,
      double throughputBeforePerS,
      double throughputDuringPerS,
      double throughputAfterPerS) {}
}
