package archsim.core.experiment;

import java.util.stream.IntStream;

/**
 * A ratio of sums over independent replications, r = Σy / Σx, and the variance of the classical
 * ratio estimator by linearisation: n/(n−1) · Σ(yᵢ − r xᵢ)² / (Σx)² (Cochran: Sampling Techniques,
 * 3rd ed., section 6.4). Replications with xᵢ = 0 say nothing of the ratio and do not count.
 *
 * @param standardError NaN with fewer than two replications
 */
record Ratio(double value, double standardError, int replications) {
  static Ratio of(double[] numerators, double[] denominators) {
    if (numerators.length != denominators.length) {
      throw new IllegalArgumentException(
          "%s numerators, %s denominators".formatted(numerators.length, denominators.length));
    }
    int[] counting =
        IntStream.range(0, denominators.length).filter(i -> denominators[i] != 0).toArray();
    int n = counting.length;
    double numerator = 0;
    double denominator = 0;
    for (int i : counting) {
      numerator += numerators[i];
      denominator += denominators[i];
    }
    double value = numerator / denominator;
    if (n < 2) {
      return new Ratio(value, Double.NaN, n);
    }
    double squares = 0;
    for (int i : counting) {
      double residual = numerators[i] - value * denominators[i];
      squares += residual * residual;
    }
    double variance = n / (n - 1.0) * squares / denominator / denominator;
    return new Ratio(value, Math.sqrt(variance), n);
  }
}
