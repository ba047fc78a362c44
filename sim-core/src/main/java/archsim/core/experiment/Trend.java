package archsim.core.experiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Whether the number of requests inside grows as long as one looks: the slope of a least-squares
 * line through each replication's series, and a one-sided t-test over replications. A system whose
 * queues grow has no steady state, and no promise about it can be kept.
 */
public final class Trend {
  /** The confidence that no slope is called growth by chance, over all components together. */
  private static final double CONFIDENCE = 0.99;

  private static final double NEGLIGIBLE_UNFINISHED = 0.001;

  private Trend() {}

  /**
   * A component that fills up.
   *
   * @param perSecond by how many requests inside, per second
   */
  public record Growth(String component, double perSecond) {
    @Override
    public String toString() {
      return "queue of %s grows by %s/s".formatted(component, Wording.figure(perSecond));
    }
  }

  /**
   * Why the system is not steady, as in "queue of app grows by 12/s"; empty where nothing says so.
   *
   * @param inside requests inside by component, one series per replication
   * @param bucket seconds between two values of a series
   * @param unfinished requests inside at the end, over all replications
   * @param arrivals over all replications
   */
  public static Optional<String> unsteady(
      SortedMap<String, List<double[]>> inside, double bucket, long unfinished, long arrivals) {
    return unfinished > NEGLIGIBLE_UNFINISHED * arrivals
        ? strongest(inside, bucket).map(Growth::toString)
        : Optional.empty();
  }

  /**
   * The component that grows fastest among those whose slope is positive at 99 %. Each of k
   * components is tested at 1 − 0.01/k (Bonferroni), so that an architecture of a hundred is not
   * called unsteady for being large. One replication gives no test.
   */
  public static Optional<Growth> strongest(
      SortedMap<String, List<double[]>> inside, double bucket) {
    double oneSided = 1 - (1 - CONFIDENCE) / inside.size();
    double twoSided = 2 * oneSided - 1;
    return inside.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), slope(entry.getValue(), bucket)))
        .filter(entry -> entry.getValue().lower(twoSided) > 0)
        .map(entry -> new Growth(entry.getKey(), entry.getValue().value()))
        .max(Comparator.comparingDouble(Growth::perSecond));
  }

  private static Estimate slope(List<double[]> perReplication, double bucket) {
    return Estimate.ofMeans(
        perReplication.stream().mapToDouble(series -> slope(series, bucket)).toArray());
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
