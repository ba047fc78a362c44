package archsim.components.service;

import archsim.components.Demand;
import java.util.List;
import java.util.function.BiConsumer;

/** What a user wrote about one step. */
public interface StepSpec {
  /**
   * Makes the step for one run.
   *
   * @param next what follows it
   */
  Step create(StepWiring wiring, Step next);

  /** The steps within it. */
  default List<StepSpec> inner() {
    return List.of();
  }

  /** Whether parts of it run at the same time. */
  default boolean forks() {
    return inner().stream().anyMatch(StepSpec::forks);
  }

  /** Whether it computes on the cores of the service. */
  default boolean computes() {
    return inner().stream().anyMatch(StepSpec::computes);
  }

  /** Whether it is about a key of the request. */
  default boolean usesKeys() {
    return inner().stream().anyMatch(StepSpec::usesKeys);
  }

  /** Names the locks that it takes. */
  default void locks(BiConsumer<String, Lock.Scope> visitor) {
    inner().forEach(step -> step.locks(visitor));
  }

  /** Adds what it needs on average. */
  void addDemand(Demand demand);
}
