package archsim.reports.topology;

import java.util.LinkedHashMap;
import java.util.Map;

/** A graph as a flowchart of Mermaid. */
public final class Mermaid {
  private Mermaid() {}

  /** The box of a kind. */
  private record Shape(String open, String close) {
    static Shape of(String kind) {
      return switch (kind) {
        case Graph.WORKLOAD -> new Shape("([", "])");
        case "database" -> new Shape("[(", ")]");
        case "queue" -> new Shape("[[", "]]");
        default -> new Shape("[", "]");
      };
    }
  }

  /** The text of the flowchart. */
  public static String of(Graph graph) {
    Map<String, String> ids = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder("flowchart LR\n");
    for (Graph.Node node : graph.nodes()) {
      String id = "n" + ids.size();
      ids.put(node.name(), id);
      Shape shape = Shape.of(node.kind());
      String busy = Words.busy(node);
      text.append("  ").append(id).append(shape.open).append('"').append(escaped(node.name()));
      text.append("<br/>").append(escaped(Words.kind(node)));
      text.append(busy.isEmpty() ? "" : "<br/>" + escaped(busy));
      text.append('"').append(shape.close).append('\n');
      if (!busy.isEmpty()) {
        text.append("  style ").append(id).append(" fill:").append(Words.fill(node));
        text.append(",color:").append(Words.ink(node)).append(",stroke:#222222\n");
      }
    }
    for (Graph.Link link : graph.links()) {
      String from = ids.get(link.from());
      String to = ids.get(link.to());
      if (from != null && to != null) {
        String label = Words.traffic(link.traffic());
        text.append("  ").append(from).append(Words.fails(link.traffic()) ? " -.->" : " -->");
        text.append(label.isEmpty() ? "" : "|\"" + escaped(label) + "\"|");
        text.append(' ').append(to).append('\n');
      }
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("#", "&#35;");
  }
}
