package archsim.reports.topology;

/** A graph in the language of Graphviz. */
public final class Dot {
  private Dot() {}

  /** The text of the digraph. */
  public static String of(Graph graph) {
    StringBuilder text = new StringBuilder("digraph topology {\n  rankdir=LR;\n");
    text.append("  node [shape=box, style=filled, fillcolor=white, fontname=\"Helvetica\"];\n");
    text.append("  edge [fontname=\"Helvetica\", fontsize=10];\n");
    for (Graph.Node node : graph.nodes()) {
      String busy = Words.busy(node);
      text.append("  ").append(quoted(node.name())).append(" [label=");
      String label = node.name() + "\n" + Words.kind(node) + (busy.isEmpty() ? "" : "\n" + busy);
      text.append(quoted(label));
      if (node.kind().equals(Graph.WORKLOAD)) {
        text.append(", shape=ellipse");
      } else if (node.kind().equals("database")) {
        text.append(", shape=cylinder");
      }
      if (!busy.isEmpty()) {
        text.append(", fillcolor=").append(quoted(Words.fill(node)));
        text.append(", fontcolor=").append(quoted(Words.ink(node)));
      }
      text.append("];\n");
    }
    for (Graph.Link link : graph.links()) {
      String label = Words.traffic(link.traffic());
      text.append("  ").append(quoted(link.from())).append(" -> ").append(quoted(link.to()));
      text.append(label.isEmpty() ? "" : " [label=" + quoted(label) + "]");
      text.append(Words.fails(link.traffic()) ? " [style=dashed]" : "").append(";\n");
    }
    return text.append("}\n").toString();
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "\"" + escaped + "\"";
  }
}
