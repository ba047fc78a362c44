package archsim.reports.charts;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * The percentile axis of HdrHistogram plots: a share s lies at x = log10(1 / (1 − s)), so each
 * further nine takes the same room.
 */
final class PercentileAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;

  /** Nines beyond which nothing is drawn: the 99.999999th percentile. */
  private static final double MOST_NINES = 8;

  PercentileAxis(String label, double upTo) {
    super(label);
    Look.dress(this);
    setRange(0, Math.max(1, upTo) * 1.05); // room for the label of the last tick
  }

  /** Where a share lies on the axis; the share 1 has no place and is put at infinity. */
  static double position(double share) {
    return share >= 1 ? Double.POSITIVE_INFINITY : Math.min(MOST_NINES, -Math.log10(1 - share));
  }

  @Override
  @SuppressWarnings("rawtypes") // as the overridden method declares it
  public List refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    ticks.add(tick(0, "0 %"));
    ticks.add(tick(position(0.5), "50 %"));
    for (int nines = 1; nines <= getUpperBound(); nines++) {
      BigDecimal percent = new BigDecimal(100).subtract(BigDecimal.ONE.movePointLeft(nines - 2));
      ticks.add(tick(nines, percent.toPlainString() + " %"));
    }
    return ticks;
  }

  private static NumberTick tick(double position, String label) {
    return new NumberTick(position, label, TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0);
  }
}
