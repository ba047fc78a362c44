package archsim.components.measure;

import archsim.core.statistics.HistogramSnapshot;
import archsim.core.statistics.LatencyHistogram;
import java.util.IdentityHashMap;

/** How old the requests inside are at one instant, by whoever counts them. */
public final class Ages {
  private static final int DIGITS = 3;

  private final IdentityHashMap<RequestStatistics, LatencyHistogram> histograms =
      new IdentityHashMap<>();
  private final double now;

  public Ages(double now) {
    this.now = now;
  }

  public void add(RequestStatistics statistics, double start) {
    histograms.computeIfAbsent(statistics, any -> new LatencyHistogram(DIGITS)).record(now - start);
  }

  /** The summed age in seconds. */
  double of(RequestStatistics statistics) {
    return unfinished(statistics).sum();
  }

  HistogramSnapshot unfinished(RequestStatistics statistics) {
    LatencyHistogram histogram = histograms.get(statistics);
    return histogram == null ? HistogramSnapshot.EMPTY : histogram.snapshot();
  }
}
