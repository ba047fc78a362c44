package archsim.core.theory;

import archsim.core.Require;
import java.util.function.IntToDoubleFunction;

/**
 * The stationary probabilities of a birth-death chain with the states 0 … n: p(k + 1) = p(k)
 * birth(k)/death(k + 1) (Kleinrock: Queueing Systems 1, 1975, eq. 3.11).
 */
public final class BirthDeath {
  /** Far from overflow, and far enough from 1 that rescaling is rare. */
  private static final double LARGE = 1e200;

  private final double[] probability;

  /**
   * Solves a chain.
   *
   * @param n the last state
   * @param birth rate from k to k + 1
   * @param death rate from k to k − 1
   */
  public BirthDeath(int n, IntToDoubleFunction birth, IntToDoubleFunction death) {
    Require.that(n >= 0, "a chain needs a state, had %d", n);
    probability = new double[n + 1];
    probability[0] = 1;
    for (int k = 0; k < n; k++) {
      probability[k + 1] = probability[k] * birth.applyAsDouble(k) / death.applyAsDouble(k + 1);
      if (probability[k + 1] > LARGE) {
        divide(k + 1, probability[k + 1]);
      }
    }
    divide(n, sum(0));
  }

  private void divide(int last, double by) {
    for (int k = 0; k <= last; k++) {
      probability[k] /= by;
    }
  }

  /** P(N = k). */
  public double probability(int k) {
    return k < probability.length ? probability[k] : 0;
  }

  /** P(N ≥ k). */
  public double atLeast(int k) {
    return sum(k);
  }

  /** E[f(N)]. */
  public double mean(IntToDoubleFunction f) {
    double sum = 0;
    for (int k = probability.length - 1; k >= 0; k--) {
      sum += probability[k] * f.applyAsDouble(k);
    }
    return sum;
  }

  private double sum(int from) {
    double sum = 0;
    for (int k = probability.length - 1; k >= from; k--) {
      sum += probability[k];
    }
    return sum;
  }
}
