package archsim.core.statistics;

import java.util.Arrays;

/**
 * What {@link Excursions} had counted, immutable: how often each level was crossed. The level of a
 * bucket is asked for by the middle of the bucket, as quantiles are read from histograms.
 */
public final class ExcursionCounts {
  /** No excursions at all. */
  public static final ExcursionCounts NONE = new ExcursionCounts(new double[0], new int[0]);

  // The middles of buckets, ascending, and the count from each one to the next.
  private final double[] levels;
  private final int[] counts;

  ExcursionCounts(double[] levels, int[] counts) {
    this.levels = levels;
    this.counts = counts;
  }

  /** Of so many times that are none: as often above that as not. */
  public static ExcursionCounts ofZeros(long count) {
    int excursions = (int) Math.min(count / 2, Excursions.ENOUGH);
    return new ExcursionCounts(new double[] {0}, new int[] {excursions});
  }

  /**
   * How often the level was crossed.
   *
   * @param level a quantile in seconds; +∞ counts those that have no time
   */
  public long above(double level) {
    int at = Arrays.binarySearch(levels, level);
    int last = at >= 0 ? at : -at - 2;
    return last < 0 ? 0 : counts[last];
  }
}
