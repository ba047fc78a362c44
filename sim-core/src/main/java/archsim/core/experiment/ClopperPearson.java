package archsim.core.experiment;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact interval of a probability after k events in n independent trials: from the α/2 quantile
 * of Beta(k, n−k+1) to the 1−α/2 quantile of Beta(k+1, n−k) (Clopper, Pearson: The Use of
 * Confidence or Fiducial Limits, Biometrika 26(4), 1934).
 *
 * <p>Requests of one run are not independent, so this is a lower bound of the width of an interval,
 * never the interval itself; it is what is left where all replications counted no event.
 */
final class ClopperPearson {
  private ClopperPearson() {}

  static Interval of(long events, long trials, double confidence) {
    double tail = (1 - confidence) / 2;
    double low =
        events == 0
            ? 0
            : BetaDistribution.of((double) events, trials - events + 1.0)
                .inverseCumulativeProbability(tail);
    double high =
        events == trials
            ? 1
            : BetaDistribution.of(events + 1.0, (double) (trials - events))
                .inverseSurvivalProbability(tail);
    return new Interval(low, high);
  }
}
