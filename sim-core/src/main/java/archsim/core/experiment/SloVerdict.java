package archsim.core.experiment;

import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a promise was kept: PASS where the whole interval keeps it, FAIL where the whole interval
 * breaks it, else UNDECIDED.
 *
 * @param reason why it is undecided, or what broke it; empty where the figures say it all
 */
public record SloVerdict(Verdict verdict, String reason) {
  /** The severity of a promise that never changes the verdict of a run. */
  public static final String WARN = "warn";

  /**
   * Decides by an interval.
   *
   * @param confidence of the interval, lower for one verdict than for one of several looks
   */
  public static SloVerdict decide(
      Estimate estimate, Slo.Comparator comparator, double limit, double confidence) {
    if (estimate.isRefused()) {
      return new SloVerdict(Verdict.UNDECIDED, estimate.refusal());
    }
    if (!estimate.hasInterval()) {
      return new SloVerdict(Verdict.UNDECIDED, "one replication has no interval: --replications 5");
    }
    Interval interval = estimate.interval(confidence);
    double best = comparator.isUpperBound() ? interval.low() : interval.high();
    double worst = comparator.isUpperBound() ? interval.high() : interval.low();
    if (comparator.holds(worst, limit)) {
      Interval cautious = estimate.cautiousInterval(confidence);
      return comparator.holds(comparator.isUpperBound() ? cautious.high() : cautious.low(), limit)
          ? new SloVerdict(Verdict.PASS, "")
          : new SloVerdict(
              Verdict.UNDECIDED,
              "it rests on few events: a longer --duration or more --replications");
    }
    if (Double.isNaN(worst) || comparator.holds(best, limit)) {
      return new SloVerdict(
          Verdict.UNDECIDED,
          "the limit lies within the %sinterval: more --replications"
              .formatted(
                  confidence == Estimate.REPORTED_CONFIDENCE
                      ? ""
                      : Wording.percent(confidence) + " "));
    }
    return new SloVerdict(
        Verdict.FAIL,
        Double.isInfinite(best) ? "more requests did not end OK than the quantile leaves out" : "");
  }

  /** Decides a promise. */
  public static SloVerdict decide(Estimate estimate, Slo slo, double confidence) {
    return decide(estimate, slo.comparator(), slo.limit(), confidence);
  }

  /**
   * The same where nothing can pass, such as without a steady state: what is broken already stays
   * broken, what is kept may not be for long.
   *
   * @param why such as "not steady: queue of app grows by 12/s"
   */
  public SloVerdict atMostUndecided(String why) {
    return verdict == Verdict.FAIL ? this : new SloVerdict(Verdict.UNDECIDED, why);
  }

  /**
   * A broken one with how it gets worse.
   *
   * @param how such as "queue of app grows by 12/s"
   */
  public SloVerdict worsening(String how) {
    return new SloVerdict(verdict, (reason.isEmpty() ? "broken" : reason) + "; " + how);
  }

  /**
   * The promise as results carry it. A figure that is refused or +∞ is null there, an end of the
   * interval as well.
   */
  public SloResult toResult(
      Slo slo, @Nullable String workload, Estimate estimate, String severity) {
    Interval interval = estimate.interval(Estimate.REPORTED_CONFIDENCE);
    return new SloResult(
        slo.text(),
        workload,
        verdict,
        finiteOrNull(estimate.value()),
        finiteOrNull(interval.low()),
        finiteOrNull(interval.high()),
        slo.limit(),
        severity,
        reason.isEmpty() ? null : reason);
  }

  /**
   * The verdict of a run: FAIL beats UNDECIDED beats PASS, and NONE where nothing is promised but
   * with severity warn.
   */
  public static Verdict overall(List<SloResult> results) {
    Verdict overall = Verdict.NONE;
    for (SloResult result : results) {
      if (!result.severity().equals(WARN) && weight(result.verdict()) > weight(overall)) {
        overall = result.verdict();
      }
    }
    return overall;
  }

  private static int weight(Verdict verdict) {
    return switch (verdict) {
      case NONE -> 0;
      case PASS -> 1;
      case UNDECIDED -> 2;
      case FAIL -> 3;
    };
  }

  private static @Nullable Double finiteOrNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
