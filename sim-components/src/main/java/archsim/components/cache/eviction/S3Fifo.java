package archsim.components.cache.eviction;

/**
 * Three static queues: new entries enter a small one, S, of a tenth of the capacity; what is
 * accessed more than once there moves on to the main one, M, its count cleared, and of the rest
 * only the key is kept, in the ghost queue G, which remembers as much as M may hold. A key in G
 * enters M at once. The oldest of M goes round as often as it was accessed, at most three times
 * (Yang, Zhang, Qiu, Yue, Rashmi: FIFO queues are all you need for cache eviction, SOSP 2023,
 * algorithm 1).
 *
 * <p>An eviction ends when one entry is gone, also where an entry that moves on pushes the oldest
 * out of a full M. Where weights leave S below its share and M empty, S gives, as there is nothing
 * else.
 */
final class S3Fifo implements Order {
  /** The mark of an entry is its number of accesses, and whether it is in M. */
  private static final int MOST_ACCESSES = 3;

  private static final int IN_MAIN = 4;

  private final Entries entries;
  private final int small;
  private final int main;
  private final long smallShare;
  private final Entries ghosts;
  private final int ghostRow;
  private long smallWeight;
  private long mainWeight;

  S3Fifo(Entries entries) {
    this.entries = entries;
    this.small = entries.row();
    this.main = entries.row();
    this.smallShare = (entries.capacity() + 9) / 10;
    this.ghosts = new Entries(entries.capacity() - smallShare);
    this.ghostRow = ghosts.row();
  }

  @Override
  public void insert(int entry) {
    makeRoom();
    int ghost = ghosts.find(entries.key(entry));
    if (ghost != Entries.NONE) {
      ghosts.unlink(ghost);
      ghosts.remove(ghost);
      entries.setMark(entry, IN_MAIN);
    }
    link(entry);
  }

  @Override
  public void reinsert(int entry) {
    makeRoom();
    link(entry);
    hit(entry);
  }

  @Override
  public void hit(int entry) {
    int mark = entries.mark(entry);
    if ((mark & MOST_ACCESSES) < MOST_ACCESSES) {
      entries.setMark(entry, mark + 1);
    }
  }

  private void makeRoom() {
    while (entries.overfull()) {
      if (mainWeight == 0 || smallWeight >= smallShare) {
        evictFromSmall();
      } else {
        evictFromMain();
      }
    }
  }

  /** Moves entries on until one has gone or S is empty. */
  private void evictFromSmall() {
    boolean evicted = false;
    while (!evicted && !entries.isEmpty(small)) {
      int oldest = entries.oldest(small);
      unlink(oldest);
      if (entries.mark(oldest) > 1) {
        entries.setMark(oldest, IN_MAIN);
        link(oldest);
        if (mainWeight > entries.capacity() - smallShare) {
          evictFromMain();
          evicted = true;
        }
      } else {
        remember(oldest);
        entries.evict(oldest);
        evicted = true;
      }
    }
  }

  private void evictFromMain() {
    int oldest = entries.oldest(main);
    unlink(oldest);
    while (entries.mark(oldest) > IN_MAIN) {
      entries.setMark(oldest, entries.mark(oldest) - 1);
      link(oldest);
      oldest = entries.oldest(main);
      unlink(oldest);
    }
    entries.evict(oldest);
  }

  private void remember(int entry) {
    ghosts.link(ghostRow, ghosts.add(entries.key(entry), entries.weight(entry)));
    while (ghosts.overfull()) {
      int oldest = ghosts.oldest(ghostRow);
      ghosts.unlink(oldest);
      ghosts.remove(oldest);
    }
  }

  private void link(int entry) {
    if (isInMain(entry)) {
      entries.link(main, entry);
      mainWeight += entries.weight(entry);
    } else {
      entries.link(small, entry);
      smallWeight += entries.weight(entry);
    }
  }

  @Override
  public void unlink(int entry) {
    entries.unlink(entry);
    if (isInMain(entry)) {
      mainWeight -= entries.weight(entry);
    } else {
      smallWeight -= entries.weight(entry);
    }
  }

  private boolean isInMain(int entry) {
    return entries.mark(entry) >= IN_MAIN;
  }
}
