package archsim.core.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * What a {@link LatencyHistogram} had recorded, immutable and sparse: the buckets that hold
 * anything, by ascending value. A bucket stands for its middle, so a quantile errs by at most half
 * a bucket.
 */
public final class HistogramSnapshot {
  private static final double NANOS = 1e9;

  /** No times at all. */
  public static final HistogramSnapshot EMPTY =
      new HistogramSnapshot(new double[0], new long[0], 0, 0, Double.POSITIVE_INFINITY, 0);

  private final double[] seconds;
  private final long[] counts;
  private final long count;
  private final double sum;
  private final double min;
  private final double max;

  private HistogramSnapshot(
      double[] seconds, long[] counts, long count, double sum, double min, double max) {
    this.seconds = seconds;
    this.counts = counts;
    this.count = count;
    this.sum = sum;
    this.min = min;
    this.max = max;
  }

  static HistogramSnapshot of(
      Histogram histogram, long zeros, long count, double sum, double min, double max) {
    double[] seconds = new double[16];
    long[] counts = new long[16];
    int size = 0;
    if (zeros > 0) {
      counts[size++] = zeros;
    }
    for (HistogramIterationValue bucket : histogram.recordedValues()) {
      if (size == seconds.length) {
        seconds = Arrays.copyOf(seconds, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      seconds[size] = histogram.medianEquivalentValue(bucket.getValueIteratedTo()) / NANOS;
      counts[size++] = bucket.getCountAtValueIteratedTo();
    }
    return new HistogramSnapshot(
        Arrays.copyOf(seconds, size), Arrays.copyOf(counts, size), count, sum, min, max);
  }

  /**
   * All times of several snapshots of the same number of digits, as if recorded by one histogram.
   */
  public static HistogramSnapshot merge(List<HistogramSnapshot> parts) {
    int[] next = new int[parts.size()];
    PriorityQueue<Integer> byValue =
        new PriorityQueue<>(
            (a, b) -> Double.compare(parts.get(a).seconds[next[a]], parts.get(b).seconds[next[b]]));
    int most = 0;
    long count = 0;
    double sum = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    for (int i = 0; i < parts.size(); i++) {
      HistogramSnapshot part = parts.get(i);
      most += part.seconds.length;
      count += part.count;
      sum += part.sum;
      min = Math.min(min, part.min);
      max = Math.max(max, part.max);
      if (part.seconds.length > 0) {
        byValue.add(i);
      }
    }
    double[] seconds = new double[most];
    long[] counts = new long[most];
    int size = 0;
    while (!byValue.isEmpty()) {
      int i = byValue.remove();
      double value = parts.get(i).seconds[next[i]];
      if (size == 0 || seconds[size - 1] < value) {
        seconds[size++] = value;
      }
      counts[size - 1] += parts.get(i).counts[next[i]];
      if (++next[i] < parts.get(i).seconds.length) {
        byValue.add(i);
      }
    }
    return new HistogramSnapshot(
        Arrays.copyOf(seconds, size), Arrays.copyOf(counts, size), count, sum, min, max);
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
    long rank = Math.max(1, (long) Math.ceil(q * count - 1e-9));
    long seen = 0;
    for (int i = 0; i < seconds.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return Math.min(max, Math.max(min, seconds[i]));
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
