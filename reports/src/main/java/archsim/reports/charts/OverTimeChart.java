package archsim.reports.charts;

import archsim.core.results.EventResult;
import archsim.core.results.SeriesResult;
import archsim.reports.Measure;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** Latency and, on the same time axis below it, how the requests of one workload ended. */
public final class OverTimeChart {
  private static final int HEIGHT = 420;

  private OverTimeChart() {}

  /** Whether the series say anything about a workload. */
  public static boolean isKnown(String workload, SeriesResult series) {
    return new OutcomeAreas(workload, series).isKnown()
        || series.values().containsKey(workload + ".p50_s")
        || series.values().containsKey(workload + ".p99_s");
  }

  public static Chart of(String workload, SeriesResult series, List<EventResult> events) {
    var time = new TimeAxis(series);
    List<@Nullable Double> p50 = series.values().get(workload + ".p50_s");
    List<@Nullable Double> p99 = series.values().get(workload + ".p99_s");
    var ends = new OutcomeAreas(workload, series);
    double slowest = Math.max(largest(p50), largest(p99));
    Measure.Scale scale = Measure.DURATION.scale(slowest);

    XYPlot latency =
        plot(
            "latency [" + scale.unit() + "]",
            slowest / scale.factor(),
            time.line(new Row(0, "p99"), p99, scale.factor()),
            time.line(new Row(1, "p50"), p50, scale.factor()));
    XYPlot rate = ends.plot(time);
    var both = new CombinedDomainXYPlot(time.axis());
    both.setGap(14);
    both.add(latency, 3);
    both.add(rate, 2);
    time.mark(latency, events, true);
    time.mark(rate, events, false);
    String title =
        "Latency of requests that ended OK, and how all ended: "
            + Look.shortened(workload, 36)
            + (ends.notOk() > 0 ? ", " + Measure.SHARE.text(ends.notOk()) + " not OK" : "")
            + TimeAxis.limit(events);
    return new Chart(
        "over-time-" + Look.slug(workload),
        title,
        Look.frame(title, both, true),
        Look.WIDTH,
        HEIGHT);
  }

  private static XYPlot plot(String label, double largest, XYSeries... series) {
    var lines = new XYSeriesCollection();
    var renderer = new GapLineRenderer();
    for (XYSeries line : series) {
      GapLineRenderer.style(renderer, lines.getSeriesCount(), lines.getSeriesCount());
      lines.addSeries(line);
    }
    var plot = new XYPlot(lines, null, Look.axisFromZero(label, largest), renderer);
    Look.dress(plot);
    return plot;
  }

  static double largest(@Nullable List<@Nullable Double> values) {
    return values == null
        ? 0
        : values.stream()
            .filter(Objects::nonNull)
            .mapToDouble(value -> value)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
  }
}
