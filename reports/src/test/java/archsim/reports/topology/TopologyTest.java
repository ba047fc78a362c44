package archsim.reports.topology;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.reports.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How systems are drawn. */
class TopologyTest {
  private static Graph.Node node(String name, double busy) {
    return new Graph.Node(name, "service", 2, new Graph.Busy("cpu", busy));
  }

  private static Graph.Link link(String from, String to) {
    return new Graph.Link(from, to, new Graph.Traffic(10, 0));
  }

  private static Graph graph(String... links) {
    List<Graph.Node> nodes = new ArrayList<>();
    List<Graph.Link> all = new ArrayList<>();
    for (String each : links) {
      String[] ends = each.split(">", -1);
      for (String end : ends) {
        if (nodes.stream().noneMatch(node -> node.name().equals(end))) {
          nodes.add(node(end, 0.5));
        }
      }
      all.add(link(ends[0], ends[1]));
    }
    return new Graph(nodes, all);
  }

  @Test
  void linksLeadToTheRight() {
    Layers layers = new Layers(graph("a>b", "b>c", "a>c", "c>d"));

    assertThat(layers.layers()).hasSize(4);
    assertThat(layers.layers().get(0)).containsExactly("a");
    assertThat(layers.layers().get(1)).hasSize(2).contains("b"); // and a bend of a>c
    assertThat(layers.layers().get(3)).containsExactly("d");
    assertThat(layers.way(link("a", "c"))).hasSize(3);
  }

  @Test
  void circlesAreDrawnAndEnd() {
    Graph circle = graph("a>b", "b>c", "c>a", "c>c");

    assertThat(new Layers(circle).layers()).hasSize(3);
    assertThat(new Layers(circle).way(link("c", "a"))).isEmpty();
    assertThat(count(Drawing.svg(circle), "marker-end")).isEqualTo(4);
  }

  @Test
  void neighboursInOrderDoNotCross() {
    Layers layers = new Layers(graph("a>x", "b>y", "c>z", "d>x", "a>y"));

    assertThat(layers.layers().get(1).indexOf("z")).isNotEqualTo(1);
  }

  @Test
  void everyBoxSaysItsFigure() {
    String svg = Drawing.svg(Graph.of(Results.shop()));

    assertThat(svg).contains("cpu 86.6 %", "service × 3").doesNotContain("<script", "NaN");
    assertThat(Drawing.svg(Graph.of(Results.shop()))).isEqualTo(svg);
  }

  @Test
  void noBoxLiesOnAnother() {
    Matcher box =
        Pattern.compile("<rect x=\"(\\S+)\" y=\"(\\S+)\"")
            .matcher(Drawing.svg(graph("a>b", "a>c", "b>d", "c>d", "a>d", "e>d", "d>f")));
    List<String> places = new ArrayList<>();
    while (box.find()) {
      places.add(box.group());
    }

    assertThat(places).hasSize(6).doesNotHaveDuplicates();
  }

  /** Luminance falls with utilisation, so that a print in grey tells it as well. */
  @Test
  void theBusierTheDarker() {
    double last = 1000;
    for (int percent = 0; percent <= 100; percent += 5) {
      int rgb = Integer.parseInt(Words.fill(node("a", percent / 100.0)).substring(1), 16);
      double grey = 0.299 * (rgb >> 16) + 0.587 * ((rgb >> 8) & 255) + 0.114 * (rgb & 255);
      assertThat(grey).isLessThan(last);
      last = grey;
    }
  }

  @ParameterizedTest
  @CsvSource({"a\"b", "<script>", "x]y", "n#1"})
  void namesAreOnlyText(String name) {
    Graph graph = new Graph(List.of(node(name, 0.2)), List.of());

    assertThat(Drawing.svg(graph)).doesNotContain("<script>");
    assertThat(Mermaid.of(graph)).doesNotContain("<script>").contains("n0[\"");
    assertThat(count(Mermaid.of(graph), "\"")).isEqualTo(2);
    assertThat(Dot.of(graph)).contains("label=\"");
  }

  @Test
  void tooManyAreNotDrawn() {
    List<Graph.Node> nodes = new ArrayList<>();
    for (int i = 0; i <= Drawing.MOST_NODES; i++) {
      nodes.add(node("n" + i, 0));
    }
    assertThat(Drawing.svg(new Graph(nodes, List.of()))).isEmpty();
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
