package archsim.core;

import org.jspecify.annotations.Nullable;

/**
 * The pending events of one run, ordered by time and, among equal times, by the order of
 * scheduling. Adding, removing the first and cancelling are O(log n) at the worst and O(1) where
 * times are spread evenly enough; a cancelled event leaves nothing behind.
 *
 * <p>The next few events lie in the front, a sorted row. Most models keep so few events pending
 * that there are no others: to shift a few numbers in a row costs one branch that a processor
 * cannot foresee, where a heap costs several. Where there are many, later ones lie in {@link
 * EventBuckets}, a bucket of which becomes the front when its turn comes. What comes between, and
 * what does not fit into a front, is in an {@link EventHeap}, which bounds the cost of a change.
 *
 * <p>The event that was added last waits beside all that until another one is added: its time is
 * often just being drawn, and a processor would have to wait for it to find the event's place.
 */
final class Calendar {
  /** The rank of ordinary events; DSOL's priorities become lower or higher ranks. */
  static final int NORMAL_RANK = 16;

  /** Events in the front at the most. */
  private static final int FRONT = 32;

  /** Events that come from the heap at once when the front is empty. */
  private static final int REFILL = FRONT / 2;

  private final EventTable table = new EventTable();

  // The front, latest event first.
  private final double[] frontTimes = new double[FRONT];
  private final int[] frontSlots = new int[FRONT];
  private int frontSize;

  // The event that was added last, where it is still pending.
  private int newest = EventTable.NONE;
  private double newestTime = Double.POSITIVE_INFINITY;

  private double firstTime;

  private final EventHeap heap = new EventHeap(table);
  private final EventBuckets buckets = new EventBuckets(table);

  // Whether all events are in the front, as they are in most models.
  private boolean nothingBehind = true;

  // From this size of the heap on, its events are moved into buckets if that is better.
  private int heapLimit = EventBuckets.FEWEST;

  int size() {
    return (newest == EventTable.NONE ? 0 : 1) + frontSize + heap.size() + buckets.size();
  }

  /** The time of the first event but the newest; the front is empty only where all else is. */
  private double frontTime() {
    return frontSize == 0 ? Double.POSITIVE_INFINITY : frontTimes[frontSize - 1];
  }

  /** Adds an action; gives back its slot. */
  int add(double time, Runnable action, int rank) {
    return add(time, table.take(time, action, rank));
  }

  /** A slot for all events of an action, one at a time. */
  int keep(Runnable action) {
    return table.keep(action);
  }

  /** Adds the event of a kept slot, which is not pending; gives back the slot. */
  int addKept(double time, int slot, int rank) {
    table.setKept(slot, time, rank);
    return add(time, slot);
  }

  private int add(double time, int slot) {
    if (newest != EventTable.NONE) {
      sortIn(newestTime, newest);
    }
    newest = slot;
    newestTime = time;
    return slot;
  }

  private void sortIn(double time, int slot) {
    if (nothingBehind && frontSize < FRONT) {
      insert(time, slot);
    } else if (belongsInFront(time, slot)) {
      addToFront(time, slot);
    } else {
      addBehind(time, slot);
    }
  }

  /** Takes a pending event out. */
  void remove(int slot) {
    if (slot == newest) {
      forgetNewest();
    } else if (table.isInFront(slot)) {
      removeFromFront(slot);
    } else if (table.isInHeap(slot)) {
      heap.remove(slot);
    } else {
      buckets.remove(slot);
    }
    table.release(slot);
  }

  /** Takes the first event out, if it is due; its time is then {@link #firstTime}. */
  @Nullable Runnable removeFirst(double until) {
    double time = frontTime();
    if (newestTime < time || (newestTime == time && isNewestEarlier())) {
      if (newestTime > until) {
        return null;
      }
      firstTime = newestTime;
      int slot = newest;
      forgetNewest();
      return table.release(slot);
    }
    if (time > until) {
      return null;
    }
    firstTime = time;
    Runnable first = table.release(frontSlots[--frontSize]);
    refillIfEmpty();
    return first;
  }

  /** The time of the event that was taken out last. */
  double firstTime() {
    return firstTime;
  }

  /** At the same time as the first in the front, which may be the end of time where none is. */
  private boolean isNewestEarlier() {
    return newest != EventTable.NONE
        && (frontSize == 0 || table.isEarlier(newest, frontSlots[frontSize - 1]));
  }

  private void forgetNewest() {
    newest = EventTable.NONE;
    newestTime = Double.POSITIVE_INFINITY;
  }

  private boolean belongsInFront(double time, int slot) {
    return frontSize == 0
        || isBefore(time, slot, 0)
        || (frontSize < FRONT && heap.size() == 0 && !buckets.takes(time));
  }

  /** Whether an event comes before one in the front. */
  private boolean isBefore(double time, int slot, int place) {
    double other = frontTimes[place];
    return time < other || (time == other && table.isEarlier(slot, frontSlots[place]));
  }

  private void addToFront(double time, int slot) {
    if (frontSize < FRONT) {
      insert(time, slot);
      return;
    }
    dropLatest();
    if (isBefore(time, slot, 0)) {
      insert(time, slot);
    } else {
      putBehind(time, slot);
    }
  }

  private void insert(double time, int slot) {
    int hole = frontSize++;
    while (hole > 0) {
      double next = frontTimes[hole - 1];
      if (next >= time && (next > time || table.isEarlier(slot, frontSlots[hole - 1]))) {
        break;
      }
      frontTimes[hole] = next;
      frontSlots[hole] = frontSlots[hole - 1];
      hole--;
    }
    frontTimes[hole] = time;
    frontSlots[hole] = slot;
    table.setInFront(slot);
  }

  /** Lets the latest half of the front go behind it. */
  private void dropLatest() {
    for (int i = REFILL - 1; i >= 0; i--) {
      putBehind(frontTimes[i], frontSlots[i]);
    }
    frontSize -= REFILL;
    System.arraycopy(frontTimes, REFILL, frontTimes, 0, frontSize);
    System.arraycopy(frontSlots, REFILL, frontSlots, 0, frontSize);
  }

  private void removeFromFront(int slot) {
    int place = frontSize - 1;
    while (frontSlots[place] != slot) {
      place--;
    }
    frontSize--;
    for (int i = place; i < frontSize; i++) {
      frontTimes[i] = frontTimes[i + 1];
      frontSlots[i] = frontSlots[i + 1];
    }
    refillIfEmpty();
  }

  private void addBehind(double time, int slot) {
    putBehind(time, slot);
    if (heap.size() > heapLimit || buckets.isOvergrown()) {
      sortIntoBuckets();
    }
  }

  // Whatever the buckets take goes there: an event in the heap is earlier than all in buckets, at
  // equal times too, where one that is scheduled later may have the higher priority.
  private void putBehind(double time, int slot) {
    nothingBehind = false;
    if (buckets.takes(time)) {
      buckets.add(time, slot);
    } else {
      heap.add(time, slot);
    }
  }

  private void refillIfEmpty() {
    if (frontSize == 0 && !nothingBehind) {
      if (heap.size() > 0 || buckets.size() > 0) {
        refill();
      }
      nothingBehind = heap.size() == 0 && buckets.size() == 0;
    }
  }

  private void refill() {
    if (heap.size() == 0) {
      int first = buckets.takeBucket();
      if (first == EventTable.NONE) {
        sortIntoBuckets();
        first = buckets.takeBucket();
      }
      takeIn(first);
    }
    if (frontSize == 0) {
      takeFromHeap();
    }
  }

  /** Takes in the events of a bucket, of which the front may hold only some. */
  private void takeIn(int first) {
    int count = 0;
    int slot = first;
    while (slot != EventTable.NONE) {
      int next = table.next(slot);
      double time = table.time(slot);
      if (belongsInFront(time, slot)) {
        addToFront(time, slot);
      } else {
        heap.add(time, slot);
      }
      count++;
      slot = next;
    }
    for (int i = 0; i < frontSize; i++) {
      table.lookAt(frontSlots[i]);
    }
    buckets.taken(count);
    heapLimit = Math.max(heapLimit, 2 * heap.size());
  }

  private void takeFromHeap() {
    int taken = Math.min(REFILL, heap.size());
    frontSize = taken;
    for (int i = taken - 1; i >= 0; i--) {
      int slot = heap.first();
      frontTimes[i] = table.time(slot);
      frontSlots[i] = slot;
      table.setInFront(slot);
      heap.removeFirst();
    }
  }

  /**
   * Moves all but the front into new buckets, or into the heap where that is better: a few looks at
   * every event, not again before a quarter of them came or went.
   */
  private void sortIntoBuckets() {
    int[] slots = new int[buckets.size() + heap.size()];
    heap.drainTo(slots, buckets.size());
    buckets.drainTo(slots);
    if (!buckets.fill(slots)) {
      for (int slot : slots) {
        heap.add(table.time(slot), slot);
      }
    }
    heapLimit = Math.max(EventBuckets.FEWEST, Math.max(2 * heap.size(), slots.length / 4));
  }
}
