package archsim.explain;

import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.core.InvalidSpecException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Endpoints that call each other, and how often they are visited. */
final class Circle {
  private static final int MOST_ROUNDS = 20_000;
  private static final double PRECISION = 1e-12;

  private final CallGraph.Group group;
  private final Function<Demand.Target, Demand> demands;

  Circle(CallGraph.Group group, Function<Demand.Target, Demand> demands) {
    this.group = group;
    this.demands = demands;
  }

  /** Adds the visits that endpoints of a circle cause each other, iterated. */
  void enter(Map<Demand.Target, Range> sums) {
    Map<Demand.Target, Range> outside = new LinkedHashMap<>();
    group.endpoints().forEach(each -> outside.put(each, sums.getOrDefault(each, Range.ZERO)));
    Map<Demand.Target, Range> now = outside;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Map<Demand.Target, Range> next = new LinkedHashMap<>(outside);
      now.forEach(
          (caller, times) -> {
            Demand demand = demands.apply(caller);
            demand
                .calls()
                .forEach(
                    (callee, calls) -> {
                      Range done =
                          calls.less(demand.outgoing().cancelled().getOrDefault(callee, 0.0));
                      next.computeIfPresent(callee, (any, sum) -> sum.plus(times.times(done)));
                    });
          });
      boolean done = isClose(now, next);
      now = next;
      if (done) {
        sums.putAll(now);
        return;
      }
    }
    throw endless(now);
  }

  private static boolean isClose(
      Map<Demand.Target, Range> before, Map<Demand.Target, Range> after) {
    return after.entrySet().stream()
        .allMatch(
            entry -> {
              Range now = entry.getValue();
              Range last = before.getOrDefault(entry.getKey(), Range.ZERO);
              return Math.abs(now.low() - last.low()) <= PRECISION * Math.max(1, now.low())
                  && Math.abs(now.high() - last.high()) <= PRECISION * Math.max(1, now.high());
            });
  }

  private static InvalidSpecException endless(Map<Demand.Target, Range> visits) {
    Demand.Target most = visits.keySet().iterator().next();
    for (Map.Entry<Demand.Target, Range> each : visits.entrySet()) {
      if (each.getValue().high() > visits.getOrDefault(most, Range.ZERO).high()) {
        most = each.getKey();
      }
    }
    return new InvalidSpecException(
        most.component(),
        "calls of %s.%s come back to it again and again and never end; let some of them go"
                .formatted(most.component(), most.endpoint())
            + " elsewhere with choose");
  }
}
