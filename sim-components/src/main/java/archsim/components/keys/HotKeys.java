package archsim.components.keys;

import archsim.core.Require;
import archsim.core.random.KeyedRandom;
import archsim.core.random.Zipf;

/**
 * Keys from 1 to n, of which the first are hot: a share of the draws is of these, the others are of
 * the rest, and within each of the two all keys are equally popular.
 *
 * @param n how many keys there are
 * @param hot the share of the keys that is hot, rounded to whole keys
 * @param share of the draws that hot keys get
 */
public record HotKeys(long n, double hot, double share) implements Popularity {
  public HotKeys {
    Require.that(
        n >= 2 && n <= Zipf.MOST, "n must be a whole number from 2 to %d, was %d", Zipf.MOST, n);
    Require.that(hot > 0 && hot < 1, "hot must be above 0%% and below 100%%, was %s%%", 100 * hot);
    Require.that(
        share >= hot && share <= 1,
        "share must be at least hot, or these keys would not be hot, and at most 100%%; was %s%%"
            + " of the draws for %s%% of the keys",
        100 * share,
        100 * hot);
    long keys = Math.round(n * hot);
    Require.that(
        keys >= 1 && keys < n,
        "hot must be at least one key and not all; %s%% of %d is %d",
        100 * hot,
        n,
        keys);
  }

  /** How many keys are hot. */
  public long hotKeys() {
    return Math.round(n * hot);
  }

  @Override
  public long size() {
    return n;
  }

  @Override
  public double probability(long rank) {
    Entries.checkRank(rank, n);
    long keys = hotKeys();
    return rank <= keys ? share / keys : (1 - share) / (n - keys);
  }

  @Override
  public KeyGroups groups() {
    double[] keys = {hotKeys(), n - hotKeys()};
    double[] probability = {probability(1), probability(n)};
    return new KeyGroups(keys, probability);
  }

  @Override
  public KeySampler sampler(KeyedRandom random) {
    long keys = hotKeys();
    return number ->
        1
            + (random.nextDouble() < share
                ? random.nextLong(keys)
                : keys + random.nextLong(n - keys));
  }

  @Override
  public double hitRatio(long entries) {
    // With a share of 100 % the others are never asked for, and take no room.
    long asked = share == 1 ? hotKeys() : n;
    return Entries.hitRatio(entries, asked, room -> groups().hitRatio(room));
  }
}
