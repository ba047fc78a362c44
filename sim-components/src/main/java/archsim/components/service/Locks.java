package archsim.components.service;

import archsim.components.model.ComponentSpec;
import archsim.components.model.Wiring;
import archsim.components.unit.Units;
import archsim.core.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The locks of one service by name: steps that name the same share it. */
final class Locks {
  private final Wiring wiring;
  private final Units<?> units;
  private final Map<String, Lock> locks = new LinkedHashMap<>();

  Locks(Wiring wiring, Units<?> units) {
    this.wiring = wiring;
    this.units = units;
  }

  Lock lock(String name, Lock.Scope scope) {
    return locks.computeIfAbsent(name, any -> new Lock(wiring, name, scope, units));
  }

  /** The locks that endpoints name, as resources. */
  static List<ComponentSpec.Capacity> capacities(Map<String, Lock.Scope> scopes, int replicas) {
    List<ComponentSpec.Capacity> capacities = new ArrayList<>();
    scopes.forEach(
        (name, scope) ->
            capacities.add(
                new ComponentSpec.Capacity(
                    Lock.resource(name), scope == Lock.Scope.SERVICE ? 1 : replicas)));
    return capacities;
  }

  /** The scope of each lock that endpoints name. */
  static Map<String, Lock.Scope> scopes(Map<String, Endpoint> endpoints) {
    Map<String, Lock.Scope> scopes = new LinkedHashMap<>();
    endpoints.values().stream()
        .flatMap(endpoint -> endpoint.steps().stream())
        .forEach(step -> step.locks((name, scope) -> add(name, scope, scopes)));
    return scopes;
  }

  private static void add(String name, Lock.Scope scope, Map<String, Lock.Scope> scopes) {
    Lock.Scope other = scopes.putIfAbsent(name, scope);
    Require.that(
        other == null || other == scope,
        "lock '%s' has scope replica in one step and scope service in another",
        name);
  }
}
