package archsim.core.random;

/** The functions that moments need, by StrictMath, so that they are the same on every machine. */
final class SpecialFunctions {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
  private static final double SQRT_TWO_PI = 2.5066282746310002;

  /** From here on five terms of Stirling's series are exact to the last bit. */
  private static final double STIRLING_FROM = 15;

  private SpecialFunctions() {}

  /** ln Γ(x) for x &gt; 0 by Stirling's series (Abramowitz and Stegun 6.1.41). */
  static double logGamma(double x) {
    double product = 1;
    double z = x;
    while (z < STIRLING_FROM) {
      product *= z;
      z++;
    }
    double w = 1 / (z * z);
    double series =
        (1.0 / 12 - w * (1.0 / 360 - w * (1.0 / 1260 - w * (1.0 / 1680 - w / 1188)))) / z;
    return (z - 0.5) * StrictMath.log(z) - z + HALF_LOG_TWO_PI + series - StrictMath.log(product);
  }

  /** φ(x), the density of the standard normal distribution. */
  static double normalDensity(double x) {
    return StrictMath.exp(-x * x / 2) / SQRT_TWO_PI;
  }

  /**
   * Φ(x) for x ≥ 0 = 1/2 + φ(x) (x + x³/3 + x⁵/(3·5) + …), a sum without cancellation (Marsaglia:
   * Evaluating the normal distribution, J. Stat. Softw. 11(4), 2004).
   */
  static double normalProbability(double x) {
    if (x > 9) {
      return 1;
    }
    double term = x;
    double sum = 0;
    for (int odd = 3; sum + term != sum; odd += 2) {
      sum += term;
      term *= x * x / odd;
    }
    return 0.5 + normalDensity(x) * sum;
  }

  /**
   * Σ k^(−s) for k from 1 to n, whatever the sign of s: the first terms one by one, the rest by the
   * Euler–Maclaurin formula, so that n may be a trillion.
   */
  static double harmonic(long n, double s) {
    int first = (int) Math.min(n, 1000);
    double sum = 0;
    for (int k = first; k >= 1; k--) {
      sum += StrictMath.pow(k, -s);
    }
    return first == n ? sum : sum + rest(first, (double) n, s);
  }

  /** Σ k^(−s) for k from m + 1 to n. */
  private static double rest(double m, double n, double s) {
    double logRatio = StrictMath.log(n / m);
    double growth = s == 1 ? logRatio : StrictMath.expm1((1 - s) * logRatio) / (1 - s);
    double low = StrictMath.pow(m, -s);
    double high = StrictMath.pow(n, -s);
    return low * m * growth
        + (high - low) / 2
        + s / 12 * (low / m - high / n)
        - s * (s + 1) * (s + 2) / 720 * (low / (m * m * m) - high / (n * n * n));
  }
}
