package archsim.reports.charts;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;

/**
 * The sans-serif font, measured by the widths of Helvetica (which Arial and Liberation Sans share)
 * instead of those of the fonts that happen to be installed: an SVG comes out the same on every
 * machine, also on one without fonts, and labels align where the reader has such a font.
 */
final class PlainFont extends Font {
  private static final long serialVersionUID = 1L;

  private static final double ASCENT = 0.905;
  private static final double DESCENT = 0.212;
  private static final double LEADING = 0.033;

  /** Bold letters are wider; one factor for all is near enough for titles. */
  private static final double BOLD = 1.08;

  /** Thousandths of the size, from the space to the tilde (Adobe's metrics of Helvetica). */
  private static final int[] WIDTHS = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
  };

  /** Of all other characters: as wide as a letter of Chinese, so nothing overlaps. */
  private static final int OTHER_WIDTH = 1000;

  PlainFont(int style, int size) {
    super(SANS_SERIF, style, size);
  }

  @Override
  public String getFamily() {
    return SANS_SERIF; // the overridden method asks the installed fonts
  }

  @Override
  public LineMetrics getLineMetrics(String text, FontRenderContext context) {
    return new Line(text.length(), getSize2D());
  }

  double width(String text) {
    double thousandths = text.codePoints().mapToDouble(PlainFont::thousandths).sum();
    return thousandths / 1000 * getSize2D() * (isBold() ? BOLD : 1);
  }

  private static int thousandths(int character) {
    int index = character - ' ';
    return index >= 0 && index < WIDTHS.length ? WIDTHS[index] : OTHER_WIDTH;
  }

  /** What Java asks to lay text out. */
  static final class Metrics extends FontMetrics {
    private static final long serialVersionUID = 1L;
    private final PlainFont plain;

    Metrics(PlainFont plain) {
      super(plain);
      this.plain = plain;
    }

    @Override
    public int getAscent() {
      return (int) Math.round(ASCENT * plain.getSize2D());
    }

    @Override
    public int getDescent() {
      return (int) Math.round(DESCENT * plain.getSize2D());
    }

    @Override
    public int getLeading() {
      return (int) Math.round(LEADING * plain.getSize2D());
    }

    @Override
    public int charWidth(char character) {
      return stringWidth(String.valueOf(character));
    }

    @Override
    public int charsWidth(char[] characters, int offset, int length) {
      return stringWidth(new String(characters, offset, length));
    }

    @Override
    public int stringWidth(String text) {
      return (int) Math.ceil(plain.width(text));
    }

    @Override
    public Rectangle2D getStringBounds(String text, Graphics graphics) {
      return new Rectangle2D.Double(0, -getAscent(), plain.width(text), getHeight());
    }

    @Override
    public LineMetrics getLineMetrics(String text, Graphics graphics) {
      return new Line(text.length(), plain.getSize2D());
    }
  }

  /** The heights of a line. */
  private static final class Line extends LineMetrics {
    private final int characters;
    private final double size;

    Line(int characters, double size) {
      this.characters = characters;
      this.size = size;
    }

    @Override
    public int getNumChars() {
      return characters;
    }

    @Override
    public float getAscent() {
      return (float) (ASCENT * size);
    }

    @Override
    public float getDescent() {
      return (float) (DESCENT * size);
    }

    @Override
    public float getLeading() {
      return (float) (LEADING * size);
    }

    @Override
    public float getHeight() {
      return getAscent() + getDescent() + getLeading();
    }

    @Override
    public int getBaselineIndex() {
      return ROMAN_BASELINE;
    }

    @Override
    public float[] getBaselineOffsets() {
      return new float[] {0, 0, 0};
    }

    @Override
    public float getStrikethroughOffset() {
      return (float) (-0.3 * size);
    }

    @Override
    public float getStrikethroughThickness() {
      return (float) (0.05 * size);
    }

    @Override
    public float getUnderlineOffset() {
      return (float) (0.1 * size);
    }

    @Override
    public float getUnderlineThickness() {
      return (float) (0.05 * size);
    }
  }
}
