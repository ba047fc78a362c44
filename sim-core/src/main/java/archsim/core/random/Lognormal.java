package archsim.core.random;

import archsim.core.Require;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The lognormal distribution, X = e^(μ + σZ) with Z standard normal: E[X] = e^(μ + σ²/2), E[X²] =
 * e^(2μ + 2σ²).
 *
 * @param mu μ, the logarithm of the median
 * @param sigma σ, without unit
 */
public record Lognormal(double mu, double sigma) implements Distribution {
  /** The 99 % quantile of the standard normal distribution. */
  private static final double Z99 = 2.3263478740408408;

  public Lognormal {
    Require.that(
        sigma > 0 && Double.isFinite(StrictMath.exp(mu + sigma * sigma / 2)),
        "a lognormal needs a spread > 0 and a finite mean, was mu=%s sigma=%s",
        mu,
        sigma);
  }

  /** With the median e^μ and the 99 % quantile e^(μ + 2.326σ). */
  public static Lognormal ofQuantiles(double p50, double p99) {
    Bounds.positive("p50", p50);
    Bounds.positive("p99", p99);
    Require.that(
        p99 > p50, "p99 must be above p50, was %s and %s; did you swap the two?", p99, p50);
    return new Lognormal(StrictMath.log(p50), StrictMath.log(p99 / p50) / Z99);
  }

  /** With σ² = ln(1 + cv²) and μ = ln(mean) − σ²/2. */
  public static Lognormal ofMean(double mean, double cv) {
    Bounds.positive("mean", mean);
    Bounds.coefficientOfVariation(cv);
    double variance = StrictMath.log1p(cv * cv);
    return new Lognormal(StrictMath.log(mean) - variance / 2, Math.sqrt(variance));
  }

  @Override
  public double mean() {
    return StrictMath.exp(mu + sigma * sigma / 2);
  }

  @Override
  public double secondMoment() {
    return StrictMath.exp(2 * mu + 2 * sigma * sigma);
  }

  @Override
  public double atMost(double x) {
    if (x <= 0) {
      return 0;
    }
    double z = (StrictMath.log(x) - mu) / sigma;
    double above = SpecialFunctions.normalProbability(Math.abs(z));
    return z >= 0 ? above : 1 - above;
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    return () -> StrictMath.exp(mu + sigma * normal.sample());
  }
}
