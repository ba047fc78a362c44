package archsim.reports.charts;

import archsim.core.results.ComponentResult;
import archsim.core.results.EstimateResult;
import archsim.core.results.ResourceResult;
import archsim.reports.Measure;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;

/** How busy each resource is: a bar, its 95 % interval, and a mark for its busiest replica. */
public final class UtilisationChart {
  private static final int MOST_BARS = 30;
  private static final int ROW_HEIGHT = 22;
  private static final int FRAME_HEIGHT = 140;
  private static final double PERCENT = 100;

  private UtilisationChart() {}

  private record Bar(String name, double utilisation, ResourceResult resource) {}

  /** Whether any resource has a utilisation. */
  public static boolean isKnown(Map<String, ComponentResult> components) {
    return !bars(components).isEmpty();
  }

  public static Chart of(Map<String, ComponentResult> components) {
    List<Bar> all = bars(components);
    List<Bar> shown = all.subList(0, Math.min(all.size(), MOST_BARS));
    var means = new DefaultCategoryDataset();
    var intervals = new DefaultStatisticalCategoryDataset();
    var busiest = new DefaultCategoryDataset();
    for (int i = 0; i < shown.size(); i++) {
      Bar bar = shown.get(i);
      var row =
          new Row(i, Look.shortened(bar.name(), 34) + "  " + Measure.SHARE.text(bar.utilisation()));
      means.addValue(bar.utilisation() * PERCENT, "utilisation, with its 95 % interval", row);
      add(intervals, bar.resource().utilisation(), row);
      Double most = bar.resource().busiest().utilisation().value();
      busiest.addValue(most == null ? null : most * PERCENT, "busiest replica", row);
    }
    var plot =
        new CategoryPlot(
            means,
            resources(),
            Look.percentAxis("utilisation [%], dashed: all of it"),
            barRenderer());
    plot.setDataset(1, intervals);
    plot.setRenderer(1, intervalRenderer());
    plot.setDataset(2, busiest);
    plot.setRenderer(2, markRenderer());
    arrange(plot);
    String title =
        "Utilisation by resource" + Look.limit("top", shown.size(), all.size(), "by utilisation");
    return new Chart(
        "utilisation",
        title,
        Look.frame(title, plot, true),
        Look.WIDTH,
        FRAME_HEIGHT + ROW_HEIGHT * Math.max(2, shown.size()));
  }

  private static List<Bar> bars(Map<String, ComponentResult> components) {
    List<Bar> bars = new ArrayList<>();
    components.forEach(
        (component, result) ->
            result
                .resources()
                .forEach(
                    (name, resource) -> {
                      EstimateResult utilisation = resource.utilisation();
                      Double value = utilisation.value();
                      if (value != null && Double.isFinite(value)) {
                        bars.add(new Bar(component + "." + name, value, resource));
                      }
                    }));
    bars.sort(Comparator.comparingDouble(bar -> -bar.utilisation()));
    return bars;
  }

  /** An interval by its middle, as it may reach farther down than up: none is above 100 %. */
  private static void add(
      DefaultStatisticalCategoryDataset intervals, EstimateResult utilisation, Row row) {
    Double value = utilisation.value();
    Double half = utilisation.halfWidth();
    if (value == null || half == null) {
      return;
    }
    double low = Math.max(0, utilisation.low() == null ? value - half : utilisation.low());
    double high = Math.min(1, utilisation.high() == null ? value + half : utilisation.high());
    intervals.add((low + high) / 2 * PERCENT, (high - low) / 2 * PERCENT, "95 % interval", row);
  }

  private static void arrange(CategoryPlot plot) {
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(Look.FAINT);
    plot.setRangeGridlineStroke(Look.THIN);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.addRangeMarker(new ValueMarker(PERCENT, Look.INK, Look.DASHED), Layer.FOREGROUND);
  }

  private static CategoryAxis resources() {
    CategoryAxis axis = new CategoryAxis();
    Look.dress(axis);
    axis.setMaximumCategoryLabelWidthRatio(0.6f);
    axis.setMaximumCategoryLabelLines(1);
    axis.setCategoryMargin(0.25);
    axis.setLowerMargin(0.01);
    axis.setUpperMargin(0.01);
    axis.setTickMarksVisible(false);
    return axis;
  }

  private static BarRenderer barRenderer() {
    var renderer = new BarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setSeriesPaint(0, Look.BAR);
    renderer.setDrawBarOutline(false);
    renderer.setShadowVisible(false);
    return renderer;
  }

  private static StatisticalLineAndShapeRenderer intervalRenderer() {
    var renderer = new StatisticalLineAndShapeRenderer(false, false);
    renderer.setErrorIndicatorPaint(Look.INK);
    renderer.setErrorIndicatorStroke(Look.THIN);
    renderer.setDefaultSeriesVisibleInLegend(false);
    return renderer;
  }

  private static LineAndShapeRenderer markRenderer() {
    var renderer = new LineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, diamond(4.5));
    renderer.setUseFillPaint(true);
    renderer.setSeriesFillPaint(0, Color.WHITE);
    renderer.setSeriesPaint(0, Look.INK);
    renderer.setSeriesOutlinePaint(0, Look.INK);
    renderer.setDrawOutlines(true);
    return renderer;
  }

  private static Shape diamond(double size) {
    var path = new Path2D.Double();
    path.moveTo(0, -size);
    path.lineTo(size, 0);
    path.lineTo(0, size);
    path.lineTo(-size, 0);
    path.closePath();
    return path;
  }
}
