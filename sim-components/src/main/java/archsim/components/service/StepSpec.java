package archsim.components.service;

import archsim.components.demand.Demand;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

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

  /** How many branches of it run at once. */
  default double widest() {
    return widest(inner());
  }

  /** Of steps one after the other, those of the widest. */
  static double widest(List<StepSpec> steps) {
    return steps.stream().mapToDouble(StepSpec::widest).max().orElse(1);
  }

  /** Whether it computes on the cores of the service. */
  default boolean computes() {
    return inner().stream().anyMatch(StepSpec::computes);
  }

  /** Whether it is about a key of the request. */
  default boolean usesKeys() {
    return inner().stream().anyMatch(StepSpec::usesKeys);
  }

  /** The names of the keys by which it asks a component. */
  default Stream<String> keysAskedOf(String component) {
    return keysAskedOf(component, inner());
  }

  /** The names of the keys by which steps ask a component. */
  static Stream<String> keysAskedOf(String component, List<StepSpec> steps) {
    return steps.stream().flatMap(step -> step.keysAskedOf(component));
  }

  /** Names the locks that it takes. */
  default void locks(BiConsumer<String, Lock.Scope> visitor) {
    inner().forEach(step -> step.locks(visitor));
  }

  /** Adds what it needs on average. */
  void addDemand(Demand demand);
}
