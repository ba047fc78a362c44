package archsim.core.theory;

import archsim.core.Require;

/**
 * A request that waits for the slowest of n independent parts, without queueing.
 *
 * @param parts n
 */
public record FanOut(int parts) {
  public FanOut {
    Require.that(parts >= 1, "parts must be >= 1, was %d", parts);
  }

  /** E[max] = m H(n) of exponential parts with the mean m. */
  public double meanOfExponential(double mean) {
    return mean * harmonic(parts);
  }

  /** The p-quantile of the maximum of exponential parts with the mean m: −m ln(1 − p^(1/n)). */
  public double quantileOfExponential(double mean, double p) {
    return -mean * StrictMath.log(-StrictMath.expm1(StrictMath.log(p) / parts));
  }

  /**
   * 1 − (1 − q)ⁿ, how often at least one part is slow (Dean and Barroso: The Tail at Scale, CACM
   * 56(2), 2013).
   *
   * @param q how often one part is slow
   */
  public double anySlow(double q) {
    return -StrictMath.expm1(parts * StrictMath.log1p(-q));
  }

  /** H(n) = 1 + 1/2 + … + 1/n. */
  static double harmonic(int n) {
    double sum = 0;
    for (int k = n; k >= 1; k--) {
      sum += 1.0 / k;
    }
    return sum;
  }
}
