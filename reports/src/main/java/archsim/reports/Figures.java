package archsim.reports;

import archsim.core.results.EstimateResult;
import archsim.core.results.FigureResult;
import archsim.core.results.MeanAndTailResult;

/** How the figures that components measure of their own are called and written. */
public final class Figures {
  private Figures() {}

  /** Whether a figure is a share, by its name. */
  public static boolean isShare(String name) {
    return name.endsWith("_ratio");
  }

  /** Whether a figure is a number of bytes, by its name. */
  public static boolean isBytes(String name) {
    return name.endsWith("_bytes");
  }

  /** How a figure is called: hit_ratio is the hit ratio, lag_s the lag, moved_bytes moved data. */
  public static String words(String name) {
    return name.replaceAll("_s$", "").replaceAll("_bytes$", "_data").replace('_', ' ');
  }

  /**
   * The figure with its interval; of times, the mean; of counts, how many in one replication.
   *
   * @param replications that the counts are sums over
   */
  public static String text(String name, FigureResult figure, int replications) {
    Long count = figure.count();
    EstimateResult estimate = figure.estimate();
    MeanAndTailResult times = figure.times();
    if (count != null) {
      return Measure.perReplication(count, replications);
    }
    if (estimate != null) {
      Measure measure = isBytes(name) ? Measure.BYTES : Measure.NUMBER;
      return (isShare(name) ? Measure.SHARE : measure).text(estimate);
    }
    return times == null ? Measure.NONE : Measure.DURATION.text(times.mean());
  }
}
