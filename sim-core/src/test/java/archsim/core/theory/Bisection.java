package archsim.core.theory;

import java.util.function.DoubleUnaryOperator;

/** Finds quantiles of a law that is known by its tail. */
final class Bisection {
  private Bisection() {}

  /** The smallest t ≥ 0 with tail(t) ≤ 1 − p, to the last bits; tail must not increase. */
  static double quantile(DoubleUnaryOperator tail, double p, double scale) {
    double target = 1 - p;
    if (tail.applyAsDouble(0) <= target) {
      return 0;
    }
    double high = scale;
    while (tail.applyAsDouble(high) > target) {
      high *= 2;
    }
    double low = 0;
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return high;
      }
      if (tail.applyAsDouble(middle) > target) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
