package archsim.components.cache.eviction;

import java.util.Arrays;

/**
 * Least frequently used: the entry with the fewest accesses since it was stored has to go, of
 * several the one accessed longest ago. Entries of the same count stand in a row, so that all is
 * done in constant time (Shah, Mitra, Matani: An O(1) algorithm for implementing the LFU cache
 * eviction scheme, 2010).
 *
 * <p>Counts age as in Robinson and Devarakonda (Data cache management using frequency-based
 * replacement, SIGMETRICS 1990): when their average exceeds a limit, each count C becomes ⌈C/2⌉.
 * The limit is 10, so that half of what is known is from the last ten accesses or so of an entry.
 * Without ageing whoever came first stays, as the next miss takes a new entry before it is asked
 * for again. Counts end at 65,535, far above what is evicted.
 */
final class Lfu implements Order {
  static final int MOST_AVERAGE = 10;

  private final Entries entries;
  private final RowsByCount rows;

  /** The sum of the counts of so many entries. */
  private long counts;

  private long linked;

  Lfu(Entries entries) {
    this.entries = entries;
    this.rows = new RowsByCount(entries);
  }

  @Override
  public void insert(int entry) {
    entries.setMark(entry, 1);
    store(entry);
  }

  @Override
  public void reinsert(int entry) {
    entries.setMark(entry, Math.min(entries.mark(entry) + 1, Entries.MOST_MARK));
    store(entry);
  }

  private void store(int entry) {
    while (entries.overfull()) {
      int victim = entries.oldest(rows.lowest());
      unlink(victim);
      entries.evict(victim);
    }
    link(entry);
    age();
  }

  @Override
  public void hit(int entry) {
    unlink(entry);
    entries.setMark(entry, Math.min(entries.mark(entry) + 1, Entries.MOST_MARK));
    link(entry);
    age();
  }

  private void link(int entry) {
    int count = entries.mark(entry);
    rows.link(count, entry);
    counts += count;
    linked++;
  }

  @Override
  public void unlink(int entry) {
    int count = entries.mark(entry);
    rows.unlink(count, entry);
    counts -= count;
    linked--;
  }

  /** Takes n steps, after at least n/2 · MOST_AVERAGE accesses. */
  private void age() {
    if (counts <= MOST_AVERAGE * linked) {
      return;
    }
    // From below, so that a row has been emptied before others come into it.
    for (int count = 2; count < rows.end(); count++) {
      while (!rows.isEmpty(count)) {
        int entry = rows.oldest(count);
        unlink(entry);
        entries.setMark(entry, (count + 1) / 2);
        link(entry);
      }
    }
  }

  /** A row for each count that occurs, and a bit that says whether it is empty. */
  private static final class RowsByCount {
    private final Entries entries;
    private int[] rows = new int[64];
    private long[] occupied = new long[1];

    RowsByCount(Entries entries) {
      this.entries = entries;
      Arrays.fill(rows, Entries.NONE);
    }

    /** No count is as high. */
    int end() {
      return rows.length;
    }

    void link(int count, int entry) {
      if (count >= rows.length) {
        int length = rows.length;
        rows = Arrays.copyOf(rows, 2 * Integer.highestOneBit(count));
        Arrays.fill(rows, length, rows.length, Entries.NONE);
        occupied = Arrays.copyOf(occupied, rows.length / Long.SIZE);
      }
      if (rows[count] == Entries.NONE) {
        rows[count] = entries.row();
      }
      entries.link(rows[count], entry);
      occupied[count / Long.SIZE] |= 1L << count;
    }

    void unlink(int count, int entry) {
      entries.unlink(entry);
      if (entries.isEmpty(rows[count])) {
        occupied[count / Long.SIZE] &= ~(1L << count);
      }
    }

    boolean isEmpty(int count) {
      return (occupied[count / Long.SIZE] >>> count & 1) == 0;
    }

    int oldest(int count) {
      return entries.oldest(rows[count]);
    }

    /** The row with the lowest count; there is an entry. */
    int lowest() {
      int word = 0;
      while (occupied[word] == 0) {
        word++;
      }
      return rows[word * Long.SIZE + Long.numberOfTrailingZeros(occupied[word])];
    }
  }
}
