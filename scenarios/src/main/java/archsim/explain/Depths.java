package archsim.explain;

import archsim.components.cache.Cached;
import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.flow.TooDeepException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How deep requests nest: the length of the longest chain of calls from an arrival to an endpoint.
 * A circle counts once, a step that forks not at all, and what is done for something left behind,
 * such as a message, begins anew: a run may find more, but never less.
 */
final class Depths {
  private final SystemIndex index;
  private final Flows flows;
  private final Map<Demand.Target, Integer> depths = new HashMap<>();

  Depths(SystemIndex index, Flows flows) {
    this.index = index;
    this.flows = flows;
  }

  /** The first endpoint that is too deep, if there is one. */
  Optional<Demand.Target> tooDeep() {
    var groups = index.graph().groups();
    for (int i = groups.size() - 1; i >= 0; i--) {
      int depth = 1;
      for (Demand.Target each : groups.get(i).endpoints()) {
        depth = Math.max(depth, depths.getOrDefault(each, 1));
      }
      for (Demand.Target each : groups.get(i).endpoints()) {
        if (depth > TooDeepException.DEEPEST) {
          return Optional.of(each);
        }
        enter(each, depth);
      }
    }
    return Optional.empty();
  }

  private void enter(Demand.Target caller, int depth) {
    Map<Demand.Target, Range> calls = flows.demand(caller).calls();
    boolean isReached = flows.visits().begun(caller).high() > 0;
    if (!isReached || leavesBehind(caller, calls)) {
      return;
    }
    calls.forEach(
        (callee, times) -> {
          if (times.high() > 0) {
            depths.merge(callee, depth + 1, Math::max);
          }
        });
  }

  /** Messages, and what a cache writes later. */
  private boolean leavesBehind(Demand.Target caller, Map<Demand.Target, Range> calls) {
    return !index.consumers(caller.component()).isEmpty()
        || calls.keySet().stream()
            .anyMatch(
                each ->
                    index.architecture().spec(each.component()) instanceof Cached cache
                        && cache.writing().isBehind());
  }
}
