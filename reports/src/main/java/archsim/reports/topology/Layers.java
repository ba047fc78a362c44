package archsim.reports.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the nodes of a graph are drawn: in layers from left to right, so that links lead to the
 * right as far as there is no circle (Sugiyama, Tagawa, Toda: Methods for Visual Understanding of
 * Hierarchical System Structures, IEEE Trans. SMC 11(2), 1981). A link over several layers has a
 * bend in each between, and the order within a layer follows the mean place of the neighbours.
 */
final class Layers {
  private static final int SWEEPS = 12;

  private final Map<String, Integer> layerOf = new LinkedHashMap<>();
  private final List<List<String>> layers = new ArrayList<>();
  private final Map<String, Set<String>> after = new LinkedHashMap<>();
  private final Map<String, Set<String>> before = new LinkedHashMap<>();
  private final Map<Graph.Link, List<String>> ways = new LinkedHashMap<>();

  Layers(Graph graph) {
    graph.nodes().forEach(node -> after.put(node.name(), new LinkedHashSet<>()));
    for (Graph.Link link : graph.links()) {
      Set<String> next = after.get(link.from());
      if (next != null && after.containsKey(link.to()) && !link.from().equals(link.to())) {
        next.add(link.to());
      }
    }
    breakCircles();
    after.keySet().forEach(this::layer);
    int count = layerOf.values().stream().mapToInt(each -> each + 1).max().orElse(0);
    for (int i = 0; i < count; i++) {
      layers.add(new ArrayList<>());
    }
    layerOf.forEach((name, layer) -> layers.get(layer).add(name));
    connect(graph);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean right = sweep % 2 == 0;
      for (int i = 1; i < count; i++) {
        order(right ? i : count - 1 - i, right ? before : after);
      }
    }
  }

  /** The layers from left to right, each from top to bottom; bends are among the names. */
  List<List<String>> layers() {
    return layers;
  }

  /** The nodes and bends that a link goes through; none where it leads back or to itself. */
  List<String> way(Graph.Link link) {
    return ways.getOrDefault(link, List.of());
  }

  /** A link that closes a circle does not count for the layers. */
  private void breakCircles() {
    Set<String> done = new LinkedHashSet<>();
    for (String root : List.copyOf(after.keySet())) {
      Set<String> path = new LinkedHashSet<>();
      List<List<String>> open = new ArrayList<>();
      enter(root, path, open, done);
      while (!open.isEmpty()) {
        List<String> rest = open.get(open.size() - 1);
        String here = List.copyOf(path).get(path.size() - 1);
        if (rest.isEmpty()) {
          open.remove(open.size() - 1);
          path.remove(here);
        } else {
          String next = rest.remove(0);
          if (path.contains(next)) {
            next(here).remove(next);
          } else {
            enter(next, path, open, done);
          }
        }
      }
    }
  }

  private void enter(String name, Set<String> path, List<List<String>> open, Set<String> done) {
    if (done.add(name)) {
      path.add(name);
      open.add(new ArrayList<>(next(name)));
    }
  }

  private Set<String> next(String name) {
    return after.computeIfAbsent(name, any -> new LinkedHashSet<>());
  }

  /** One more than the largest layer that leads here; the graph has no circle any more. */
  private void layer(String start) {
    List<String> order = new ArrayList<>(List.of(start));
    layerOf.putIfAbsent(start, 0);
    while (!order.isEmpty()) {
      String name = order.remove(order.size() - 1);
      int own = layerOf.getOrDefault(name, 0);
      for (String next : next(name)) {
        if (layerOf.getOrDefault(next, 0) <= own) {
          layerOf.put(next, own + 1);
          order.add(next);
        }
      }
    }
  }

  /** Bends where links cross a layer, and the neighbours of everything. */
  private void connect(Graph graph) {
    Map<String, Set<String>> direct = new LinkedHashMap<>(after);
    after.clear();
    for (Graph.Link link : graph.links()) {
      Set<String> next = direct.get(link.from());
      if (next == null || !next.contains(link.to())) {
        continue;
      }
      List<String> way = new ArrayList<>(List.of(link.from()));
      int last = layerOf.getOrDefault(link.to(), 0);
      for (int i = layerOf.getOrDefault(link.from(), 0) + 1; i < last; i++) {
        String bend = link.from() + " > " + link.to() + " " + i; // no component has such a name
        layers.get(i).add(bend);
        way.add(bend);
      }
      way.add(link.to());
      for (int i = 1; i < way.size(); i++) {
        next(way.get(i - 1)).add(way.get(i));
        before.computeIfAbsent(way.get(i), any -> new LinkedHashSet<>()).add(way.get(i - 1));
      }
      ways.put(link, List.copyOf(way));
    }
  }

  private void order(int layer, Map<String, Set<String>> neighbours) {
    Map<String, Double> wanted = new LinkedHashMap<>();
    List<String> names = layers.get(layer);
    for (int i = 0; i < names.size(); i++) {
      double sum = 0;
      int count = 0;
      for (String neighbour : neighbours.getOrDefault(names.get(i), Set.of())) {
        sum += place(neighbour);
        count++;
      }
      wanted.put(names.get(i), count == 0 ? place(names.get(i)) : sum / count);
    }
    names.sort(Comparator.comparingDouble(name -> wanted.getOrDefault(name, 0.0)));
  }

  /** From −0.5 to 0.5 within its layer. */
  private double place(String name) {
    for (List<String> names : layers) {
      int index = names.indexOf(name);
      if (index >= 0) {
        return (index + 0.5) / names.size() - 0.5;
      }
    }
    return 0;
  }
}
