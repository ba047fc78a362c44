package archsim.explain;

import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.Model;
import archsim.core.random.Streams;
import archsim.reports.topology.Graph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The graph of a system that has not run: components, and the edges that their steps wire. */
public final class TopologyGraph {
  private TopologyGraph() {}

  /** The graph of an architecture. */
  public static Graph of(Architecture architecture) {
    List<Graph.Node> nodes = new ArrayList<>();
    architecture
        .sources()
        .keySet()
        .forEach(name -> nodes.add(new Graph.Node(name, Graph.WORKLOAD, 1, null)));
    architecture
        .components()
        .forEach(
            (name, spec) -> nodes.add(new Graph.Node(name, spec.kind(), spec.replicas(), null)));
    ModelSnapshot wired = new Model(architecture, new Streams(1, 0)).snapshot();
    Set<Graph.Link> links = new LinkedHashSet<>();
    // The edges of workloads are wired last; they are read first.
    wired.edges().stream()
        .filter(edge -> !edge.internal() && architecture.sources().containsKey(edge.from()))
        .forEach(edge -> links.add(new Graph.Link(edge.from(), edge.to(), null)));
    wired.edges().stream()
        .filter(edge -> !edge.internal())
        .forEach(edge -> links.add(new Graph.Link(edge.from(), edge.to(), null)));
    return new Graph(nodes, new ArrayList<>(links));
  }
}
