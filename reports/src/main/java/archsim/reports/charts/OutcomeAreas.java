package archsim.reports.charts;

import archsim.core.results.SeriesResult;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYAreaRenderer2;
import org.jfree.data.xy.DefaultTableXYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a workload ended over time: areas one upon the other that add up to the
 * throughput, and as a line what was offered. A throughput that stays flat hides requests that are
 * answered with an error; here they have areas of their own.
 */
final class OutcomeAreas {
  private static final Map<String, String> ENDS = new LinkedHashMap<>();
  private static final List<Color> FILLS =
      List.of(
          new Color(0xB9, 0xD3, 0xEC),
          new Color(0xE0, 0x7B, 0x10),
          new Color(0x8A, 0x2C, 0x50),
          new Color(0x22, 0x22, 0x22),
          new Color(0x8A, 0x8A, 0x8A));

  static {
    ENDS.put(".goodput_per_s", "OK");
    ENDS.put(".rejected_per_s", "rejected");
    ENDS.put(".timed_out_per_s", "timed out");
    ENDS.put(".failed_per_s", "failed");
    ENDS.put(".cancelled_per_s", "cancelled");
  }

  private final String workload;
  private final SeriesResult series;

  OutcomeAreas(String workload, SeriesResult series) {
    this.workload = workload;
    this.series = series;
  }

  private @Nullable List<@Nullable Double> column(String end) {
    return series.values().get(workload + end);
  }

  /** Whether the series tell how requests ended. */
  boolean isKnown() {
    return column(".goodput_per_s") != null;
  }

  /** Of all that ended, the share that did not end OK. */
  double notOk() {
    double ended = ENDS.keySet().stream().mapToDouble(end -> sum(column(end))).sum();
    return ended > 0 ? 1 - sum(column(".goodput_per_s")) / ended : 0;
  }

  XYPlot plot(TimeAxis time) {
    var areas = new DefaultTableXYDataset();
    var fill = new StackedXYAreaRenderer2();
    fill.setDefaultLegendTextFont(Look.TEXT);
    int number = 0;
    for (Map.Entry<String, String> end : ENDS.entrySet()) {
      List<@Nullable Double> values = column(end.getKey());
      if (number == 0 || sum(values) > 0) {
        fill.setSeriesPaint(areas.getSeriesCount(), FILLS.get(number));
        areas.addSeries(time.area(new Row(number, end.getValue()), values));
      }
      number++;
    }
    List<@Nullable Double> offered = column(".offered_per_s");
    var line = new GapLineRenderer();
    GapLineRenderer.style(line, 0, 1);
    line.setSeriesPaint(0, Look.INK);
    XYSeries arrivals = time.line(new Row(ENDS.size(), "offered"), offered, 1);
    double largest = Math.max(OverTimeChart.largest(offered), largestSum());
    var plot = new XYPlot(areas, null, Look.axisFromZero("requests [/s]", largest), fill);
    plot.setDataset(1, new XYSeriesCollection(arrivals));
    plot.setRenderer(1, line);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    Look.dress(plot);
    return plot;
  }

  private double largestSum() {
    double largest = 0;
    for (int i = 0; i < series.tS().size(); i++) {
      double sum = 0;
      for (String end : ENDS.keySet()) {
        List<@Nullable Double> values = column(end);
        Double value = values == null || i >= values.size() ? null : values.get(i);
        sum += value == null ? 0 : value;
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  private static double sum(@Nullable List<@Nullable Double> values) {
    return values == null
        ? 0
        : values.stream().filter(Objects::nonNull).mapToDouble(value -> value).sum();
  }
}
