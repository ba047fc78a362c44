package archsim.reports.charts;

import archsim.core.results.EventResult;
import archsim.core.results.SeriesResult;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jspecify.annotations.Nullable;

/**
 * The simulated time since the end of the warm-up, in the unit that suits the length of the run.
 */
final class TimeAxis {
  /** More marks than this would hide the lines. */
  private static final int MOST_EVENTS = 40;

  /** The share of the axis that the number of an event takes. */
  private static final double LEAST_GAP = 0.025;

  private final List<Double> endsS;
  private final double unitS;
  private final String unit;

  TimeAxis(SeriesResult series) {
    endsS = series.tS();
    double lastS = lastS();
    unitS = lastS > 4 * 3600 ? 3600 : lastS > 20 * 60 ? 60 : 1;
    unit = unitS == 3600 ? "h" : unitS == 60 ? "min" : "s";
  }

  private double lastS() {
    return endsS.isEmpty() ? 0 : endsS.get(endsS.size() - 1);
  }

  NumberAxis axis() {
    NumberAxis axis = Look.numberAxis("time since the end of the warm-up [" + unit + "]");
    axis.setRange(0, lastS() > 0 ? lastS() / unitS : 1);
    return axis;
  }

  /** A line of values, each at the end of its bucket; a bucket without one is a gap. */
  XYSeries line(Row key, @Nullable List<@Nullable Double> values, double factor) {
    var line = new XYSeries(key, false, true);
    if (values != null) {
      for (int i = 0; i < Math.min(values.size(), endsS.size()); i++) {
        Double value = values.get(i);
        line.add(endsS.get(i) / unitS, value == null ? Double.NaN : value / factor, false);
      }
    }
    return line;
  }

  /** The values as an area that others can be stacked upon; a bucket without one is 0. */
  XYSeries area(Row key, @Nullable List<@Nullable Double> values) {
    var area = new XYSeries(key, true, false);
    for (int i = 0; i < endsS.size(); i++) {
      Double value = values == null || i >= values.size() ? null : values.get(i);
      area.add(endsS.get(i) / unitS, value == null ? 0 : value, false);
    }
    return area;
  }

  /** Marks events, with their numbers in the list of events where there is room for them. */
  void mark(XYPlot plot, List<EventResult> events, boolean numbered) {
    double numberedS = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < Math.min(events.size(), MOST_EVENTS); i++) {
      double atS = events.get(i).tS();
      boolean room = atS - numberedS > LEAST_GAP * lastS();
      plot.addDomainMarker(marker(atS, numbered && room ? String.valueOf(i + 1) : null));
      numberedS = room ? atS : numberedS;
    }
  }

  private ValueMarker marker(double atS, @Nullable String number) {
    var marker = new ValueMarker(atS / unitS, Look.INK, Look.DASHED);
    marker.setAlpha(1f);
    marker.setLabel(number);
    marker.setLabelBackgroundColor(Color.WHITE);
    marker.setLabelFont(Look.SMALL);
    marker.setLabelPaint(Look.INK);
    marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
    return marker;
  }

  /** What a title adds where not all events are marked. */
  static String limit(List<EventResult> events) {
    return Look.limit("first", Math.min(events.size(), MOST_EVENTS), events.size(), "events");
  }
}
