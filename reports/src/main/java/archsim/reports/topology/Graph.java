package archsim.reports.topology;

import archsim.core.results.ComponentResult;
import archsim.core.results.EdgeResult;
import archsim.core.results.OutcomesResult;
import archsim.core.results.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who sends requests to whom.
 *
 * @param nodes workloads first, then components
 * @param links between two of them, at most one in each direction
 */
public record Graph(List<Node> nodes, List<Link> links) {
  /** The kind of a node that requests come from. */
  public static final String WORKLOAD = "workload";

  public Graph {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /**
   * A workload or a component.
   *
   * @param busiest the resource with the highest utilisation, null where none was measured
   */
  public record Node(String name, String kind, int replicas, @Nullable Busy busiest) {}

  /** A resource and its utilisation, from 0 to 1. */
  public record Busy(String resource, double utilisation) {}

  /**
   * Requests from one node to another, over all endpoints.
   *
   * @param traffic null where nothing was measured
   */
  public record Link(String from, String to, @Nullable Traffic traffic) {}

  /**
   * What was measured of a link.
   *
   * @param perS requests per second
   * @param errors share of the requests that ended otherwise than OK
   */
  public record Traffic(double perS, double errors) {}

  /** The names of its nodes. */
  public List<String> names() {
    return nodes.stream().map(Node::name).toList();
  }

  /** The graph of a run, with what it measured. */
  public static Graph of(RunResult result) {
    List<Node> nodes = new ArrayList<>();
    result.workloads().keySet().forEach(name -> nodes.add(new Node(name, WORKLOAD, 1, null)));
    result
        .components()
        .forEach(
            (name, each) -> nodes.add(new Node(name, each.kind(), each.replicas(), busiest(each))));
    Map<List<String>, List<EdgeResult>> edges = new LinkedHashMap<>();
    for (EdgeResult edge : result.edges()) {
      edges.computeIfAbsent(List.of(edge.from(), edge.to()), any -> new ArrayList<>()).add(edge);
    }
    List<Link> links = new ArrayList<>();
    edges.forEach((ends, of) -> links.add(new Link(ends.get(0), ends.get(1), traffic(of))));
    return new Graph(nodes, links);
  }

  private static @Nullable Busy busiest(ComponentResult component) {
    Busy most = null;
    for (var resource : component.resources().entrySet()) {
      Double busy = resource.getValue().utilisation().value();
      if (busy != null && (most == null || busy > most.utilisation())) {
        most = new Busy(resource.getKey(), busy);
      }
    }
    return most;
  }

  private static Traffic traffic(List<EdgeResult> edges) {
    double perS = 0;
    long bad = 0;
    long all = 0;
    for (EdgeResult edge : edges) {
      Double rate = edge.perS().value();
      perS += rate == null ? 0 : rate;
      OutcomesResult ended = edge.outcomes();
      long notOk = ended.rejected() + ended.timedOut() + ended.failed() + ended.cancelled();
      bad += notOk;
      all += notOk + ended.ok();
    }
    return new Traffic(perS, all == 0 ? 0 : (double) bad / all);
  }
}
