package archsim.components.cache.eviction;

/**
 * A hand goes round; it passes over entries that were accessed since it came by, and takes the
 * first that was not (Corbató: A paging experiment with the Multics system, MIT Project MAC report
 * M-384, 1968, with one bit of history). What is new comes in just behind the hand, its bit clear:
 * the miss that brought it is no access to it.
 *
 * <p>The circle is kept as a row whose oldest entry is at the hand, so that passing over an entry
 * means to put it behind all others.
 */
final class ClockOrder implements Order {
  private final Entries entries;
  private final int row;

  ClockOrder(Entries entries) {
    this.entries = entries;
    this.row = entries.row();
  }

  @Override
  public void insert(int entry) {
    while (entries.overfull()) {
      int atHand = entries.oldest(row);
      entries.unlink(atHand);
      if (entries.mark(atHand) == 0) {
        entries.evict(atHand);
      } else {
        entries.setMark(atHand, 0);
        entries.link(row, atHand);
      }
    }
    entries.link(row, entry);
  }

  @Override
  public void hit(int entry) {
    entries.setMark(entry, 1);
  }

  @Override
  public void unlink(int entry) {
    entries.unlink(entry);
  }
}
