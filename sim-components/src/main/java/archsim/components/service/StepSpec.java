package archsim.components.service;

import archsim.components.Demand;

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

  /** Adds what it needs on average. */
  void addDemand(Demand demand);
}
