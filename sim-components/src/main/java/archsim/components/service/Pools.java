package archsim.components.service;

import archsim.components.call.Calls;
import archsim.components.model.ComponentSpec.Capacity;
import archsim.components.model.Wiring;
import archsim.components.resource.Pool;
import archsim.components.unit.PerUnit;
import archsim.components.unit.Units;
import archsim.core.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connections that each replica of a service has to databases, by their names. */
final class Pools {
  private static final int MOST_WAITING = 10_000;

  private final Map<String, PerUnit<Pool>> pools = new LinkedHashMap<>();

  Pools(Service.Spec spec, Wiring wiring, Units<?> units) {
    if (spec.pool() != null) {
      spec.pool()
          .forEach(
              (database, size) -> {
                var statistics = units.resource(Calls.pool(database), size);
                pools.put(
                    database,
                    new PerUnit<>(
                        i -> new Pool(wiring.clock(), size, MOST_WAITING, statistics.replica(i))));
              });
    }
  }

  /** The pool of each replica, null where there is none. */
  @Nullable PerUnit<Pool> of(String component) {
    return pools.get(component);
  }

  static void check(@Nullable Map<String, Integer> pool) {
    if (pool != null) {
      pool.forEach(
          (database, size) ->
              Require.field(
                  "pool", size >= 1, ".%s needs at least 1 connection, was %d", database, size));
    }
  }

  static List<Capacity> capacities(Service.Spec spec) {
    List<Capacity> capacities = new ArrayList<>();
    if (spec.pool() != null) {
      spec.pool()
          .forEach(
              (database, size) ->
                  capacities.add(
                      new Capacity(Calls.pool(database), (double) size * spec.replicas())));
    }
    return capacities;
  }
}
