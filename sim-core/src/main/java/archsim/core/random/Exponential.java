package archsim.core.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The exponential distribution: P(X &gt; x) = e^(−x/m), E[X²] = 2m². Drawn by the modified ziggurat
 * (McFarland: A modified ziggurat algorithm for generating exponentially and normally distributed
 * pseudorandom numbers, J. Stat. Comput. Simul. 86, 2016).
 *
 * @param mean m, in the SI unit of its dimension
 */
public record Exponential(double mean) implements Distribution {
  public Exponential {
    Bounds.positive("mean", mean);
  }

  @Override
  public double secondMoment() {
    return 2 * mean * mean;
  }

  @Override
  public double atMost(double x) {
    return x <= 0 ? 0 : -StrictMath.expm1(-x / mean);
  }

  @Override
  public double meanUpTo(double limit) {
    return mean * atMost(limit);
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    return ZigguratSampler.Exponential.of(random, mean)::sample;
  }
}
