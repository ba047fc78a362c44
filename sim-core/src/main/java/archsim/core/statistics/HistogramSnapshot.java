package archsim.core.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * What a {@link LatencyHistogram} had recorded, immutable and sparse: the buckets that hold
 * anything, by ascending value. A bucket stands for its middle, so a quantile errs by at most half
 * a bucket.
 */
public final class HistogramSnapshot {
  /** No times at all. */
  public static final HistogramSnapshot EMPTY =
      new HistogramSnapshot(new double[0], new long[0], 0, 0, Double.POSITIVE_INFINITY, 0);

  private final double[] seconds;
  private final long[] counts;
  private final long count;
  private final double sum;
  private final double min;
  private final double max;

  HistogramSnapshot(
      double[] seconds, long[] counts, long count, double sum, double min, double max) {
    this.seconds = seconds;
    this.counts = counts;
    this.count = count;
    this.sum = sum;
    this.min = min;
    this.max = max;
  }

  /** So many times that are none. */
  public static HistogramSnapshot ofZeros(long count) {
    return count == 0
        ? EMPTY
        : new HistogramSnapshot(new double[] {0}, new long[] {count}, count, 0, 0, 0);
  }

  /**
   * All times of several snapshots: of the same number of digits, as if recorded by one histogram;
   * of others, each time keeps the bucket that it has.
   */
  public static HistogramSnapshot merge(List<HistogramSnapshot> parts) {
    return switch (parts.size()) {
      case 0 -> EMPTY;
      case 1 -> parts.get(0);
      default -> {
        // By halves: to add one after the other would copy the sum each time.
        int half = parts.size() / 2;
        yield merge(parts.subList(0, half)).plus(merge(parts.subList(half, parts.size())));
      }
    };
  }

  private HistogramSnapshot plus(HistogramSnapshot other) {
    double[] both = new double[seconds.length + other.seconds.length];
    long[] sums = new long[both.length];
    int size = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < seconds.length || theirs < other.seconds.length) {
      double here = mine < seconds.length ? seconds[mine] : Double.POSITIVE_INFINITY;
      double there =
          theirs < other.seconds.length ? other.seconds[theirs] : Double.POSITIVE_INFINITY;
      both[size] = Math.min(here, there);
      if (here <= there) {
        sums[size] += counts[mine++];
      }
      if (there <= here) {
        sums[size] += other.counts[theirs++];
      }
      size++;
    }
    return new HistogramSnapshot(
        Arrays.copyOf(both, size),
        Arrays.copyOf(sums, size),
        count + other.count,
        sum + other.sum,
        Math.min(min, other.min),
        Math.max(max, other.max));
  }

  /** How many times were recorded. */
  public long count() {
    return count;
  }

  /** The sum of the times as recorded, without rounding to buckets. */
  public double sum() {
    return sum;
  }

  /** sum / count, NaN where nothing was recorded. */
  public double mean() {
    return sum / count;
  }

  /** The shortest time as recorded, +∞ where nothing was. */
  public double min() {
    return min;
  }

  /** The longest time as recorded, 0 where nothing was. */
  public double max() {
    return max;
  }

  /**
   * The smallest recorded time that at least a share q of all does not exceed, NaN where nothing
   * was recorded.
   *
   * @param q from 0 to 1
   */
  public double quantile(double q) {
    return Math.min(max, Math.max(min, bucketMiddle(q)));
  }

  /** The middle of the bucket that holds a quantile, NaN where nothing was recorded. */
  public double bucketMiddle(double q) {
    long rank = Math.max(1, (long) Math.ceil(q * count - 1e-9));
    long seen = 0;
    for (int i = 0; i < seconds.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return seconds[i];
      }
    }
    return Double.NaN;
  }

  /** How many recorded times lie above a limit, by bucket middles. */
  public long countAbove(double limit) {
    long above = 0;
    for (int i = seconds.length - 1; i >= 0 && seconds[i] > limit; i--) {
      above += counts[i];
    }
    return above;
  }

  /** The number of buckets that hold anything. */
  public int size() {
    return seconds.length;
  }

  /** The middle of the i-th bucket in seconds, ascending with i. */
  public double seconds(int i) {
    return seconds[i];
  }

  /** The count of the i-th bucket. */
  public long countAt(int i) {
    return counts[i];
  }
}
