package archsim.reports.charts;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/** Lines that break where there is no value, with a dot where a value stands alone. */
final class GapLineRenderer extends XYLineAndShapeRenderer {
  private static final long serialVersionUID = 1L;
  private static final double DOT = 5;

  GapLineRenderer() {
    super(true, false);
    setDrawSeriesLineAsPath(true);
    setDefaultLegendTextFont(Look.TEXT);
  }

  /** Gives the n-th line of a plot one of the looks of {@link Look}. */
  static void style(XYLineAndShapeRenderer renderer, int line, int look) {
    renderer.setSeriesPaint(line, Look.colour(look));
    renderer.setSeriesStroke(line, Look.lineStroke(look));
    renderer.setSeriesShape(line, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    renderer.setLegendLine(new Line2D.Double(-18, 0, 18, 0));
  }

  @Override
  public boolean getItemShapeVisible(int series, int item) {
    XYDataset dataset = getPlot().getDataset(getPlot().getIndexOf(this));
    return dataset != null && !has(dataset, series, item - 1) && !has(dataset, series, item + 1);
  }

  private static boolean has(XYDataset dataset, int series, int item) {
    return item >= 0
        && item < dataset.getItemCount(series)
        && !Double.isNaN(dataset.getYValue(series, item));
  }
}
