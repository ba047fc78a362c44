package archsim.reports.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RectangularShape;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleEdge;

/** Plain bars, some of them hatched with lines at 45°. */
final class HatchedBarPainter extends StandardBarPainter {
  private static final long serialVersionUID = 1L;
  private static final double SPACING = 7;

  private final transient SortedMap<Integer, Color> hatches = new TreeMap<>();

  /** Says whether the bars of a row are hatched, and in which colour. */
  void hatch(int row, boolean hatched, Color colour) {
    if (hatched) {
      hatches.put(row, colour);
    }
  }

  @Override
  public void paintBar(
      Graphics2D graphics,
      BarRenderer renderer,
      int row,
      int column,
      RectangularShape bar,
      RectangleEdge base) {
    super.paintBar(graphics, renderer, row, column, bar, base);
    Color colour = hatches.get(row);
    if (colour != null) {
      graphics.setPaint(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 110));
      graphics.setStroke(Look.THIN);
      // The line x + y = c is cut where it enters and leaves the bar, so no clipping is needed.
      for (double c = SPACING; c < bar.getWidth() + bar.getHeight(); c += SPACING) {
        double left = Math.max(0, c - bar.getHeight());
        double right = Math.min(c, bar.getWidth());
        graphics.draw(
            new Line2D.Double(
                bar.getMinX() + left,
                bar.getMinY() + c - left,
                bar.getMinX() + right,
                bar.getMinY() + c - right));
      }
    }
  }
}
