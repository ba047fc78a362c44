package archsim.core.random;

import archsim.core.Require;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Equally likely anywhere in [min, max): E[X] = (a + b)/2, E[X²] = (a² + ab + b²)/3.
 *
 * @param min a, in the SI unit of its dimension
 * @param max b, in the same unit
 */
public record Uniform(double min, double max) implements Distribution {
  public Uniform {
    Bounds.notNegative("min", min);
    Bounds.positive("max", max);
    Require.that(min < max, "min must be below max, was %s and %s", min, max);
  }

  @Override
  public double mean() {
    return (min + max) / 2;
  }

  @Override
  public double secondMoment() {
    return (min * min + min * max + max * max) / 3;
  }

  @Override
  public double least() {
    return min;
  }

  @Override
  public double atMost(double x) {
    return Math.min(1, Math.max(0, (x - min) / (max - min)));
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    double width = max - min;
    return () -> min + width * random.nextDouble();
  }
}
