package archsim.reports.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph as SVG: boxes in layers from left to right, the darker the busier, and the figure in the
 * box. The same graph gives the same text.
 */
public final class Drawing {
  /** More nodes than these are not drawn. */
  public static final int MOST_NODES = 150;

  private static final int BOX_WIDTH = 148;
  private static final int BOX_HEIGHT = 56;
  private static final int COLUMN = 232;
  private static final int ROW = 84;
  private static final int MARGIN = 14;
  private static final int LONGEST_NAME = 20;
  private static final int LOOP = 26;

  private final Graph graph;
  private final Layers layers;
  private final Map<String, Point> places = new LinkedHashMap<>();
  private final int width;
  private final int height;
  private final StringBuilder svg = new StringBuilder();

  private record Point(double x, double y) {}

  private Drawing(Graph graph) {
    this.graph = graph;
    layers = new Layers(graph);
    List<List<String>> columns = layers.layers();
    int rows = columns.stream().mapToInt(List::size).max().orElse(1);
    width = 2 * MARGIN + (columns.size() - 1) * COLUMN + BOX_WIDTH;
    height = 2 * MARGIN + rows * ROW;
    for (int column = 0; column < columns.size(); column++) {
      List<String> names = columns.get(column);
      double first = height / 2.0 - (names.size() - 1) * ROW / 2.0;
      for (int row = 0; row < names.size(); row++) {
        double x = MARGIN + BOX_WIDTH / 2.0 + column * COLUMN;
        places.put(names.get(row), new Point(x, first + row * ROW));
      }
    }
  }

  /** The drawing; empty where there is nothing to draw, or too much. */
  public static String svg(Graph graph) {
    if (graph.nodes().isEmpty() || graph.nodes().size() > MOST_NODES) {
      return "";
    }
    return new Drawing(graph).draw();
  }

  private String draw() {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " style=\"max-width:%dpx\" font-family=\"Arial, Helvetica, sans-serif\""
            + " font-size=\"12\">%n",
        width, height, width, height, width);
    add(
        "<defs><marker id=\"topology-arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\""
            + " markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
            + "<path d=\"M0 0L8 4L0 8z\" fill=\"#555555\"/></marker></defs>%n");
    graph.links().forEach(this::link);
    graph.nodes().forEach(this::node);
    graph.links().forEach(this::label);
    add("</svg>");
    return svg.toString();
  }

  private void node(Graph.Node node) {
    Point place = places.get(node.name());
    if (place == null) {
      return;
    }
    boolean workload = node.kind().equals(Graph.WORKLOAD);
    String ink = Words.ink(node);
    add("<g><title>%s: %s</title>", escaped(node.name()), escaped(Words.kind(node)));
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\""
            + " stroke=\"#222222\"/>",
        number(place.x() - BOX_WIDTH / 2.0),
        number(place.y() - BOX_HEIGHT / 2.0),
        BOX_WIDTH,
        BOX_HEIGHT,
        workload ? BOX_HEIGHT / 2 : 4,
        Words.fill(node));
    String busy = Words.busy(node);
    double first = busy.isEmpty() ? place.y() - 3 : place.y() - 11;
    text(place.x(), first, ink, "bold", shortened(node.name()));
    text(place.x(), first + 16, ink, "normal", Words.kind(node));
    if (!busy.isEmpty()) {
      text(place.x(), first + 32, ink, "normal", busy);
    }
    add("</g>%n");
  }

  private void text(double x, double y, String ink, String weight, String words) {
    add(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" fill=\"%s\" font-weight=\"%s\">%s</text>",
        number(x), number(y), ink, weight, escaped(words));
  }

  private void link(Graph.Link link) {
    String path = path(link);
    if (!path.isEmpty()) {
      add(
          "<path d=\"%s\" fill=\"none\" stroke=\"#555555\" stroke-width=\"1.3\"%s"
              + " marker-end=\"url(#topology-arrow)\"/>%n",
          path, Words.fails(link.traffic()) ? " stroke-dasharray=\"6 4\"" : "");
    }
  }

  private String path(Graph.Link link) {
    Point from = places.get(link.from());
    Point to = places.get(link.to());
    if (from == null || to == null) {
      return "";
    }
    List<String> way = layers.way(link);
    if (way.isEmpty()) {
      return back(from, to);
    }
    StringBuilder path = new StringBuilder();
    Point last = new Point(from.x() + BOX_WIDTH / 2.0, from.y());
    path.append("M").append(number(last.x())).append(" ").append(number(last.y()));
    for (int i = 1; i < way.size(); i++) {
      Point next = places.getOrDefault(way.get(i), to);
      double half = BOX_WIDTH / 2.0;
      Point end = new Point(next.x() - half, next.y());
      double bend = (end.x() - last.x()) / 2;
      path.append("C")
          .append(number(last.x() + bend))
          .append(" ")
          .append(number(last.y()))
          .append(" ")
          .append(number(end.x() - bend))
          .append(" ")
          .append(number(end.y()))
          .append(" ")
          .append(number(end.x()))
          .append(" ")
          .append(number(end.y()));
      if (i < way.size() - 1) {
        last = new Point(next.x() + half, next.y());
        path.append("L").append(number(last.x())).append(" ").append(number(last.y()));
      }
    }
    return path.toString();
  }

  /** Below the boxes, for links that lead to the left or to the node itself. */
  private static String back(Point from, Point to) {
    double low = Math.max(from.y(), to.y()) + BOX_HEIGHT / 2.0 + LOOP;
    double start = from.x() + BOX_WIDTH / 4.0;
    double end = to.x() - BOX_WIDTH / 4.0;
    return "M%s %sC%s %s %s %s %s %s"
        .formatted(
            number(start),
            number(from.y() + BOX_HEIGHT / 2.0),
            number(start),
            number(low),
            number(end),
            number(low),
            number(end),
            number(to.y() + BOX_HEIGHT / 2.0));
  }

  private void label(Graph.Link link) {
    Graph.Traffic traffic = link.traffic();
    Point from = places.get(link.from());
    Point to = places.get(link.to());
    if (traffic == null || from == null || to == null) {
      return;
    }
    List<String> way = layers.way(link);
    double x = (from.x() + to.x()) / 2;
    double y = Math.max(from.y(), to.y()) + BOX_HEIGHT / 2.0 + LOOP - 4;
    if (!way.isEmpty()) {
      // In the gap before the end: who goes to the same node rarely comes at the same height.
      Point last = places.getOrDefault(way.get(way.size() - 2), from);
      x = (last.x() + to.x()) / 2;
      y = last.y() + (to.y() - last.y()) / 2 - 5;
    }
    onLine(x, y, Words.rate(traffic));
    if (Words.fails(traffic)) {
      onLine(x, y + 17, Words.errors(traffic));
    }
  }

  private void onLine(double x, double y, String words) {
    add(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" font-size=\"11\" fill=\"#222222\""
            + " stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">%s</text>%n",
        number(x), number(y), escaped(words));
  }

  private void add(String format, @Nullable Object... values) {
    svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
