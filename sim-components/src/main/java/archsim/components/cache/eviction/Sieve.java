package archsim.components.cache.eviction;

/**
 * A hand goes from the oldest entry to the newest and then begins anew; it clears the bit of
 * entries that were accessed since it came by and takes the first that was not. Unlike in CLOCK all
 * stay where they are and what is new comes in as the newest, so the hand soon gets there and new
 * entries have to prove themselves quickly (Zhang, Yang, Yue, Vigfusson, Rashmi: SIEVE is simpler
 * than LRU, an efficient turn-key eviction algorithm for web caches, NSDI 2024, algorithm 1).
 */
final class Sieve implements Order {
  private final Entries entries;
  private final int row;

  /** The entry to be looked at next, or the row, which means the oldest at that time. */
  private int hand;

  Sieve(Entries entries) {
    this.entries = entries;
    this.row = entries.row();
    this.hand = row;
  }

  @Override
  public void insert(int entry) {
    while (entries.overfull()) {
      int atHand = hand == row ? entries.oldest(row) : hand;
      hand = entries.newer(atHand);
      if (entries.mark(atHand) == 0) {
        entries.unlink(atHand);
        entries.evict(atHand);
      } else {
        entries.setMark(atHand, 0);
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
    if (hand == entry) {
      hand = entries.newer(entry);
    }
    entries.unlink(entry);
  }
}
