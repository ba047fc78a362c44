package archsim.components.cache.eviction;

/**
 * First in, first out: the entry that was stored first has to go, however often it was accessed
 * (Belady: A study of replacement algorithms for a virtual-storage computer, IBM Systems Journal
 * 5(2), 1966).
 */
final class Fifo implements Order {
  private final Entries entries;
  private final int row;

  Fifo(Entries entries) {
    this.entries = entries;
    this.row = entries.row();
  }

  /** Evicts the oldest of a row until the rest fits. */
  static void makeRoom(Entries entries, int row) {
    while (entries.overfull()) {
      int oldest = entries.oldest(row);
      entries.unlink(oldest);
      entries.evict(oldest);
    }
  }

  @Override
  public void insert(int entry) {
    makeRoom(entries, row);
    entries.link(row, entry);
  }

  @Override
  public void hit(int entry) {
    // It keeps its place.
  }

  @Override
  public void unlink(int entry) {
    entries.unlink(entry);
  }
}
