package archsim.components.service;

import archsim.components.Outcome;
import archsim.components.Replicated;
import archsim.components.Wiring;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The replicas of a service, and the round robin that callers without a load balancer share. */
final class Replicas {
  private final Replica[] replicas;
  private int next;

  Replicas(Service.Spec spec, Wiring wiring) {
    replicas = new Replica[spec.replicas()];
    Step[] endpoints = new Step[spec.work().size()];
    @Nullable Integer[] priorities =
        spec.work().values().stream().map(Endpoint::priority).toArray(Integer[]::new);
    Locks locks = new Locks(wiring, spec.replicas());
    int number = 0;
    for (Map.Entry<String, Endpoint> endpoint : spec.work().entrySet()) {
      endpoints[number++] =
          new StepWiring(wiring, locks, endpoint.getKey())
              .chain("", endpoint.getValue().steps(), visit -> visit.end(Outcome.OK));
    }
    int delayPart = wiring.part("delay");
    Function<Replica, Concurrency> concurrency = Concurrencies.of(spec, wiring);
    for (int i = 0; i < replicas.length; i++) {
      replicas[i] =
          new Replica(wiring.clock(), endpoints, priorities, i, delayPart, concurrency::apply);
    }
  }

  int count() {
    return replicas.length;
  }

  void watch(Replicated.Watcher watcher) {
    for (Replica replica : replicas) {
      replica.watch(watcher);
    }
  }

  Replica get(int index) {
    return replicas[index];
  }

  /** The next one that is up; where none is, one that is down and refuses. */
  Replica next() {
    Replica replica = following();
    for (int tried = 1; tried < replicas.length && !replica.isUp(); tried++) {
      replica = following();
    }
    return replica;
  }

  private Replica following() {
    Replica replica = replicas[next];
    next = next + 1 == replicas.length ? 0 : next + 1;
    return replica;
  }
}
