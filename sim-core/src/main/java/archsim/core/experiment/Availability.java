package archsim.core.experiment;

import archsim.core.results.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The promise that in every window a share of the requests ends OK. One window below the share is a
 * counterexample and breaks it, in whatever replication. Where no window is below, the worst window
 * of each replication says how near it came: the promise is kept where the t-interval of their mean
 * keeps it too.
 *
 * @param worst the smallest share of any window of any replication, NaN where nothing ended
 * @param estimate of the worst window of a run
 * @param verdict PASS, FAIL or UNDECIDED, with the reason
 */
public record Availability(double worst, Estimate estimate, SloVerdict verdict) {
  /**
   * Judges the windows of all replications.
   *
   * @param ok requests that ended OK, by replication and window; whole windows only
   * @param ended requests that ended, by replication and window; a window without any keeps every
   *     promise
   * @param confidence by which it is decided
   */
  public static Availability of(Slo slo, List<long[]> ok, List<long[]> ended, double confidence) {
    if (ok.size() != ended.size()) {
      throw new IllegalArgumentException(ok.size() + " and " + ended.size() + " replications");
    }
    List<Double> worstOfEach = new ArrayList<>();
    double worst = Double.NaN;
    String where = "";
    for (int replication = 0; replication < ok.size(); replication++) {
      int window = worstWindow(ok.get(replication), ended.get(replication));
      if (window >= 0) {
        double share = share(ok.get(replication), ended.get(replication), window);
        worstOfEach.add(share);
        if (!(share >= worst)) {
          worst = share;
          where = "window %s of replication %s".formatted(window + 1, replication + 1);
        }
      }
    }
    Estimate estimate =
        Estimate.ofMeans(worstOfEach.stream().mapToDouble(Double::doubleValue).toArray());
    return new Availability(worst, estimate, verdict(slo, worst, where, estimate, confidence));
  }

  private static SloVerdict verdict(
      Slo slo, double worst, String where, Estimate estimate, double confidence) {
    if (estimate.isRefused()) {
      return new SloVerdict(
          Verdict.UNDECIDED, "no request ended in a whole window: a longer --duration");
    }
    if (!slo.comparator().holds(worst, slo.limit())) {
      return new SloVerdict(Verdict.FAIL, where + " had " + Wording.percent(worst));
    }
    SloVerdict byInterval = SloVerdict.decide(estimate, slo, confidence);
    boolean near = byInterval.verdict() != Verdict.PASS && estimate.hasInterval();
    return near
        ? new SloVerdict(
            Verdict.UNDECIDED,
            "no window broke it, but %s had %s".formatted(where, Wording.percent(worst)))
        : byInterval;
  }

  /** The window with the smallest share, the first of equals; −1 where nothing ended. */
  private static int worstWindow(long[] ok, long[] ended) {
    int worst = -1;
    for (int i = 0; i < ended.length; i++) {
      if (ended[i] > 0 && (worst < 0 || share(ok, ended, i) < share(ok, ended, worst))) {
        worst = i;
      }
    }
    return worst;
  }

  private static double share(long[] ok, long[] ended, int window) {
    return (double) ok[window] / ended[window];
  }
}
