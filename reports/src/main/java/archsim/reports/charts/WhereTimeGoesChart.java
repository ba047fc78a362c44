package archsim.reports.charts;

import archsim.core.results.TimeResult;
import archsim.reports.Measure;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * What the latency of a workload consists of, in the mean and in the slowest one percent. Parts
 * carry numbers; waiting is hatched.
 */
public final class WhereTimeGoesChart {
  private static final int HEIGHT = 240;
  private static final int MOST_PARTS = 12;
  private static final double LEAST_SHARE = 0.01;

  /** Narrower parts have no room for their number. */
  private static final double LEAST_NUMBERED_PERCENT = 2.5;

  private static final String OTHER = "other";

  private WhereTimeGoesChart() {}

  public static Chart of(String workload, TimeResult time) {
    Map<String, Double> mean = time.mean();
    Map<String, Double> slowest = time.slowest1Percent().parts();
    Set<String> named = named(mean, slowest);
    var parts = new DefaultCategoryDataset();
    var painter = new HatchedBarPainter();
    add(parts, new Row(0, "mean: " + Measure.DURATION.text(sum(mean))), mean, named);
    String tail = Measure.DURATION.text(time.slowest1Percent().latencyS());
    add(parts, new Row(1, "slowest 1 %: " + tail), slowest, named);

    var renderer = renderer(painter);
    for (int i = 0; i < parts.getRowCount(); i++) {
      Row part = (Row) parts.getRowKey(i);
      boolean last = part.text().endsWith(OTHER);
      renderer.setSeriesPaint(i, last ? Look.FAINT : Look.fill(i));
      renderer.setSeriesItemLabelPaint(i, last ? Look.INK : Look.onFill(i));
      painter.hatch(i, part.text().endsWith(".wait"), last ? Look.INK : Look.onFill(i));
    }
    CategoryPlot plot =
        new CategoryPlot(
            parts,
            rows(),
            Look.percentAxis("share of the latency [%], hatched: waiting"),
            renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setRangeGridlinePaint(Look.FAINT);
    plot.setRangeGridlineStroke(Look.THIN);
    String title = "Where the time goes: " + Look.shortened(workload, 50);
    int legendLines = (parts.getRowCount() + 2) / 3;
    return new Chart(
        "where-time-goes-" + Look.slug(workload),
        title,
        Look.frame(title, plot, true),
        Look.WIDTH,
        HEIGHT + 20 * legendLines);
  }

  /** Parts that make up one percent of the mean or of the tail, largest first, at most so many. */
  private static Set<String> named(Map<String, Double> mean, Map<String, Double> slowest) {
    Map<String, Double> largest = new LinkedHashMap<>();
    for (Map<String, Double> parts : List.of(mean, slowest)) {
      double total = sum(parts);
      parts.forEach((part, s) -> largest.merge(part, total > 0 ? s / total : 0, Math::max));
    }
    Stream<String> byShare =
        largest.entrySet().stream()
            .filter(part -> part.getValue() >= LEAST_SHARE)
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey);
    return new LinkedHashSet<>(byShare.limit(MOST_PARTS).toList());
  }

  private static void add(
      DefaultCategoryDataset dataset, Row row, Map<String, Double> parts, Set<String> named) {
    double total = sum(parts);
    double rest = total;
    int number = 0;
    for (String part : named) {
      double seconds = parts.getOrDefault(part, 0.0);
      rest -= seconds;
      number++;
      var key = new Row(number, number + " " + Look.shortened(part, 44));
      dataset.addValue(total > 0 ? 100 * seconds / total : 0, key, row);
    }
    // Below a ten-thousandth it is the rounding of the sum.
    double other = total > 0 && rest / total > 1e-4 ? 100 * rest / total : 0;
    if (other > 0 || dataset.getRowCount() > named.size()) {
      dataset.addValue(other, new Row(number + 1, (number + 1) + " " + OTHER), row);
    }
  }

  private static double sum(Map<String, Double> parts) {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static StackedBarRenderer renderer(HatchedBarPainter painter) {
    var renderer = new StackedBarRenderer();
    renderer.setBarPainter(painter);
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(true);
    renderer.setDefaultOutlinePaint(Color.WHITE);
    renderer.setDefaultOutlineStroke(Look.THIN);
    renderer.setDefaultItemLabelsVisible(true);
    renderer.setDefaultItemLabelFont(Look.TEXT);
    renderer.setDefaultItemLabelGenerator(new PartNumbers(LEAST_NUMBERED_PERCENT));
    renderer.setDefaultPositiveItemLabelPosition(
        new ItemLabelPosition(ItemLabelAnchor.CENTER, TextAnchor.CENTER));
    return renderer;
  }

  private static CategoryAxis rows() {
    CategoryAxis axis = new CategoryAxis();
    Look.dress(axis);
    axis.setTickLabelFont(Look.TEXT);
    axis.setMaximumCategoryLabelWidthRatio(0.5f);
    axis.setCategoryMargin(0.25);
    axis.setTickMarksVisible(false);
    return axis;
  }
}
