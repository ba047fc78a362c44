package archsim.core.random;

import archsim.core.InvalidSpecException;
import archsim.core.Require;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The Pareto distribution, bounded unless max is infinite: P(X &gt; x) = ((a/x)^α − (a/b)^α)/(1 −
 * (a/b)^α) on [a, b], E[X^k] = α a^α/(1 − (a/b)^α) · (b^(k−α) − a^(k−α))/(k − α) (Harchol-Balter:
 * Performance Modeling and Design of Computer Systems, 2013, chapter 20). Drawn by inversion.
 *
 * @param min a, in the SI unit of its dimension
 * @param alpha α, without unit; without a max it must be above 1, or there is no mean
 * @param max b, in the same unit, +∞ for none
 */
public record Pareto(double min, double alpha, double max) implements Distribution {
  public Pareto {
    Bounds.positive("min", min);
    Bounds.between("alpha", alpha, 0.1, 1000);
    Require.that(max > min, "max must be above min, was %s and %s", max, min);
    if (alpha <= 1 && max == Double.POSITIVE_INFINITY) {
      String problem = "alpha must be > 1 where there is no max, was %s: there would be no mean";
      throw new InvalidSpecException(problem.formatted(alpha))
          .suggesting("pareto(min= alpha= max=)");
    }
  }

  @Override
  public double mean() {
    return moment(1);
  }

  @Override
  public double secondMoment() {
    return moment(2);
  }

  private double moment(int k) {
    double ratio = max / min;
    double power = k - alpha;
    double scale = alpha * StrictMath.pow(min, k) / mass();
    if (Double.isInfinite(max)) {
      return power < 0 ? -scale / power : Double.POSITIVE_INFINITY;
    }
    double logRatio = StrictMath.log(ratio);
    return power == 0 ? scale * logRatio : scale * StrictMath.expm1(power * logRatio) / power;
  }

  /** 1 − (a/b)^α, the part of the unbounded law that lies below b. */
  private double mass() {
    return Double.isInfinite(max) ? 1 : -StrictMath.expm1(-alpha * StrictMath.log(max / min));
  }

  @Override
  public double least() {
    return min;
  }

  @Override
  public double atMost(double x) {
    return x <= min ? 0 : Math.min(1, -StrictMath.expm1(-alpha * StrictMath.log(x / min)) / mass());
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    double mass = mass();
    double power = -1 / alpha;
    return () -> Math.min(max, min * StrictMath.pow(1 - random.nextDouble() * mass, power));
  }
}
