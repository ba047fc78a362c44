package archsim.components.cache.eviction;

/**
 * Least recently used: the entry that was not accessed for the longest time has to go (Mattson,
 * Gecsei, Slutz, Traiger: Evaluation techniques for storage hierarchies, IBM Systems Journal 9(2),
 * 1970).
 */
final class Lru implements Order {
  private final Entries entries;
  private final int row;

  Lru(Entries entries) {
    this.entries = entries;
    this.row = entries.row();
  }

  @Override
  public void insert(int entry) {
    Fifo.makeRoom(entries, row);
    entries.link(row, entry);
  }

  @Override
  public void hit(int entry) {
    entries.relink(row, entry);
  }

  @Override
  public void unlink(int entry) {
    entries.unlink(entry);
  }
}
