package archsim.core.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws from a gamma distribution: with d = k − 1/3 and c = 1/√(9d), dV is accepted for V = (1 +
 * cZ)³ if ln U &lt; Z²/2 + d − dV + d ln V (Marsaglia and Tsang: A simple method for generating
 * gamma variables, ACM TOMS 26(3), 2000). A shape k &lt; 1 is drawn as Gamma(k + 1) U^(1/k).
 */
final class GammaSampler implements Sampler {
  private final UniformRandomProvider random;
  private final SharedStateContinuousSampler normal;
  private final double d;
  private final double c;
  private final double inverseShape;
  private final double scale;

  GammaSampler(UniformRandomProvider random, double shape, double scale) {
    this.random = random;
    this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    this.d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    this.c = 1 / Math.sqrt(9 * d);
    this.inverseShape = shape < 1 ? 1 / shape : 0;
    this.scale = scale;
  }

  @Override
  public double sample() {
    double value = scale * d * cube();
    return inverseShape == 0
        ? value
        : value * StrictMath.pow(1 - random.nextDouble(), inverseShape);
  }

  private double cube() {
    while (true) {
      double z = normal.sample();
      double root = 1 + c * z;
      if (root > 0) {
        double v = root * root * root;
        double u = 1 - random.nextDouble();
        double square = z * z;
        // The first test accepts almost always, and saves two logarithms.
        if (u < 1 - 0.0331 * square * square
            || StrictMath.log(u) < square / 2 + d * (1 - v + StrictMath.log(v))) {
          return v;
        }
      }
    }
  }
}
