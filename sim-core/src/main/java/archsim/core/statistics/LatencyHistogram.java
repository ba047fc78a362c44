package archsim.core.statistics;

import org.HdrHistogram.Histogram;

/**
 * Times in seconds, counted in an HdrHistogram of nanoseconds: a quantile read from it is within
 * 10^-digits of the value that was recorded. The sum is kept apart, so means carry no rounding.
 * Footprint: 2 KiB (2 digits) or 16 KiB (3 digits), plus half of that for every doubling of the
 * longest time above 256 ns or 2 µs.
 */
public final class LatencyHistogram {
  private static final double NANOS = 1e9;

  /** Times above 2^53 ns (104 days) count as this. */
  private static final long LONGEST = 1L << 53;

  private final Histogram histogram;
  private long zeros;
  private long count;
  private double sum;
  private double min = Double.POSITIVE_INFINITY;
  private double max;

  /**
   * @param digits significant decimal digits of a quantile: 3 for workloads, 2 for edges
   */
  public LatencyHistogram(int digits) {
    histogram = new Histogram(digits);
    histogram.setAutoResize(true);
  }

  /** Counts one time. */
  public void record(double seconds) {
    count++;
    sum += seconds;
    if (seconds < min) {
      min = seconds;
    }
    if (seconds > max) {
      max = seconds;
    }
    long nanos = (long) (seconds * NANOS + 0.5);
    if (nanos == 0) {
      zeros++; // most waits are none: spare them the histogram
    } else {
      histogram.recordValue(Math.min(nanos, LONGEST));
    }
  }

  public long count() {
    return count;
  }

  /** Forgets everything recorded. */
  public void reset() {
    histogram.reset();
    zeros = 0;
    count = 0;
    sum = 0;
    min = Double.POSITIVE_INFINITY;
    max = 0;
  }

  /** What is recorded now, as an immutable value. */
  public HistogramSnapshot snapshot() {
    return HistogramSnapshot.of(histogram, zeros, count, sum, min, max);
  }
}
