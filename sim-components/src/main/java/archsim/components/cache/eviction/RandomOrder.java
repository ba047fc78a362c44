package archsim.components.cache.eviction;

import archsim.core.random.KeyedRandom;
import java.util.Arrays;

/**
 * No order: any entry has to go, all with the same probability (Belady: A study of replacement
 * algorithms for a virtual-storage computer, IBM Systems Journal 5(2), 1966).
 */
final class RandomOrder implements Order {
  private final Entries entries;
  private final Chance chance;
  private int[] row = new int[16];
  private int size;

  RandomOrder(Entries entries, Chance chance) {
    this.entries = entries;
    this.chance = chance;
  }

  @Override
  public void insert(int entry) {
    while (entries.overfull()) {
      int victim = row[chance.below(size)];
      unlink(victim);
      entries.evict(victim);
    }
    if (size == row.length) {
      row = Arrays.copyOf(row, 2 * size);
    }
    row[size] = entry;
    entries.setPosition(entry, size++);
  }

  @Override
  public void hit(int entry) {
    // All are alike.
  }

  /** The last one takes its place. */
  @Override
  public void unlink(int entry) {
    int last = row[--size];
    int position = entries.position(entry);
    row[position] = last;
    entries.setPosition(last, position);
  }

  /** Random numbers in sequence, by SplitMix64 (see {@link KeyedRandom}). */
  static final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Chance(long seed) {
      this.state = seed;
    }

    /** From 0 to n − 1, by the high word of a product; the bias is below n/2⁶³. */
    int below(int n) {
      state += GOLDEN;
      return (int) Math.multiplyHigh(KeyedRandom.mix(state) >>> 1, 2L * n);
    }
  }
}
