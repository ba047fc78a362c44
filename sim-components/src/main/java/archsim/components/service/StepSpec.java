package archsim.components.service;

import archsim.components.Demand;
import java.util.function.BiConsumer;

/** What a user wrote about one step. */
public interface StepSpec {
  /**
   * Makes the step for one run.
   *
   * @param next what follows it
   */
  Step create(StepWiring wiring, Step next);

  /** Whether parts of it run at the same time. */
  default boolean forks() {
    return false;
  }

  /** Whether it computes on the cores of the service. */
  default boolean computes() {
    return false;
  }

  /** Whether it uses a key of the request. */
  default boolean usesKeys() {
    return false;
  }

  /** Names the locks that it takes. */
  default void locks(BiConsumer<String, Lock.Scope> visitor) {}

  /** Adds what it needs on average. */
  void addDemand(Demand demand);
}
