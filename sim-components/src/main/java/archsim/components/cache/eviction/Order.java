package archsim.components.cache.eviction;

/**
 * The part of a cache that differs from policy to policy: the order in which entries have to go. It
 * is told what happens to the entries of its {@link Entries}, and evicts there.
 */
interface Order {
  /**
   * A new entry, which is in the table already and whose weight counts: makes room, which must not
   * take this entry, and gives it its place.
   */
  void insert(int entry);

  /** An access. */
  void hit(int entry);

  /** An entry leaves the order, to be removed or to get another weight. */
  void unlink(int entry);

  /** An entry comes back with another weight, which is an access. */
  default void reinsert(int entry) {
    insert(entry);
    hit(entry);
  }
}
