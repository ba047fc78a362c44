package archsim.components.service;

/** One step of an endpoint, linked to the step that follows it. */
@FunctionalInterface
public interface Step {
  /** Does it for a visit, and lets the visit go on with the next step when it is done. */
  void run(Visit visit);
}
