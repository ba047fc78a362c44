package archsim.reports.exports;

import archsim.core.results.WorkloadResult;
import archsim.core.results.WorkloadResult.PercentilePoint;
import java.util.List;
import java.util.Locale;

/**
 * The latency percentiles of a workload in the text format that HdrHistogram writes and its
 * plotters read ({@code .hgrm}): value in ms, percentile as a share, how many requests are at most
 * that slow, 1 / (1 − share). Only requests that ended OK are counted.
 */
public final class PercentilesHgrm {
  private static final double MILLIS = 1e3;

  private PercentilesHgrm() {}

  public static String of(WorkloadResult workload) {
    List<PercentilePoint> points = workload.histogram();
    long total = workload.outcomes().ok();
    double maxMillis = workload.latencyS().max() * MILLIS;
    StringBuilder text = new StringBuilder();
    add(text, "%12s %14s %10s %14s\n\n", "Value", "Percentile", "TotalCount", "1/(1-Percentile)");
    for (PercentilePoint point : points) {
      if (point.share() < 1) {
        long count = Math.round(point.share() * total);
        double inverse = 1 / (1 - point.share());
        double millis = point.latencyS() * MILLIS;
        add(text, "%12.6f %2.12f %10d %14.2f\n", millis, point.share(), count, inverse);
      }
    }
    if (!points.isEmpty()) {
      // 1/(1-1) has no value: HdrHistogram leaves the last column out here.
      add(text, "%12.6f %2.12f %10d\n", maxMillis, 1.0, total);
    }
    Double mean = workload.latencyS().mean().value();
    if (mean != null) {
      add(text, "#[Mean    = %12.6f]\n", mean * MILLIS);
    }
    add(text, "#[Max     = %12.6f, Total count    = %12d]\n", maxMillis, total);
    return text.toString();
  }

  private static void add(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments));
  }
}
