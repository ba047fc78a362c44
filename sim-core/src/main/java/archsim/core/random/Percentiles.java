package archsim.core.random;

import archsim.core.Require;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A distribution known by its quantiles, which are joined by straight lines: between probabilities
 * p and q with quantiles a and b, E[X] gains (q − p)(a + b)/2 and E[X²] gains (q − p)(a² + ab +
 * b²)/3. Below the first probability the value is the first quantile. Drawn by inversion.
 */
public final class Percentiles implements Distribution {
  private final double[] probabilities;
  private final double[] values;

  /**
   * Of points of the quantile function, from the lowest probability to 1.
   *
   * @param probabilities from 0 to 1, not descending
   * @param values in the SI unit of their dimension, not descending
   */
  public Percentiles(double[] probabilities, double[] values) {
    int n = probabilities.length;
    Require.that(
        n > 0 && n == values.length && probabilities[n - 1] == 1,
        "percentiles must end at 1, the largest value");
    Bounds.notNegative("a value", values[0]);
    Bounds.between("a percentile", probabilities[0], 0, 1);
    for (int i = 1; i < n; i++) {
      Bounds.notNegative("a value", values[i]);
      Require.that(
          probabilities[i] >= probabilities[i - 1] && values[i] >= values[i - 1],
          "percentiles and values must not descend, but %s at %s follows %s at %s",
          values[i],
          probabilities[i],
          values[i - 1],
          probabilities[i - 1]);
    }
    this.probabilities = probabilities.clone();
    this.values = values.clone();
  }

  @Override
  public double mean() {
    double sum = probabilities[0] * values[0];
    for (int i = 1; i < values.length; i++) {
      sum += (probabilities[i] - probabilities[i - 1]) * (values[i] + values[i - 1]) / 2;
    }
    return sum;
  }

  @Override
  public double secondMoment() {
    double sum = probabilities[0] * values[0] * values[0];
    for (int i = 1; i < values.length; i++) {
      double a = values[i - 1];
      double b = values[i];
      sum += (probabilities[i] - probabilities[i - 1]) * (a * a + a * b + b * b) / 3;
    }
    return sum;
  }

  /** The smallest x with P(X ≤ x) ≥ p. */
  public double quantile(double p) {
    int found = Arrays.binarySearch(probabilities, p);
    if (found >= 0) {
      return values[found];
    }
    int above = -found - 1;
    if (above == 0) {
      return values[0];
    }
    double low = probabilities[above - 1];
    double part = (p - low) / (probabilities[above] - low);
    return values[above - 1] + part * (values[above] - values[above - 1]);
  }

  @Override
  public double least() {
    return values[0];
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    return () -> quantile(random.nextDouble());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Percentiles that
        && Arrays.equals(probabilities, that.probabilities)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(probabilities) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Percentiles[points=%s, mean=%s]".formatted(values.length, mean());
  }
}
