package archsim.explain;

import archsim.components.demand.Demand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Who calls whom, in groups that are called before those who call them: a group is one endpoint, or
 * several that call each other in a circle. Found in time linear in endpoints and calls, without
 * recursion (Tarjan: Depth-first search and linear graph algorithms, SIAM J. Comput. 1(2), 1972).
 *
 * @param groups callees before their callers
 */
record CallGraph(List<Group> groups) {
  /**
   * Endpoints that call each other.
   *
   * @param isCircle whether there are several, or one that calls itself
   */
  record Group(List<Demand.Target> endpoints, boolean isCircle) {}

  /**
   * The graph of all that is called, directly or not, by some endpoints.
   *
   * @param calls whom an endpoint calls; asked once for each
   */
  static CallGraph of(
      Iterable<Demand.Target> begin, Function<Demand.Target, Set<Demand.Target>> calls) {
    return new Search(calls).from(begin);
  }

  private static final class Search {
    private final Function<Demand.Target, Set<Demand.Target>> calls;
    private final Map<Demand.Target, Node> nodes = new LinkedHashMap<>();
    private final Deque<Node> path = new ArrayDeque<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private final List<Group> groups = new ArrayList<>();

    Search(Function<Demand.Target, Set<Demand.Target>> calls) {
      this.calls = calls;
    }

    CallGraph from(Iterable<Demand.Target> begin) {
      for (Demand.Target each : begin) {
        if (!nodes.containsKey(each)) {
          enter(each);
          while (!path.isEmpty()) {
            step(path.element());
          }
        }
      }
      return new CallGraph(List.copyOf(groups));
    }

    private void enter(Demand.Target target) {
      Node node = new Node(target, nodes.size(), new ArrayDeque<>(calls.apply(target)));
      nodes.put(target, node);
      path.push(node);
      open.push(node);
    }

    private void step(Node node) {
      Demand.Target next = node.left.poll();
      if (next == null) {
        leave(node);
        return;
      }
      Node known = nodes.get(next);
      if (known == null) {
        enter(next);
      } else if (known.isOpen) {
        node.lowest = Math.min(node.lowest, known.number);
        node.callsItself |= known == node;
      }
    }

    private void leave(Node node) {
      path.pop();
      if (!path.isEmpty()) {
        path.element().lowest = Math.min(path.element().lowest, node.lowest);
      }
      if (node.lowest < node.number) {
        return;
      }
      List<Demand.Target> members = new ArrayList<>();
      Node member;
      do {
        member = open.pop();
        member.isOpen = false;
        members.add(member.target);
      } while (member != node);
      Collections.reverse(members); // as they were found
      groups.add(new Group(members, members.size() > 1 || node.callsItself));
    }
  }

  private static final class Node {
    private final Demand.Target target;
    private final int number;
    private final Deque<Demand.Target> left;
    private int lowest;
    private boolean isOpen = true;
    private boolean callsItself;

    Node(Demand.Target target, int number, Deque<Demand.Target> left) {
      this.target = target;
      this.number = number;
      this.left = left;
      lowest = number;
    }
  }
}
