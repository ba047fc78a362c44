package archsim.core.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The normal distribution given that it is not negative. With h = φ(m/s)/Φ(m/s), E[X] = m + s h and
 * E[X²] = m² + s² + m s h (Johnson, Kotz, Balakrishnan: Continuous Univariate Distributions 1,
 * 13.10). Drawn again while negative, which happens less than once per draw, as m ≥ 0.
 *
 * @param location m, the mean before truncation, in the SI unit of its dimension
 * @param deviation s, the standard deviation before truncation, in the same unit
 */
public record TruncatedNormal(double location, double deviation) implements Distribution {
  public TruncatedNormal {
    Bounds.notNegative("mean", location);
    Bounds.positive("sd", deviation);
  }

  @Override
  public double mean() {
    return location + deviation * hazard();
  }

  @Override
  public double secondMoment() {
    return location * location + deviation * deviation + location * deviation * hazard();
  }

  private double hazard() {
    double x = location / deviation;
    return SpecialFunctions.normalDensity(x) / SpecialFunctions.normalProbability(x);
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    return () -> {
      double value;
      do {
        value = location + deviation * normal.sample();
      } while (value < 0);
      return value;
    };
  }
}
