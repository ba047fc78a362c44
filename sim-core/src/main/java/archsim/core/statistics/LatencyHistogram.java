package archsim.core.statistics;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Times in seconds, counted in the buckets of an HdrHistogram of nanoseconds: a quantile read from
 * it is within 10^-digits of the value that was recorded. The sum is kept apart, so means carry no
 * rounding. Footprint: 2 KiB (2 digits) or 16 KiB (3 digits), plus half of that for every doubling
 * of the longest time above 256 ns or 2 µs.
 *
 * <p>With B = 2^b the power of two that is not below 2·10^digits, times below B ns have buckets of
 * 1 ns, and each doubling above has B/2 equal buckets.
 */
public final class LatencyHistogram {
  private final int digits;
  private final Buckets buckets;
  private long[] counts;
  private long zeros;
  private long others;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max;

  /**
   * @param digits significant decimal digits of a quantile: 3 for workloads, 2 for edges
   */
  public LatencyHistogram(int digits) {
    this.digits = digits;
    buckets = Buckets.of(digits);
    counts = new long[buckets.first()];
  }

  /** Counts one time. */
  public void record(double seconds) {
    if (seconds == 0) {
      zeros++; // most waits are none
      return;
    }
    sum += seconds;
    if (seconds < min) {
      min = seconds;
    }
    if (seconds > max) {
      max = seconds;
    }
    int index = buckets.indexOf(seconds);
    reach(index);
    counts[index]++;
    others++;
  }

  private void reach(int index) {
    if (index >= counts.length) {
      counts = Arrays.copyOf(counts, buckets.lengthFor(index));
    }
  }

  // The first and the last bucket that may not be empty; the first comes after the last where all
  // are.

  private int lowest() {
    return others == 0 ? 0 : buckets.indexOf(min);
  }

  private int highest() {
    return others == 0 ? -1 : buckets.indexOf(max);
  }

  public long count() {
    return zeros + others;
  }

  /** Forgets everything recorded. */
  public void reset() {
    Arrays.fill(counts, lowest(), highest() + 1, 0);
    zeros = 0;
    others = 0;
    sum = 0;
    min = Double.POSITIVE_INFINITY;
    max = 0;
  }

  /** What is recorded now, as an immutable value. */
  public HistogramSnapshot snapshot() {
    int lowest = lowest();
    int highest = highest();
    int size = 0;
    for (int i = lowest; i <= highest; i++) {
      if (counts[i] > 0) {
        size++;
      }
    }
    boolean separate = zeros > 0 && (size == 0 || counts[0] == 0);
    double[] seconds = new double[separate ? size + 1 : size];
    long[] copied = new long[seconds.length];
    int next = separate ? 1 : 0;
    for (int i = lowest; i <= highest; i++) {
      if (counts[i] > 0) {
        seconds[next] = buckets.seconds(i);
        copied[next++] = counts[i];
      }
    }
    if (zeros > 0) {
      copied[0] += zeros;
    }
    double least = zeros > 0 ? 0 : min;
    return new HistogramSnapshot(seconds, copied, count(), sum, least, max);
  }

  /** What is recorded now, in few bytes. */
  public PackedHistogram pack() {
    Histogram copy = new Histogram(digits);
    // From the longest time, for which it grows once.
    for (int i = highest(); i >= lowest(); i--) {
      if (counts[i] > 0) {
        copy.recordValueWithCount(buckets.lower(i), counts[i]);
      }
    }
    copy.recordValueWithCount(0, zeros);
    return new PackedHistogram(copy, sum, zeros > 0 ? 0 : min, max);
  }
}
