package archsim.core.random;

import archsim.core.InvalidSpecException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The two-phase hyperexponential distribution with balanced means: with probability p = (1 + √((c²
 * − 1)/(c² + 1)))/2 an exponential of mean m/(2p), else one of mean m/(2(1 − p)); E[X²] = m² (1 +
 * c²) (Tijms: A First Course in Stochastic Models, 2003, appendix B).
 *
 * @param mean m, in the SI unit of its dimension
 * @param cv c, standard deviation over mean; at least 1
 */
public record Hyperexponential(double mean, double cv) implements Distribution {
  public Hyperexponential {
    Bounds.positive("mean", mean);
    if (!(cv >= 1)) {
      throw new InvalidSpecException("cv must be >= 1, was " + cv)
          .suggesting("gamma(mean= cv=) or erlang(k= mean=)");
    }
    Bounds.coefficientOfVariation(cv);
  }

  @Override
  public double secondMoment() {
    return mean * mean * (1 + cv * cv);
  }

  @Override
  public double atMost(double x) {
    double p = shareOfShort();
    return x <= 0
        ? 0
        : -p * StrictMath.expm1(-2 * p * x / mean)
            - (1 - p) * StrictMath.expm1(-2 * (1 - p) * x / mean);
  }

  private double shareOfShort() {
    double square = cv * cv;
    return (1 + Math.sqrt((square - 1) / (square + 1))) / 2;
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    double p = shareOfShort();
    double shortMean = mean / (2 * p);
    double longMean = mean / (2 * (1 - p));
    var exponential = ZigguratSampler.Exponential.of(random);
    return () -> (random.nextDouble() < p ? shortMean : longMean) * exponential.sample();
  }
}
