package archsim.components.keys;

import archsim.core.Require;
import archsim.core.random.KeyedRandom;
import archsim.core.random.Sampler;
import archsim.core.random.Zipf;
import java.util.Arrays;

/**
 * Keys from 1 to n, key k with probability k^(−s)/Σ i^(−s).
 *
 * @param n how many keys there are
 * @param s the skew; 0 makes all keys equally popular
 */
public record ZipfKeys(long n, double s) implements Popularity {
  /** Beyond it all draws but a few in a thousand would be of one key. */
  private static final double MOST_SKEW = 10;

  /** How much more popular the first key of a group may be than the last one: by 0.2 %. */
  static final double SPREAD = 0.002;

  private static final double COARSE = 0.01;

  /** Ranks up to here are groups of their own, at least. */
  private static final int SINGLE = 1000;

  public ZipfKeys {
    Require.that(
        n >= 1 && n <= Zipf.MOST, "n must be a whole number from 1 to %d, was %d", Zipf.MOST, n);
    Require.that(s >= 0 && s <= MOST_SKEW, "s must be from 0 to %s, was %s", MOST_SKEW, s);
  }

  @Override
  public long size() {
    return n;
  }

  @Override
  public double probability(long rank) {
    Entries.checkRank(rank, n);
    return new Zipf(n, s).probability(rank);
  }

  /** Within 1 %, so that hit ratios are off by less than 0.005 %. */
  @Override
  public KeyGroups groups() {
    return groups(COARSE);
  }

  @Override
  public KeySampler sampler(KeyedRandom random) {
    Sampler ranks = new Zipf(n, s).sampler(random);
    return number -> (long) ranks.sample();
  }

  @Override
  public double hitRatio(long entries) {
    return Entries.hitRatio(entries, n, room -> groups(SPREAD).hitRatio(room));
  }

  /**
   * Ranks in groups whose probabilities lie within a factor of 1 + spread; where that is less than
   * one rank, each is a group. The sum of k^(−s) over a group from a to b is taken for its integral
   * from a − 1/2 to b + 1/2, which is off by s(s + 1)/(24a²) of it: below 1e-6 for the ranks that
   * are grouped.
   */
  KeyGroups groups(double spread) {
    long single = Math.min(n, (long) Math.ceil(Math.max(SINGLE, s / spread)));
    double growth = s == 0 ? Double.POSITIVE_INFINITY : StrictMath.pow(1 + spread, 1 / s);
    int most =
        16 + (int) single + (int) (s * StrictMath.log((double) n) / StrictMath.log1p(spread));
    double[] keys = new double[most];
    double[] weights = new double[most];
    int groups = 0;
    for (long k = 1; k <= single; k++) {
      keys[groups] = 1;
      weights[groups++] = StrictMath.pow((double) k, -s);
    }
    for (long first = single + 1; first <= n; ) {
      long last = Math.max(first, Math.min(n, (long) Math.floor((double) first * growth)));
      keys[groups] = last - first + 1.0;
      weights[groups] = integral(first - 0.5, last + 0.5) / keys[groups];
      groups++;
      first = last + 1;
    }
    double total = 0;
    for (int i = groups - 1; i >= 0; i--) {
      total += keys[i] * weights[i];
    }
    double[] probability = new double[groups];
    for (int i = 0; i < groups; i++) {
      probability[i] = weights[i] / total;
    }
    return new KeyGroups(Arrays.copyOf(keys, groups), probability);
  }

  /** ∫ x^(−s) dx from a to b = a^q (e^(qr) − 1)/q with q = 1 − s and r = ln(b/a). */
  private double integral(double a, double b) {
    double q = 1 - s;
    double ratio = StrictMath.log(b / a);
    return q == 0 ? ratio : StrictMath.pow(a, q) * StrictMath.expm1(q * ratio) / q;
  }
}
