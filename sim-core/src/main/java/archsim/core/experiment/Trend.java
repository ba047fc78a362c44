package archsim.core.experiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.DoubleStream;

/**
 * Whether a number of requests grows as long as one looks. Two tests ask, each one-sided at 99 %:
 *
 * <ul>
 *   <li>Over replications: the slope of a least-squares line through each replication's series, and
 *       a t-test of their mean.
 *   <li>Within replications: each series is cut into {@value #STEPS} steps, and a t-test of the
 *       mean change over a step says whether it is above 0. A line that never empties in front of
 *       something that is always busy goes up and down by independent amounts, so this test is
 *       exact there, for one replication too. In a steady state what goes up comes down again, the
 *       changes sum up to next to nothing, and growth is called by chance less often than in 1 %.
 * </ul>
 *
 * <p>A system whose queues grow has no steady state.
 */
public final class Trend {
  /** The confidence that no slope is called growth by chance, over all components together. */
  private static final double CONFIDENCE = 0.99;

  /** The confidence of the two-sided interval whose lower end is that of the test. */
  public static final double TWO_SIDED = 2 * CONFIDENCE - 1;

  private static final double NEGLIGIBLE_UNFINISHED = 0.001;

  /** What a series gains, as a share of its mean, is no growth below this. */
  private static final double NEGLIGIBLE_GAIN = 0.01;

  private static final int STEPS = 9;

  private Trend() {}

  /**
   * A component that fills up.
   *
   * @param perSecond by how many requests inside, per second
   * @param atLeast the same with the confidence of the test, above 0; 0 where none was made
   */
  public record Growth(String component, double perSecond, double atLeast) {
    @Override
    public String toString() {
      return "queue of %s grows by %s/s".formatted(component, Wording.figure(perSecond));
    }
  }

  /** Whether requests inside at the end are so many of all that came that growth matters. */
  public static boolean matters(long unfinished, long arrivals) {
    return unfinished > NEGLIGIBLE_UNFINISHED * arrivals;
  }

  /** Whether what a series gains from its first to its last value is more than 1 % of its mean. */
  public static boolean matters(Growth growth, List<double[]> perReplication, double bucket) {
    double mean =
        perReplication.stream().flatMapToDouble(Arrays::stream).average().orElse(Double.NaN);
    return growth.perSecond() * length(perReplication) * bucket > NEGLIGIBLE_GAIN * mean;
  }

  /**
   * The component that grows fastest among those that grow at 99 %. Each of k components is tested
   * at 1 − 0.01/k (Bonferroni), so that an architecture of a hundred is not called unsteady for
   * being large.
   *
   * @param inside requests inside by component, one series per replication
   * @param bucket seconds between two values of a series
   */
  public static Optional<Growth> strongest(
      SortedMap<String, List<double[]>> inside, double bucket) {
    double oneSided = 1 - (1 - CONFIDENCE) / inside.size();
    return inside.entrySet().stream()
        .map(entry -> growth(entry.getKey(), entry.getValue(), bucket, oneSided))
        .flatMap(Optional::stream)
        .max(Comparator.comparingDouble(Growth::perSecond));
  }

  /** The component that grew most, whether by chance or not: where it is known that some did. */
  public static Optional<Growth> steepest(SortedMap<String, List<double[]>> inside, double bucket) {
    return inside.entrySet().stream()
        .map(entry -> new Growth(entry.getKey(), slope(entry.getValue(), bucket).value(), 0))
        .filter(each -> each.perSecond() > 0)
        .max(Comparator.comparingDouble(Growth::perSecond));
  }

  /** The growth of one component, at 99 %. */
  public static Optional<Growth> of(
      String component, List<double[]> perReplication, double bucket) {
    return growth(component, perReplication, bucket, CONFIDENCE);
  }

  private static Optional<Growth> growth(
      String component, List<double[]> perReplication, double bucket, double oneSided) {
    double twoSided = 2 * oneSided - 1;
    Estimate slope = slope(perReplication, bucket);
    double atLeast =
        DoubleStream.of(slope.lower(twoSided), change(perReplication, bucket).lower(twoSided))
            .filter(lower -> lower > 0)
            .max()
            .orElse(0);
    return atLeast > 0
        ? Optional.of(new Growth(component, slope.value(), atLeast))
        : Optional.empty();
  }

  private static int length(List<double[]> perReplication) {
    return perReplication.get(0).length;
  }

  /** The slope of the last part of each series, mean over replications. */
  public static Estimate slope(List<double[]> perReplication, int from, double bucket) {
    return slope(
        perReplication.stream()
            .map(series -> Arrays.copyOfRange(series, from, series.length))
            .toList(),
        bucket);
  }

  private static Estimate slope(List<double[]> perReplication, double bucket) {
    return Estimate.ofMeans(
        perReplication.stream().mapToDouble(series -> slope(series, bucket)).toArray());
  }

  /** The mean change per second over steps of equal length, the last of which ends the series. */
  private static Estimate change(List<double[]> perReplication, double bucket) {
    int last = length(perReplication) - 1;
    int step = Math.max(1, last / STEPS);
    return Estimate.ofMeans(
        perReplication.stream()
            .flatMapToDouble(
                series ->
                    DoubleStream.iterate(last, end -> end >= step, end -> end - step)
                        .map(end -> series[(int) end] - series[(int) end - step]))
            .map(change -> change / step / bucket)
            .toArray());
  }

  /** The least-squares slope of an equally spaced series, per second: Σ(t−t̄)x / Σ(t−t̄)². */
  static double slope(double[] series, double bucket) {
    double middle = (series.length - 1) / 2.0;
    double mean = Arrays.stream(series).average().orElse(Double.NaN);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < series.length; i++) {
      products += (i - middle) * (series[i] - mean);
      squares += (i - middle) * (i - middle);
    }
    return products / squares / bucket;
  }
}
