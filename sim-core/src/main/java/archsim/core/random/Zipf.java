package archsim.core.random;

import archsim.core.Require;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/**
 * Ranks from 1 to n, rank k with probability k^(−s)/H(n, s), where H(n, s) = Σ k^(−s): E[X] = H(n,
 * s − 1)/H(n, s), E[X²] = H(n, s − 2)/H(n, s). Drawn by rejection-inversion (Hörmann and
 * Derflinger: Rejection-inversion to generate variates from monotone discrete distributions, ACM
 * TOMACS 6(3), 1996), in constant time and memory.
 *
 * @param n how many ranks there are
 * @param s the skew; 0 makes all ranks equally likely
 */
public record Zipf(int n, double s) implements Distribution {
  public Zipf {
    Require.that(n >= 1, "n must be a whole number from 1 to %d, was %d", Integer.MAX_VALUE, n);
    Bounds.between("s", s, 0, 100);
  }

  /** The share of draws that are rank k. */
  public double probability(int k) {
    return StrictMath.pow(k, -s) / SpecialFunctions.harmonic(n, s);
  }

  @Override
  public double mean() {
    return SpecialFunctions.harmonic(n, s - 1) / SpecialFunctions.harmonic(n, s);
  }

  @Override
  public double secondMoment() {
    return SpecialFunctions.harmonic(n, s - 2) / SpecialFunctions.harmonic(n, s);
  }

  @Override
  public Sampler sampler(UniformRandomProvider random) {
    return RejectionInversionZipfSampler.of(random, n, s)::sample;
  }
}
