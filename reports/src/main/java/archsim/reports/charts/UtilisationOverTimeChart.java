package archsim.reports.charts;

import archsim.core.results.EventResult;
import archsim.core.results.SeriesResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** The utilisation of the busiest resources over time. */
public final class UtilisationOverTimeChart {
  private static final String SUFFIX = ".utilisation";
  private static final int HEIGHT = 320;

  private UtilisationOverTimeChart() {}

  /** Whether the series tell the utilisation of anything. */
  public static boolean isKnown(SeriesResult series) {
    return series.values().keySet().stream().anyMatch(name -> name.endsWith(SUFFIX));
  }

  public static Chart of(SeriesResult series, List<EventResult> events) {
    List<Map.Entry<String, List<@Nullable Double>>> all =
        series.values().entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(SUFFIX))
            .sorted(
                Comparator.comparingDouble(
                    (Map.Entry<String, List<@Nullable Double>> entry) -> -mean(entry.getValue())))
            .toList();
    List<Map.Entry<String, List<@Nullable Double>>> shown =
        all.subList(0, Math.min(all.size(), Look.MOST_LINES));
    var time = new TimeAxis(series);
    var lines = new XYSeriesCollection();
    var renderer = new GapLineRenderer();
    for (Map.Entry<String, List<@Nullable Double>> entry : shown) {
      int line = lines.getSeriesCount();
      GapLineRenderer.style(renderer, line, line);
      String resource = entry.getKey().substring(0, entry.getKey().length() - SUFFIX.length());
      var key = new Row(line, Look.shortened(resource, 36));
      lines.addSeries(time.line(key, entry.getValue(), 0.01));
    }
    var plot = new XYPlot(lines, time.axis(), Look.percentAxis("utilisation [%]"), renderer);
    Look.dress(plot);
    time.mark(plot, events, true);
    String title =
        "Utilisation over time"
            + Look.limit("top", shown.size(), all.size(), "by mean utilisation")
            + TimeAxis.limit(events);
    return new Chart(
        "utilisation-over-time", title, Look.frame(title, plot, true), Look.WIDTH, HEIGHT);
  }

  private static double mean(List<@Nullable Double> values) {
    return values.stream().filter(Objects::nonNull).mapToDouble(value -> value).average().orElse(0);
  }
}
