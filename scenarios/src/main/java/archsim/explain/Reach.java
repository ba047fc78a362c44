package archsim.explain;

import archsim.components.demand.Demand;
import archsim.components.model.Architecture;
import archsim.components.model.Placement;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which components call which, and to which a request may come with all that it waits for. */
final class Reach {
  private final Architecture architecture;
  private final Map<String, Set<String>> callees = new HashMap<>();
  private final Map<String, Set<String>> callers = new HashMap<>();
  private final Set<String> inTurn = new HashSet<>();
  private final Map<Collection<String>, Set<String>> reached = new HashMap<>();

  Reach(Architecture architecture) {
    this.architecture = architecture;
  }

  /** One endpoint of a component calls others. */
  void add(String caller, Set<Demand.Target> called) {
    Set<String> once = new HashSet<>();
    for (Demand.Target each : called) {
      String callee = each.component();
      callees.computeIfAbsent(caller, any -> new LinkedHashSet<>()).add(callee);
      callers.computeIfAbsent(callee, any -> new LinkedHashSet<>()).add(caller);
      if (!once.add(callee)) {
        inTurn.add(callee);
      }
    }
  }

  /** Whether an endpoint asks a component for several things, which its replicas serve in turn. */
  boolean inTurn(String component) {
    return inTurn.contains(component);
  }

  /** The components that call one. */
  Set<String> callers(String component) {
    return callers.getOrDefault(component, Set.of());
  }

  /** The components that are called from one on, itself included, and their machines. */
  Set<String> from(String component) {
    return reached.computeIfAbsent(List.of(component), this::search);
  }

  /**
   * The components that requests of a workload come to.
   *
   * @param calls those of the workload itself
   */
  Set<String> from(Set<Demand.Target> calls) {
    return reached.computeIfAbsent(
        calls.stream().map(Demand.Target::component).toList(), this::search);
  }

  private Set<String> search(Collection<String> first) {
    Deque<String> left = new ArrayDeque<>(first);
    Set<String> found = new LinkedHashSet<>();
    while (!left.isEmpty()) {
      String next = left.remove();
      if (found.add(next)) {
        left.addAll(callees.getOrDefault(next, Set.of()));
        Placement placement = architecture.placements().get(next);
        if (placement != null) {
          found.add(placement.fleet());
        }
      }
    }
    return found;
  }
}
