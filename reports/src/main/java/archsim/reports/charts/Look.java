package archsim.reports.charts;

import archsim.reports.Bidi;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * What all charts share. Lines differ in dashes as well as in colour, and neighbouring colours in
 * lightness, so a print in grey loses nothing.
 */
final class Look {
  static final int WIDTH = 860;

  static final Font TEXT = new PlainFont(Font.PLAIN, 12);
  static final Font SMALL = new PlainFont(Font.PLAIN, 11);
  static final Font TITLE = new PlainFont(Font.BOLD, 14);

  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color FAINT = new Color(0xD8, 0xD8, 0xD8);
  static final Color BAR = new Color(0x7F, 0xA8, 0xD1);

  static final BasicStroke THIN = new BasicStroke(1f);
  static final BasicStroke DASHED = stroke(1.2f, 5, 4);

  private static final Color[] COLOURS = {
    new Color(0x1B, 0x4F, 0x8A), new Color(0xE0, 0x7B, 0x10), new Color(0x22, 0x22, 0x22),
    new Color(0x3C, 0x9A, 0x8F), new Color(0xA0, 0x1C, 0x4A), new Color(0x8A, 0x8A, 0x8A),
  };

  private static final Color[] FILLS = {
    new Color(0x1B, 0x4F, 0x8A), new Color(0xF2, 0xB7, 0x6B),
    new Color(0x22, 0x6B, 0x5F), new Color(0xB9, 0xD3, 0xEC),
    new Color(0x8A, 0x2C, 0x50), new Color(0xC9, 0xDD, 0x9A),
    new Color(0x4A, 0x4A, 0x4A), new Color(0xE6, 0xC3, 0xDB),
  };

  private static final float[][] DASHES = {
    {}, {8, 4}, {3, 3}, {10, 3, 2, 3}, {14, 5}, {5, 2},
  };

  /** How many lines can be told apart in one chart. */
  static final int MOST_LINES = COLOURS.length;

  static {
    // Otherwise rotated labels become outlines, which no one can search, select or read aloud.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private Look() {}

  static Color colour(int line) {
    return COLOURS[line % COLOURS.length];
  }

  /** The fill of the n-th part of a stacked bar, dark and light in turn. */
  static Color fill(int part) {
    return FILLS[part % FILLS.length];
  }

  /** What can be read on that fill. */
  static Color onFill(int part) {
    return part % 2 == 0 ? Color.WHITE : INK;
  }

  static BasicStroke lineStroke(int line) {
    return stroke(1.8f, DASHES[line % DASHES.length]);
  }

  private static BasicStroke stroke(float width, float... dash) {
    return new BasicStroke(
        width,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        10f,
        dash.length == 0 ? null : dash,
        0f);
  }

  /** Puts title and legend around a plot. */
  static JFreeChart frame(String title, Plot plot, boolean legend) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setNoDataMessage("nothing was recorded");
    plot.setNoDataMessageFont(TEXT);
    JFreeChart chart = new JFreeChart(title, TITLE, plot, legend);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(8, 8, 8, 16));
    chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
    chart.getTitle().setPaint(INK);
    chart.getTitle().setPadding(0, 4, 8, 0);
    LegendTitle keys = chart.getLegend();
    if (keys != null) {
      keys.setItemFont(TEXT);
      keys.setItemPaint(INK);
      keys.setFrame(BlockBorder.NONE);
      keys.setPosition(RectangleEdge.BOTTOM);
      keys.setItemLabelPadding(new RectangleInsets(2, 2, 2, 14));
    }
    return chart;
  }

  static void dress(Axis axis) {
    axis.setLabelFont(TEXT);
    axis.setLabelPaint(INK);
    axis.setTickLabelFont(SMALL);
    axis.setTickLabelPaint(INK);
    axis.setAxisLinePaint(INK);
    axis.setTickMarkPaint(INK);
  }

  static void dress(XYPlot plot) {
    plot.setDomainGridlinePaint(FAINT);
    plot.setRangeGridlinePaint(FAINT);
    plot.setDomainGridlineStroke(THIN);
    plot.setRangeGridlineStroke(THIN);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
  }

  /** An axis whose numbers look the same on every machine. */
  static NumberAxis numberAxis(String label) {
    NumberAxis axis = new NumberAxis(label);
    dress(axis);
    axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
    return axis;
  }

  /** An axis that begins at 0 and ends a little above the largest value. */
  static NumberAxis axisFromZero(String label, double largest) {
    NumberAxis axis = numberAxis(label);
    axis.setRange(0, largest > 0 ? largest * 1.08 : 1);
    return axis;
  }

  /** An axis from 0 to 100 %, with room to see what lies at its end. */
  static NumberAxis percentAxis(String label) {
    NumberAxis axis = numberAxis(label);
    axis.setRange(0, 103);
    axis.setTickUnit(new NumberTickUnit(10, NumberFormat.getIntegerInstance(Locale.ROOT)));
    return axis;
  }

  /**
   * A name of the user in at most so many characters, none of which reorders the text around it;
   * what is left out of its middle is an ellipsis.
   */
  static String shortened(String name, int most) {
    String line = Bidi.visible(name.replaceAll("\\p{Cntrl}", " "));
    int length = line.codePointCount(0, line.length());
    if (length <= most) {
      return line;
    }
    int head = (most - 1) / 2;
    int tail = most - 1 - head;
    return line.substring(0, line.offsetByCodePoints(0, head))
        + "…"
        + line.substring(line.offsetByCodePoints(line.length(), -tail));
  }

  /** What a title adds where not all are shown: {@code , top 30 of 64 by utilisation}. */
  static String limit(String which, int shown, int all, String what) {
    return shown >= all ? "" : ", " + which + " " + shown + " of " + all + " " + what;
  }

  /** A text as part of a file name and of an id in XML. */
  static String slug(String text) {
    String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = slug.length() > 40 ? slug.substring(0, 40) : slug;
    return cut.replaceAll("^-|-$", "");
  }
}
