package archsim.components.service;

import archsim.components.measure.Outcome;

/** One step of an endpoint, linked to the step that follows it. */
@FunctionalInterface
public interface Step {
  /** Does it for a visit, and lets the visit go on with the next step when it is done. */
  void run(Visit visit);

  /**
   * What was called before it has ended so. Unless a step says otherwise, it goes on where that was
   * OK, and the visit fails where it was not.
   */
  default void heard(Visit visit, Outcome outcome) {
    if (outcome == Outcome.OK) {
      run(visit);
    } else {
      visit.end(Outcome.FAILED);
    }
  }
}
