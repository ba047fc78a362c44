package archsim.components.flow;

import archsim.components.measure.Outcome;

/** Whoever waits for the outcome of a request. */
@FunctionalInterface
public interface Reply {
  /** The request ended so; called exactly once. */
  void complete(Outcome outcome);
}
