package archsim.components.cache.eviction;

import archsim.core.random.KeyedRandom;
import java.util.Arrays;

/**
 * How often keys were asked for lately: a count-min sketch (Cormode, Muthukrishnan: An improved
 * data stream summary, J. Algorithms 55(1), 2005) with four rows of 4-bit counters, sixteen to a
 * word. After ten additions per entry of the cache all counters are halved (Einziger, Friedman,
 * Manes: TinyLFU, ACM TOS 13(4), 2017).
 *
 * <p>It has a word for each entry, rounded up to a power of two, and doubles with the entries; both
 * halves then begin as the old whole, which keeps every estimate.
 */
final class FrequencySketch {
  private static final int ROWS = 4;
  private static final int MOST = 15;
  private static final int SAMPLES_PER_ENTRY = 10;
  private static final long LOWER_THREE_BITS = 0x7777_7777_7777_7777L;

  private long[] words = new long[16];
  private long mostEntries = 1;
  private long additions;

  /** Makes it large enough for so many entries. */
  void ensure(long entries) {
    mostEntries = Math.max(mostEntries, entries);
    while (words.length < entries) {
      int length = words.length;
      words = Arrays.copyOf(words, 2 * length);
      System.arraycopy(words, 0, words, length, length);
    }
  }

  void increment(long key) {
    long hash = KeyedRandom.mix(key);
    boolean added = false;
    for (int row = 0; row < ROWS; row++) {
      int shift = shift(hash, row);
      int word = word(hash, row);
      if ((words[word] >>> shift & MOST) < MOST) {
        words[word] += 1L << shift;
        added = true;
      }
    }
    if (added && ++additions >= SAMPLES_PER_ENTRY * mostEntries) {
      halve();
    }
  }

  /** At least as often as the key was counted, up to 15. */
  int frequency(long key) {
    long hash = KeyedRandom.mix(key);
    int least = MOST;
    for (int row = 0; row < ROWS; row++) {
      least = Math.min(least, (int) (words[word(hash, row)] >>> shift(hash, row)) & MOST);
    }
    return least;
  }

  private void halve() {
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i] >>> 1 & LOWER_THREE_BITS;
    }
    additions /= 2;
  }

  /** Each row has a quarter of every word. */
  private int word(long hash, int row) {
    return rowHash(hash, row) & (words.length - 1);
  }

  private static int shift(long hash, int row) {
    return row * 16 + (rowHash(hash, row) >>> 30) * 4;
  }

  /** Of two halves of a hash (Kirsch, Mitzenmacher: Less hashing, same performance, ESA 2006). */
  private static int rowHash(long hash, int row) {
    return (int) hash + row * (int) (hash >>> 32 | 1);
  }
}
