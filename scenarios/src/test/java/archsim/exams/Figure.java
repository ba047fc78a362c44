package archsim.exams;

import archsim.core.experiment.Estimate;

/**
 * A simulated figure with its half-width at 99.9 %.
 *
 * @param refusal why there is none, else empty
 */
record Figure(double value, double halfWidth, String refusal) {
  private static final double CONFIDENCE = 0.999;

  static Figure of(Estimate estimate) {
    return new Figure(estimate.value(), estimate.halfWidth(CONFIDENCE), estimate.refusal());
  }

  Figure times(double factor) {
    return new Figure(factor * value, factor * halfWidth, refusal);
  }

  boolean isRefused() {
    return !refusal.isEmpty();
  }
}
