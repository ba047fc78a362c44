package archsim.core.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The gamma distribution of a mean and a coefficient of variation: shape k = 1/cv², scale mean ·
 * cv², E[X²] = mean² (1 + cv²).
 *
 * @param mean in the SI unit of its dimension
 * @param cv standard deviation over mean, without unit
 */
public record Gamma(double mean, double cv) implements Distribution {
  public Gamma {
    Bounds.positive("mean", mean);
    Bounds.coefficientOfVariation(cv);
  }

  @Override
  public double secondMoment() {
    return mean * mean * (1 + cv * cv);
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    return new GammaSampler(random, 1 / (cv * cv), mean * cv * cv);
  }
}
