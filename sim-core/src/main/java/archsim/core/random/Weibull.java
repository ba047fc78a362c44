package archsim.core.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The Weibull distribution: P(X &gt; x) = e^(−(x/b)^k), E[X] = b Γ(1 + 1/k), E[X²] = b² Γ(1 + 2/k).
 * Drawn by inversion.
 *
 * @param shape k, without unit; below 1 the tail is heavier than exponential
 * @param scale b, in the SI unit of its dimension
 */
public record Weibull(double shape, double scale) implements Distribution {
  public Weibull {
    Bounds.between("shape", shape, 0.05, 1000);
    Bounds.positive("scale", scale);
  }

  @Override
  public double mean() {
    return scale * StrictMath.exp(SpecialFunctions.logGamma(1 + 1 / shape));
  }

  @Override
  public double secondMoment() {
    return scale * scale * StrictMath.exp(SpecialFunctions.logGamma(1 + 2 / shape));
  }

  @Override
  public double atMost(double x) {
    return x <= 0 ? 0 : -StrictMath.expm1(-StrictMath.pow(x / scale, shape));
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    double power = 1 / shape;
    return () -> scale * StrictMath.pow(-StrictMath.log(1 - random.nextDouble()), power);
  }
}
