package archsim.core.random;

import archsim.core.Require;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Always the same value; draws no random number.
 *
 * @param value in the SI unit of its dimension
 */
public record Constant(double value) implements Distribution {
  public Constant {
    Require.that(value >= 0 && Double.isFinite(value), "a value must be >= 0, was %s", value);
  }

  @Override
  public double mean() {
    return value;
  }

  @Override
  public double secondMoment() {
    return value * value;
  }

  @Override
  public double least() {
    return value;
  }

  @Override
  public double atMost(double x) {
    return x >= value ? 1 : 0;
  }

  @Override
  public double meanUpTo(double limit) {
    return Math.min(value, limit);
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    return () -> value;
  }
}
