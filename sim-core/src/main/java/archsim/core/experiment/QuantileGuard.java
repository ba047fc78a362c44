package archsim.core.experiment;

import java.util.Optional;

/**
 * Refuses quantiles whose tail is too thin: below 10 {@linkplain Excursions excursions} per
 * replication, the replications' quantiles are biased and skewed, and intervals of nominal 95 %
 * miss far more often than once in 20.
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
        "%s excursions above %s per replication, %s needed: --duration %s%s"
            .formatted(
                Wording.oneDecimalDown(excursions),
                Wording.quantile(q),
                Wording.oneDecimalDown(LEAST_EXCURSIONS),
                Wording.durationUp(duration * factor),
                unknown ? " at least" : ""));
  }

  /** The estimate itself, or its refusal. */
  public static Estimate guarded(Estimate estimate, double q, double excursions, double duration) {
    return refusal(q, excursions, duration).map(Estimate::refused).orElse(estimate);
  }
}
