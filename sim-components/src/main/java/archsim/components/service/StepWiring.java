package archsim.components.service;

import archsim.components.CallTerms;
import archsim.components.ComponentSpec;
import archsim.components.Demand;
import archsim.components.Draw;
import archsim.components.Edge;
import archsim.components.Figure;
import archsim.components.KeySpace;
import archsim.components.Pool;
import archsim.components.Timeout;
import archsim.components.Wiring;
import archsim.core.Clock;
import archsim.core.random.Distribution;
import archsim.core.random.Uniform;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a run is given: all draws carry its place in the file, so that a step's random
 * numbers are its own.
 */
public final class StepWiring {
  private final Wiring wiring;
  private final Locks locks;
  private final Pools pools;
  private final String path;

  StepWiring(Wiring wiring, Locks locks, Pools pools, String path) {
    this.wiring = wiring;
    this.locks = locks;
    this.pools = pools;
    this.path = path;
  }

  /** Draws for requests, for one purpose of the step. */
  public Draw draw(String purpose, Distribution distribution) {
    return wiring.draw(path + "/" + purpose, distribution);
  }

  /** Draws uniformly from 0 to 1. */
  public Draw chance(String purpose) {
    return draw(purpose, new Uniform(0, 1));
  }

  /**
   * The way to an endpoint.
   *
   * @param reference {@code component} or {@code component.endpoint}
   */
  public Edge edge(String reference) {
    Demand.Target target = wiring.target(reference);
    return wiring.edge(target.component(), target.endpoint());
  }

  /** A way from the service to itself, for the branches of a request. */
  public Edge branches() {
    return wiring.branches();
  }

  /** The limit on the wait for calls of the step; null where there is none. */
  public @Nullable Timeout timeout(CallTerms terms) {
    return Timeout.of(wiring, path + "/timeout", terms);
  }

  /** Where sessions remember something for the service. */
  public int sessionSlot(String purpose) {
    return wiring.sessionSlot(purpose);
  }

  /** Where sessions remember something about another component, whichever service asks. */
  public int sessionSlotOf(String component, String purpose) {
    return wiring.sessionSlotOf(component, purpose);
  }

  /** The connections to a component, of each replica; null where they are not limited. */
  public Pool @Nullable [] pools(String component) {
    return pools.of(component);
  }

  /** A figure of another component, about what is asked of it here. */
  public Figure figureOf(String component, String figure, Figure.Kind kind) {
    return wiring.figureOf(component, figure, kind);
  }

  /** The lock of a name. */
  public Lock lock(String name, Lock.Scope scope) {
    return locks.lock(name, scope);
  }

  /** The keys of a name; a request draws one of them at most once. */
  public KeySpace keys(String space) {
    return wiring.keys(space);
  }

  /** What a user wrote about another component. */
  public ComponentSpec spec(String component) {
    return wiring.spec(component);
  }

  public Clock clock() {
    return wiring.clock();
  }

  public int part(String what) {
    return wiring.part(what);
  }

  /**
   * Makes a list of steps, linked one to the other.
   *
   * @param name of the list within this step
   * @param next what follows the last one
   */
  public Step chain(String name, List<StepSpec> steps, Step next) {
    Step first = next;
    for (int i = steps.size() - 1; i >= 0; i--) {
      first =
          steps.get(i).create(new StepWiring(wiring, locks, pools, path + "/" + name + i), first);
    }
    return first;
  }

  /** What a list of steps needs on average. */
  public static Consumer<Demand> demandOf(List<StepSpec> steps) {
    return demand -> steps.forEach(step -> step.addDemand(demand));
  }
}
