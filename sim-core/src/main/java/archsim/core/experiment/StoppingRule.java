package archsim.core.experiment;

import archsim.core.results.Verdict;
import java.util.List;

/**
 * When {@code replications: auto} has run enough: it looks after 10, 15, 22 and 30 replications and
 * stops where every promise is decided by its 99 % interval, or known to the precision asked for.
 * What is decided after the last look is decided at 96.4 %: a limit that is exactly the true value
 * is then passed or failed by any of the looks in 5 % of the runs (4 × 99 % and 95 % make 6.2 %).
 *
 * <p>Few looks at a wider interval keep the error of looking repeatedly small; a rule that stops as
 * soon as a half-width happens to be small stops on intervals that are too short. For the same
 * reason refused figures are not looked at: more replications do not thicken a thin tail.
 *
 * @param precision the half-width, at 95 %, to reach as a share of the figure or of its limit
 */
public record StoppingRule(double precision) {
  private static final List<Integer> LOOKS = List.of(10, 15, 22, 30);
  private static final double EARLIER_CONFIDENCE = 0.99;
  private static final double LAST_CONFIDENCE = 0.964;

  public StoppingRule {
    if (!(precision > 0)) {
      throw new IllegalArgumentException("precision must be > 0, was " + precision);
    }
  }

  /** A promise as far as it matters here. */
  public record Watched(Estimate estimate, Slo.Comparator comparator, double limit) {
    public static Watched of(Estimate estimate, Slo slo) {
      return new Watched(estimate, slo.comparator(), slo.limit());
    }
  }

  /** How many replications there are at the most. */
  public static int most() {
    return LOOKS.get(LOOKS.size() - 1);
  }

  /**
   * After how many replications to look next, given how many are done; {@link #most} at the end.
   */
  public static int next(int done) {
    return LOOKS.stream().filter(look -> look > done).findFirst().orElse(most());
  }

  /** By which interval to decide after so many replications. */
  public static double confidence(int done) {
    return done < most() ? EARLIER_CONFIDENCE : LAST_CONFIDENCE;
  }

  /** Whether every promise is decided or precise. */
  public boolean isContentWith(List<Watched> promises) {
    return promises.stream()
        .allMatch(
            promise ->
                promise.estimate().isRefused()
                    || isDecided(promise)
                    || isPrecise(promise.estimate(), promise.limit()));
  }

  /** Without a promise: whether every figure is precise. */
  public boolean isPrecise(List<Estimate> figures) {
    return figures.stream().allMatch(figure -> figure.isRefused() || isPrecise(figure, 0));
  }

  private boolean isPrecise(Estimate estimate, double limit) {
    double scale = Math.max(Math.abs(estimate.value()), Math.abs(limit));
    return estimate.halfWidth(Estimate.REPORTED_CONFIDENCE) <= precision * scale;
  }

  private static boolean isDecided(Watched promise) {
    return SloVerdict.decide(
                promise.estimate(), promise.comparator(), promise.limit(), EARLIER_CONFIDENCE)
            .verdict()
        != Verdict.UNDECIDED;
  }
}
