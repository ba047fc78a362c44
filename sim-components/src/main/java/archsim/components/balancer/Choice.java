package archsim.components.balancer;

import archsim.components.flow.Component;
import archsim.components.flow.Draw;
import archsim.components.flow.Request;
import archsim.components.flow.Session;
import archsim.components.measure.Outcome;
import archsim.components.model.Wiring;
import archsim.components.unit.Replicated;
import archsim.components.unit.Units;
import archsim.core.Clock;
import archsim.core.random.Uniform;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Where one load balancer sends requests: its policy, and what it believes of its backends. */
final class Choice {
  /** Nothing can be chosen: no backend is believed in. */
  static final int NOBODY = -1;

  private final LoadBalancer.Spec spec;
  private final Clock clock;
  private final IntFunction<Component> targets;
  private final Draw chance;
  private final @Nullable Draw warming;
  private final int slot;

  // A balancer without checks and ejection finds out who is down when it sends there, in no time.
  private final boolean seesWhoIsDown;
  private final List<Backend> refusing = new ArrayList<>();
  private @Nullable Known known;

  /** What there is once all components are there. */
  private record Known(
      Backends backends,
      BalancingPolicy policy,
      @Nullable Outliers outliers,
      boolean listens,
      boolean changes) {
    Known with(BalancingPolicy other) {
      return new Known(backends, other, outliers, listens, changes);
    }
  }

  /**
   * @param targets the components behind the targets, asked for when all are there
   */
  Choice(LoadBalancer.Spec spec, Wiring wiring, IntFunction<Component> targets) {
    this.spec = spec;
    this.targets = targets;
    clock = wiring.clock();
    chance = wiring.draw("policy", new Uniform(0, 1));
    slot = spec.sticky() == Sticky.SESSION ? wiring.sessionSlot("sticky") : -1;
    HealthCheck checks = spec.healthCheck();
    seesWhoIsDown = checks == null && spec.outlierEjection() == null;
    boolean slow = checks != null && checks.slowStart() > 0;
    warming = slow ? wiring.draw("slowStart", new Uniform(0, 1)) : null;
    if (checks != null) {
      double phase = wiring.sampler("healthCheck", new Uniform(0, 1)).sample();
      clock.schedule(
          phase * checks.interval(), () -> new Health(checks, known().backends, clock).check());
    }
  }

  private Known known() {
    if (known == null) {
      Backends backends = new Backends(backends(), spec, chance, warming, clock);
      BalancingPolicy policy = spec.policy().create(backends);
      OutlierEjection ejection = spec.outlierEjection();
      Outliers outliers = ejection == null ? null : new Outliers(ejection, backends, clock);
      known =
          new Known(
              backends,
              policy,
              outliers,
              policy.listens() || outliers != null,
              spec.healthCheck() != null || outliers != null);
    }
    return known;
  }

  private List<Backend> backends() {
    List<Backend> all = new ArrayList<>();
    for (int i = 0; i < spec.targets().size(); i++) {
      int target = i;
      Component component = targets.apply(target);
      if (component instanceof Replicated several) {
        for (int unit = 0; unit < several.replicas(); unit++) {
          switch (several.state(unit)) {
            case UP, DOWN -> all.add(backend(target, several, unit));
            case STARTING, DRAINING, GONE -> {}
          }
        }
        several.watch((unit, state) -> changed(target, several, unit, state));
      } else {
        double weight = spec.targets().get(target).weight();
        all.add(new Backend(component, target, 0, weight, () -> true));
      }
    }
    return all;
  }

  private Backend backend(int target, Replicated several, int unit) {
    double weight = spec.targets().get(target).weight();
    return new Backend(several.replica(unit), target, unit, weight, () -> several.isUp(unit));
  }

  /**
   * Who has joined is known once it is up, and believed in after its health checks; who drains is
   * out of the choice at once. The policy begins anew with those that are there.
   */
  private void changed(int target, Replicated several, int unit, Units.State state) {
    Known here = known();
    boolean changed =
        switch (state) {
          case UP -> {
            Backend backend = backend(target, several, unit);
            backend.setDown(spec.healthCheck() != null);
            yield here.backends.joins(backend);
          }
          case DRAINING, GONE -> here.backends.leaves(target, unit);
          case STARTING, DOWN -> false;
        };
    if (changed) {
      known = here.with(spec.policy().create(here.backends));
    }
  }

  /** The number of the backend a request goes to, or {@link #NOBODY}. */
  int choose(Request request) {
    Known here = known();
    if (here.changes) {
      here.backends.prepare(request);
      if (here.backends.size() == 0) {
        return NOBODY;
      }
    }
    if (!refusing.isEmpty()) {
      takeBack(here);
    }
    int chosen = pick(request, here);
    while (chosen != NOBODY && seesWhoIsDown && !here.backends.get(chosen).answersChecks()) {
      here.backends.get(chosen).setDown(true);
      refusing.add(here.backends.get(chosen));
      here.backends.believe();
      chosen = pick(request, here);
    }
    return chosen;
  }

  private int pick(Request request, Known here) {
    if (here.backends.size() == 0) {
      return NOBODY;
    }
    return slot < 0 ? here.policy.choose(request) : sticky(request, here);
  }

  private void takeBack(Known here) {
    for (int i = refusing.size() - 1; i >= 0; i--) {
      if (refusing.get(i).answersChecks()) {
        refusing.remove(i).setDown(false);
        here.backends.believe();
      }
    }
  }

  /** Where the session went before, or a new choice where that is not believed in. */
  private int sticky(Request request, Known here) {
    Session session = request.root().session();
    if (session == null) {
      return here.policy.choose(request);
    }
    long before = session.place(slot);
    if (before >= 0 && here.backends.get((int) before).isBelievedIn()) {
      return (int) before;
    }
    int chosen = here.policy.choose(request);
    session.setPlace(slot, chosen);
    if (before >= 0) {
      session.moved();
    }
    return chosen;
  }

  /** A request goes to a backend. */
  Backend sent(int index) {
    Backends backends = known().backends;
    Backend backend = backends.get(index);
    backends.sent(index);
    return backend;
  }

  /** A request has ended there. */
  void answered(int index, double sent, Outcome outcome) {
    Known here = known();
    here.backends.answered(index);
    if (here.listens) {
      here.policy.answered(index, clock.now() - sent);
      if (here.outliers != null) {
        here.outliers.ended(index, outcome);
      }
    }
  }
}
