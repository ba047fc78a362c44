package archsim.core.random;

import archsim.core.Require;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Measured values, each as likely as the others: the inverse of the empirical distribution
 * function, F⁻¹(u) = the value of rank ⌈un⌉ (resampling). Its moments are those of the sample.
 */
public final class Empirical implements Distribution {
  private final double[] sorted;

  /** Of values in the SI unit of their dimension, in any order. */
  public Empirical(double... values) {
    Require.that(values.length > 0, "an empirical distribution needs a value, had none");
    sorted = values.clone();
    for (double value : sorted) {
      Bounds.notNegative("a value", value);
    }
    Arrays.sort(sorted);
  }

  @Override
  public double mean() {
    return Arrays.stream(sorted).sum() / sorted.length;
  }

  @Override
  public double secondMoment() {
    return Arrays.stream(sorted).map(x -> x * x).sum() / sorted.length;
  }

  @Override
  public double least() {
    return sorted[0];
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    int n = sorted.length;
    return () -> sorted[(int) (random.nextDouble() * n)];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Empirical that && Arrays.equals(sorted, that.sorted);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sorted);
  }

  @Override
  public String toString() {
    return "Empirical[n=%s, mean=%s]".formatted(sorted.length, mean());
  }
}
