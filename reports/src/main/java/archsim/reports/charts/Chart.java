package archsim.reports.charts;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A chart and the size it is meant to have. The same records give the same bytes. */
public final class Chart {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final int PNG_SCALE = 2;

  private final String name;
  private final String title;
  private final JFreeChart drawing;
  private final int width;
  private final int height;

  Chart(String name, String title, JFreeChart drawing, int width, int height) {
    this.name = name;
    this.title = title;
    this.drawing = drawing;
    this.width = width;
    this.height = height;
  }

  Chart named(String other) {
    return new Chart(other, title, drawing, width, height);
  }

  /** A name that can be a file's, without an ending: letters, digits and hyphens. */
  public String name() {
    return name;
  }

  /** What it shows, as written above it. */
  public String title() {
    return title;
  }

  /** The chart as one {@code <svg>} element, whose text is text in the reader's sans-serif. */
  public String svg() {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setPrecision(2);
    var defaults = new SVGGeneratorContext.GraphicContextDefaults();
    defaults.setFont(Look.TEXT); // Batik's own default would be looked up among the fonts installed
    context.setGraphicContextDefaults(defaults);
    context.setIDGenerator(new PrefixedIds(name));
    SVGGraphics2D graphics = new PlainGraphics(context);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    drawing.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    // Batik gives its definitions one id for all documents; several charts share one page here.
    ((Element) root.getElementsByTagName("defs").item(0)).setAttribute("id", name + "-defs");
    StringWriter text = new StringWriter();
    try {
      graphics.stream(root, text, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a StringWriter has nothing to fail
    }
    String file = text.toString();
    return file.substring(file.indexOf("<svg")); // what comes before has no place inside HTML
  }

  /** The chart as a PNG file, twice as many pixels as its size to stay sharp in print. */
  public byte[] png() {
    var image =
        new BufferedImage(PNG_SCALE * width, PNG_SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(PNG_SCALE, PNG_SCALE);
    drawing.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Measures text without asking the installed fonts. */
  private static final class PlainGraphics extends SVGGraphics2D {
    PlainGraphics(SVGGeneratorContext context) {
      super(context, false);
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
      return font instanceof PlainFont plain
          ? new PlainFont.Metrics(plain)
          : super.getFontMetrics(font);
    }
  }

  /** Ids that stay unique when many charts share one document. */
  private static final class PrefixedIds extends SVGIDGenerator {
    private final String chart;

    PrefixedIds(String chart) {
      this.chart = chart;
    }

    @Override
    public String generateID(String prefix) {
      return super.generateID(chart + "-" + prefix);
    }
  }
}
