package archsim.components;

import archsim.core.statistics.HistogramSnapshot;
import archsim.core.statistics.LatencyHistogram;
import java.util.IdentityHashMap;

/** How old the requests inside are at one instant, by whoever counts them. */
final class Ages {
  private static final int DIGITS = 3;

  private final IdentityHashMap<RequestStatistics, LatencyHistogram> histograms =
      new IdentityHashMap<>();
  private final double now;

  Ages(double now) {
    this.now = now;
  }

  void add(RequestStatistics statistics, Request request) {
    histograms
        .computeIfAbsent(statistics, any -> new LatencyHistogram(DIGITS))
        .record(now - request.start());
  }

  /** The summed age in seconds. */
  double of(RequestStatistics statistics) {
    return unfinished(statistics).sum();
  }

  HistogramSnapshot unfinished(RequestStatistics statistics) {
    LatencyHistogram histogram = histograms.get(statistics);
    return histogram == null ? HistogramSnapshot.EMPTY : histogram.snapshot();
  }

  /** Adds the open requests of one workload. */
  void addOpen(Request origin, WorkloadStatistics statistics) {
    origin.forEachOpen(
        request -> {
          add(request.edge().statistics(), request);
          if (request.isFirst()) {
            add(statistics.total(), request);
            if (!statistics.classes().isEmpty()) {
              add(statistics.classes().get(request.root().requestClass()), request);
            }
          }
        });
  }
}
