package archsim.components.service;

import archsim.components.measure.Outcome;
import archsim.components.model.Wiring;
import archsim.components.unit.Units;
import archsim.core.random.Constant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The replicas of a service, and the round robin that callers without a load balancer share. */
final class Replicas {
  private final Units<Replica> units;
  private int next;

  Replicas(Service.Spec spec, Wiring wiring) {
    var startup =
        wiring.sampler(
            "startup", spec.upkeep().startup() == null ? new Constant(0) : spec.upkeep().startup());
    units = new Units<>(wiring, spec.replicas(), startup::sample);
    units.drainsFor(spec.upkeep().drainOrDefault());
    Step[] endpoints = new Step[spec.work().all().size()];
    @Nullable Integer[] priorities =
        spec.work().all().values().stream().map(Endpoint::priority).toArray(Integer[]::new);
    Locks locks = new Locks(wiring, units);
    Pools pools = new Pools(spec, wiring, units);
    int number = 0;
    for (Map.Entry<String, Endpoint> endpoint : spec.work().all().entrySet()) {
      endpoints[number++] =
          new StepWiring(wiring, locks, pools, endpoint.getKey())
              .chain("", endpoint.getValue().steps(), visit -> visit.end(Outcome.OK));
    }
    int delayPart = wiring.part("delay");
    Function<Replica, Concurrency> concurrency = Concurrencies.of(spec, wiring, units);
    units.fill(
        unit ->
            new Replica(
                wiring.clock(), endpoints, priorities, unit, delayPart, concurrency::apply));
  }

  Units<Replica> units() {
    return units;
  }

  /** The next one that is up; where none is, one that is down and refuses. */
  Replica next() {
    Replica replica = following();
    if (units.areAllUp()) {
      return replica;
    }
    Replica refusing = replica;
    for (int tried = 1; tried < units.count() && !replica.isUp(); tried++) {
      replica = following();
      refusing = replica.unit().serves() ? refusing : replica;
    }
    return replica.isUp() ? replica : refusing;
  }

  private Replica following() {
    Replica replica = units.get(next);
    next = next + 1 == units.count() ? 0 : next + 1;
    return replica;
  }
}
