package archsim.core.experiment;

import archsim.core.statistics.ExcursionCounts;
import archsim.core.statistics.HistogramSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * Refuses quantiles whose tail is too thin: below 10 {@linkplain archsim.core.statistics.Excursions
 * excursions} per replication above the pooled quantile, the replications' quantiles are biased and
 * skewed, and intervals of nominal 95 % miss far more often than once in 20.
 */
public final class QuantileGuard {
  /** The mean number of excursions per replication from which a quantile is shown. */
  public static final double LEAST_EXCURSIONS = 10;

  /** Aims above the bound, for the excursions of the longer run vary as well. */
  private static final double RESERVE = 1.2;

  private QuantileGuard() {}

  /**
   * Why a quantile is refused, with the duration that would do; empty where it is not.
   *
   * @param excursions mean number per replication
   * @param duration measured seconds per replication
   */
  public static Optional<String> refusal(double q, double excursions, double duration) {
    if (excursions >= LEAST_EXCURSIONS) {
      return Optional.empty();
    }
    // Without a single excursion in all replications the rate is unknown: only a bound can be said.
    boolean unknown = !(excursions > 0);
    double factor = unknown ? LEAST_EXCURSIONS : LEAST_EXCURSIONS / excursions * RESERVE;
    return Optional.of(
        "the run is too short for a %s: --duration %s%s"
            .formatted(
                Wording.quantile(q),
                Wording.durationUp(duration * factor),
                unknown ? " at least" : ""));
  }

  /** The estimate itself, or its refusal. */
  public static Estimate guarded(Estimate estimate, double q, double excursions, double duration) {
    return estimate.isRefused()
        ? estimate
        : refusal(q, excursions, duration).map(Estimate::refused).orElse(estimate);
  }

  /**
   * A quantile of times that were counted together.
   *
   * @param duration measured seconds per replication
   */
  public static Estimate quantile(
      double q, List<HistogramSnapshot> times, List<ExcursionCounts> excursions, double duration) {
    HistogramSnapshot pooled = HistogramSnapshot.merge(times);
    double level = pooled.bucketMiddle(q);
    double mean = excursions.stream().mapToLong(each -> each.above(level)).average().orElse(0);
    return guarded(Estimate.ofQuantile(q, pooled, times), q, mean, duration);
  }
}
