package archsim.core.random;

import archsim.core.Require;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The Erlang distribution, a sum of k exponential phases: E[X²] = mean² (1 + 1/k).
 *
 * @param k phases; the coefficient of variation is 1/√k
 * @param mean of the sum, in the SI unit of its dimension
 */
public record Erlang(int k, double mean) implements Distribution {
  private static final int MOST_PHASES = 1_000_000;

  public Erlang {
    Require.that(
        k >= 1 && k <= MOST_PHASES,
        "k must be a whole number from 1 to %d, was %d",
        MOST_PHASES,
        k);
    Bounds.positive("mean", mean);
  }

  @Override
  public double secondMoment() {
    return mean * mean * (1 + 1.0 / k);
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    return new GammaSampler(random, k, mean / k);
  }
}
