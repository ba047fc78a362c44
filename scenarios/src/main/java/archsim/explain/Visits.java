package archsim.explain;

import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How often endpoints are visited: V = a + V P, callers before their callees. A visit that is
 * cancelled has begun and is maybe not done, nor is what it would have called.
 */
final class Visits {
  private final Map<Demand.Target, Range> begun = new HashMap<>();
  private final Map<Demand.Target, Double> cancelled = new HashMap<>();

  /** So many requests per second of a workload. */
  void arrive(Range rate, Demand demand) {
    add(rate, demand, callee -> true);
  }

  private void add(Range times, Demand caller, Predicate<Demand.Target> counts) {
    caller
        .calls()
        .forEach(
            (callee, calls) -> {
              if (counts.test(callee)) {
                begun.merge(callee, times.times(calls), Range::plus);
              }
            });
    caller
        .outgoing()
        .cancelled()
        .forEach(
            (callee, most) -> {
              if (counts.test(callee)) {
                cancelled.merge(callee, times.high() * most, Double::sum);
              }
            });
  }

  /** Adds the visits that endpoints cause each other. */
  void solve(CallGraph graph, Function<Demand.Target, Demand> demands) {
    var groups = graph.groups();
    for (int i = groups.size() - 1; i >= 0; i--) {
      CallGraph.Group group = groups.get(i);
      if (group.isCircle()) {
        group.endpoints().forEach(each -> begun.put(each, done(each)));
        new Circle(group, demands).enter(begun);
        group.endpoints().forEach(cancelled::remove);
      }
      for (Demand.Target caller : group.endpoints()) {
        Range times = done(caller);
        if (times.high() > 0) {
          add(
              times,
              demands.apply(caller),
              callee -> !group.isCircle() || !group.endpoints().contains(callee));
        }
      }
    }
  }

  /** Those that begin, per second. */
  Range begun(Demand.Target endpoint) {
    return begun.getOrDefault(endpoint, Range.ZERO);
  }

  /** Those that are surely done, and those that may be. */
  Range done(Demand.Target endpoint) {
    return begun(endpoint).less(cancelled.getOrDefault(endpoint, 0.0));
  }
}
