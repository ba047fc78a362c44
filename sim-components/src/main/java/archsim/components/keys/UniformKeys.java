package archsim.components.keys;

import archsim.core.Require;
import archsim.core.random.KeyedRandom;
import archsim.core.random.Zipf;

/**
 * Keys from 1 to n, each as popular as the others; a cache of C entries hits C/n of the draws.
 *
 * @param n how many keys there are
 */
public record UniformKeys(long n) implements Popularity {
  public UniformKeys {
    Require.that(
        n >= 1 && n <= Zipf.MOST, "n must be a whole number from 1 to %d, was %d", Zipf.MOST, n);
  }

  @Override
  public long size() {
    return n;
  }

  @Override
  public double probability(long rank) {
    Entries.checkRank(rank, n);
    return 1.0 / n;
  }

  @Override
  public KeyGroups groups() {
    return new KeyGroups(new double[] {n}, new double[] {1.0 / n});
  }

  @Override
  public KeySampler sampler(KeyedRandom random) {
    return number -> 1 + random.nextLong(n);
  }

  @Override
  public double hitRatio(long entries) {
    return Entries.hitRatio(entries, n, room -> (double) room / n);
  }
}
