package archsim.components.service;

import archsim.components.call.CallTerms;
import archsim.components.call.Calls;
import archsim.components.call.Timeout;
import archsim.components.demand.Demand;
import archsim.components.flow.Call;
import archsim.components.flow.Draw;
import archsim.components.flow.Edge;
import archsim.components.model.Wiring;
import archsim.components.resource.Pool;
import archsim.core.random.Distribution;
import archsim.core.random.Uniform;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a run is given: all draws carry its place in the file, so that a step's random
 * numbers are its own.
 */
public final class StepWiring extends Wiring {
  private final Locks locks;
  private final Pools pools;
  private final String path;

  StepWiring(Wiring wiring, Locks locks, Pools pools, String path) {
    super(wiring);
    this.locks = locks;
    this.pools = pools;
    this.path = path;
  }

  /** Draws for requests, for one purpose of the step. */
  @Override
  public Draw draw(String purpose, Distribution distribution) {
    return super.draw(path + "/" + purpose, distribution);
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
    return edge(target(reference));
  }

  /**
   * A step that calls an endpoint and waits for the reply.
   *
   * @param reference {@code component} or {@code component.endpoint}
   * @param detail what is asked for beyond the endpoint, null for nothing
   */
  public Step call(String reference, @Nullable Object detail, CallTerms terms, Step next) {
    Call call = call(reference, terms);
    return visit -> call.send(visit, detail, visit.thenGoOn(next));
  }

  /**
   * A call of an endpoint, through connections of the caller's replica where they are limited.
   *
   * @param reference {@code component} or {@code component.endpoint}
   */
  public Call call(String reference, CallTerms terms) {
    Edge edge = edge(reference);
    Timeout limit = timeout("timeout", terms);
    IntFunction<Pool> own = pools.of(edge.to());
    return own == null ? Calls.of(edge, limit) : Calls.pooled(edge, limit, own, part("pool.wait"));
  }

  /** The lock of a name. */
  public Lock lock(String name, Lock.Scope scope) {
    return locks.lock(name, scope);
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
      first = steps.get(i).create(new StepWiring(this, locks, pools, path + "/" + name + i), first);
    }
    return first;
  }

  /** What a list of steps needs on average. */
  public static Consumer<Demand> demandOf(List<StepSpec> steps) {
    return demand -> steps.forEach(step -> step.addDemand(demand));
  }
}
