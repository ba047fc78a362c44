package archsim.components.cache.eviction;

/**
 * Adaptive replacement: T1 holds what was accessed once lately, T2 what was accessed more often,
 * and B1 and B2 the keys that went from them. A key in B1 says that T1 is too small, one in B2 that
 * T2 is, and the target p of T1 follows (Megiddo, Modha: ARC, a self-tuning, low overhead
 * replacement cache, FAST 2003, figure 4).
 *
 * <p>With weights all sizes are sums of weights and p moves by the weight of the entry times the
 * paper's step. |T1| + |B1| ≤ c, |T1| + |T2| + |B1| + |B2| ≤ 2c and 0 ≤ p ≤ c hold as in the paper,
 * also after invalidation, which leaves no ghost.
 */
final class Arc implements Order {
  /** The mark of an entry and of a ghost: which list it is in. */
  private static final int ONCE = 1;

  private static final int OFTEN = 2;

  private final Entries entries;
  private final Entries ghosts;
  private final long capacity;

  /** T1 and T2, B1 and B2, at 1 and 2, and what they weigh. */
  private final int[] present;

  private final int[] past;
  private final long[] presentWeight = new long[3];
  private final long[] pastWeight = new long[3];
  private double target;

  Arc(Entries entries) {
    this.entries = entries;
    this.capacity = entries.capacity();
    this.ghosts = new Entries(capacity);
    this.present = new int[] {Entries.NONE, entries.row(), entries.row()};
    this.past = new int[] {Entries.NONE, ghosts.row(), ghosts.row()};
  }

  @Override
  public void insert(int entry) {
    long weight = entries.weight(entry);
    int ghost = ghosts.find(entries.key(entry));
    if (ghost == Entries.NONE) {
      boundByCapacity(weight);
      makeRoom(false);
      link(ONCE, entry);
    } else {
      int list = ghosts.mark(ghost);
      adapt(list, weight);
      forget(ghost);
      makeRoom(list == OFTEN);
      link(OFTEN, entry);
      boundByTwiceTheCapacity(0);
    }
  }

  @Override
  public void reinsert(int entry) {
    makeRoom(false);
    link(OFTEN, entry);
    boundByTwiceTheCapacity(0);
  }

  @Override
  public void hit(int entry) {
    unlink(entry);
    link(OFTEN, entry);
  }

  /** Cases II and III: the list with the shorter history is favoured by the ratio of both. */
  private void adapt(int list, long weight) {
    int other = ONCE + OFTEN - list;
    double step = Math.max(1, (double) pastWeight[other] / pastWeight[list]) * weight;
    target = list == ONCE ? Math.min((double) capacity, target + step) : Math.max(0, target - step);
  }

  /** Case IV: a key without history makes room in the history. */
  private void boundByCapacity(long weight) {
    while (presentWeight[ONCE] + pastWeight[ONCE] + weight > capacity) {
      if (pastWeight[ONCE] > 0) {
        forget(ghosts.oldest(past[ONCE]));
      } else {
        evict(ONCE);
      }
    }
    boundByTwiceTheCapacity(weight);
  }

  private void boundByTwiceTheCapacity(long weight) {
    long most = 2 * capacity - weight - presentWeight[ONCE] - presentWeight[OFTEN];
    while (pastWeight[ONCE] + pastWeight[OFTEN] > most) {
      forget(ghosts.oldest(past[pastWeight[OFTEN] > 0 ? OFTEN : ONCE]));
    }
  }

  /** The paper's REPLACE. */
  private void makeRoom(boolean wasOften) {
    while (entries.overfull()) {
      long once = presentWeight[ONCE];
      boolean fromOnce = once > 0 && (once > target || (wasOften && once == target));
      int list = fromOnce || presentWeight[OFTEN] == 0 ? ONCE : OFTEN;
      int oldest = entries.oldest(present[list]);
      int ghost = ghosts.add(entries.key(oldest), entries.weight(oldest));
      ghosts.setMark(ghost, list);
      ghosts.link(past[list], ghost);
      pastWeight[list] += ghosts.weight(ghost);
      evict(list);
    }
  }

  private void evict(int list) {
    int oldest = entries.oldest(present[list]);
    unlink(oldest);
    entries.evict(oldest);
  }

  private void forget(int ghost) {
    pastWeight[ghosts.mark(ghost)] -= ghosts.weight(ghost);
    ghosts.unlink(ghost);
    ghosts.remove(ghost);
  }

  private void link(int list, int entry) {
    entries.setMark(entry, list);
    entries.link(present[list], entry);
    presentWeight[list] += entries.weight(entry);
  }

  @Override
  public void unlink(int entry) {
    entries.unlink(entry);
    presentWeight[entries.mark(entry)] -= entries.weight(entry);
  }

  /** |T1|, |T2|, |B1| and |B2|. */
  long[] sizes() {
    return new long[] {
      presentWeight[ONCE], presentWeight[OFTEN], pastWeight[ONCE], pastWeight[OFTEN]
    };
  }

  /** p. */
  double target() {
    return target;
  }
}
