package archsim.core.random;

import archsim.core.Require;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Ranks from 1 to n, rank k with probability k^(−s)/H(n, s), where H(n, s) = Σ k^(−s): E[X] = H(n,
 * s − 1)/H(n, s), E[X²] = H(n, s − 2)/H(n, s). Drawn in constant time and memory.
 *
 * @param n how many ranks there are
 * @param s the skew; 0 makes all ranks equally likely
 */
public record Zipf(long n, double s) implements Distribution {
  /** Most ranks: a uniform number of 53 bits still has thousands of values for each of them. */
  public static final long MOST = 1_000_000_000_000L;

  public Zipf {
    Require.that(n >= 1 && n <= MOST, "n must be a whole number from 1 to %d, was %d", MOST, n);
    Bounds.between("s", s, 0, 100);
  }

  /** The share of draws that are rank k. */
  public double probability(long k) {
    return StrictMath.pow((double) k, -s) / SpecialFunctions.harmonic(n, s);
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
    return new ZipfSampler((double) n, s, random);
  }
}
