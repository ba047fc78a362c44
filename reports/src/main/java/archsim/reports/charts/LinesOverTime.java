package archsim.reports.charts;

import archsim.core.results.EventResult;
import archsim.core.results.SeriesResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** Several series as lines over time, those with the highest means where there are too many. */
final class LinesOverTime {
  private static final int HEIGHT = 320;

  private LinesOverTime() {}

  /**
   * A chart.
   *
   * @param lines series by what their line is called
   * @param factor the unit of the axis in SI: 0.01 for percent
   */
  static Chart of(
      String name,
      String title,
      Map<String, List<@Nullable Double>> lines,
      NumberAxis axis,
      double factor,
      SeriesResult series,
      List<EventResult> events) {
    List<Map.Entry<String, List<@Nullable Double>>> all =
        lines.entrySet().stream()
            .sorted(
                Comparator.comparingDouble(
                    (Map.Entry<String, List<@Nullable Double>> entry) -> -mean(entry.getValue())))
            .toList();
    List<Map.Entry<String, List<@Nullable Double>>> shown =
        all.subList(0, Math.min(all.size(), Look.MOST_LINES));
    var time = new TimeAxis(series);
    var collection = new XYSeriesCollection();
    var renderer = new GapLineRenderer();
    for (Map.Entry<String, List<@Nullable Double>> entry : shown) {
      int line = collection.getSeriesCount();
      GapLineRenderer.style(renderer, line, line);
      var key = new Row(line, Look.shortened(entry.getKey(), 36));
      collection.addSeries(time.line(key, entry.getValue(), factor));
    }
    var plot = new XYPlot(collection, time.axis(), axis, renderer);
    Look.dress(plot);
    time.mark(plot, events, true);
    String whole =
        title + Look.limit("top", shown.size(), all.size(), "by mean") + TimeAxis.limit(events);
    return new Chart(name, whole, Look.frame(whole, plot, true), Look.WIDTH, HEIGHT);
  }

  private static double mean(List<@Nullable Double> values) {
    return values.stream().filter(Objects::nonNull).mapToDouble(value -> value).average().orElse(0);
  }
}
