package archsim.components.cache.eviction;

/**
 * A window of 1 % by LRU takes every new entry; what leaves it is admitted to the main part only if
 * it was asked for more often than the one it would take the place of, by a sketch of the
 * frequencies of all keys. The main part is a segmented LRU: 20 % on probation, where the victims
 * are, and 80 % protected, for what was accessed there (Einziger, Friedman, Manes: TinyLFU, a
 * highly efficient cache admission policy, ACM TOS 13(4), 2017, without a doorkeeper in front of
 * the sketch). A tie is decided for who is there.
 *
 * <p>Accesses and stores count. With weights a candidate has to win against each victim in turn.
 */
final class WTinyLfu implements Order {
  /** The mark of an entry: the segment it is in. */
  private static final int WINDOW = 0;

  private static final int PROBATION = 1;
  private static final int PROTECTED = 2;

  private final Entries entries;
  private final FrequencySketch sketch = new FrequencySketch();
  private final int[] rows;
  private final long[] weights = new long[3];
  private final long windowCapacity;
  private final long protectedCapacity;

  WTinyLfu(Entries entries) {
    this.entries = entries;
    this.rows = new int[] {entries.row(), entries.row(), entries.row()};
    this.windowCapacity = (entries.capacity() + 99) / 100;
    this.protectedCapacity = (entries.capacity() - windowCapacity) * 4 / 5;
  }

  @Override
  public void insert(int entry) {
    sketch.ensure(entries.count());
    count(entry);
    link(WINDOW, entry);
    makeRoom();
  }

  @Override
  public void hit(int entry) {
    count(entry);
    unlink(entry);
    access(entry);
  }

  @Override
  public void reinsert(int entry) {
    count(entry);
    access(entry);
    makeRoom();
  }

  private void count(int entry) {
    sketch.increment(entries.key(entry));
  }

  private void access(int entry) {
    link(entries.mark(entry) == WINDOW ? WINDOW : PROTECTED, entry);
    while (weights[PROTECTED] > protectedCapacity) {
      move(PROBATION, entries.oldest(rows[PROTECTED]));
    }
  }

  /** Where weights leave the window below its capacity, the main part may have too much. */
  private void makeRoom() {
    while (weights[WINDOW] > windowCapacity) {
      int candidate = entries.oldest(rows[WINDOW]);
      move(PROBATION, candidate);
      admit(candidate);
    }
    while (entries.overfull()) {
      evict(victim());
    }
  }

  /** Evicts until all fits, at last the candidate itself. */
  private void admit(int candidate) {
    int frequency = sketch.frequency(entries.key(candidate));
    boolean present = true;
    while (present && entries.overfull()) {
      int victim = victim();
      present = victim != candidate && frequency > sketch.frequency(entries.key(victim));
      evict(present ? victim : candidate);
    }
  }

  private int victim() {
    if (weights[PROBATION] > 0) {
      return entries.oldest(rows[PROBATION]);
    }
    return entries.oldest(rows[weights[PROTECTED] > 0 ? PROTECTED : WINDOW]);
  }

  private void evict(int entry) {
    unlink(entry);
    entries.evict(entry);
  }

  private void move(int segment, int entry) {
    unlink(entry);
    link(segment, entry);
  }

  private void link(int segment, int entry) {
    entries.setMark(entry, segment);
    entries.link(rows[segment], entry);
    weights[segment] += entries.weight(entry);
  }

  @Override
  public void unlink(int entry) {
    entries.unlink(entry);
    weights[entries.mark(entry)] -= entries.weight(entry);
  }
}
