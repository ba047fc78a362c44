package archsim.components.cache.eviction;

import archsim.core.random.KeyedRandom;

/** The slots by which {@link Entries} finds an entry: half a hash and a number in each. */
final class KeyTable {
  private static final int MOST_SLOTS = 1 << 30;

  private long[] slots = new long[16];
  private int mask = slots.length - 1;
  private int size;

  static int hash(long key) {
    return (int) (KeyedRandom.mix(key) >>> 32);
  }

  int size() {
    return size;
  }

  /** The slot where the search for a hash begins. */
  int home(int hash) {
    return hash & mask;
  }

  /** The slot to look at after this one. */
  int next(int slot) {
    return (slot + 1) & mask;
  }

  int hashAt(int slot) {
    return (int) (slots[slot] >>> 32);
  }

  /** The number in a slot, or NONE, which ends a search. */
  int entry(int slot) {
    return (int) slots[slot] - 1;
  }

  void add(int hash, int entry) {
    if (size >= slots.length / 4 * 3) {
      grow();
    }
    place((long) hash << 32 | (entry + 1));
    size++;
  }

  /** Removes what {@link #add} added, and closes the gap. */
  void remove(int hash, int entry) {
    int gap = home(hash);
    while (entry(gap) != entry) {
      gap = next(gap);
    }
    for (int slot = next(gap); slots[slot] != 0; slot = next(slot)) {
      int fromHome = (slot - home(hashAt(slot))) & mask;
      int fromGap = (slot - gap) & mask;
      if (fromHome >= fromGap) {
        slots[gap] = slots[slot];
        gap = slot;
      }
    }
    slots[gap] = 0;
    size--;
  }

  private void place(long content) {
    int slot = home((int) (content >>> 32));
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    slots[slot] = content;
  }

  private void grow() {
    if (slots.length == MOST_SLOTS) {
      throw new IllegalStateException("a cache of more than " + size + " entries");
    }
    long[] old = slots;
    slots = new long[2 * old.length];
    mask = slots.length - 1;
    for (long content : old) {
      if (content != 0) {
        place(content);
      }
    }
  }
}
