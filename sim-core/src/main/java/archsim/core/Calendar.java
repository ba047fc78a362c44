package archsim.core;

import java.util.Arrays;

/**
 * The pending events of one run, ordered by time and, among equal times, by the order of
 * scheduling. Adding, removing the first and cancelling are O(log n); a cancelled event leaves
 * nothing behind.
 *
 * <p>The next few events lie in the front, a sorted row; all others in an implicit 4-ary heap over
 * parallel arrays. Most models keep so few events pending that the heap stays empty: to shift a few
 * numbers in a row costs one branch that a processor cannot foresee, where a heap costs several.
 *
 * <p>While an event is pending its action stays in one slot of a table, and only numbers are moved:
 * with many events pending, moving references costs more than all else, for the objects they lead
 * to and for the garbage collector, which wants to be told. Whoever may cancel an event keeps its
 * slot and its order, which no other event ever has; so an event that is executed need not tell.
 */
final class Calendar {
  private static final int ARITY = 4;
  private static final int RANK_SHIFT = 58;
  private static final int NONE = -1;

  /** The order of no event that ever was. */
  static final long NO_ORDER = -2;

  private static final long FREE = -1;

  /** The rank of ordinary events; DSOL's priorities become lower or higher ranks. */
  static final int NORMAL_RANK = 16;

  /** Events in the front at the most. */
  private static final int FRONT = 32;

  /** Events that come from the heap at once when the front is empty. */
  private static final int REFILL = FRONT / 2;

  /** The place of all that are in the front. */
  private static final int IN_FRONT = -1;

  // The front, latest event first.
  private final double[] frontTimes = new double[FRONT];
  private final int[] frontSlots = new int[FRONT];
  private int frontSize;

  // By place in the heap.
  private double[] times = new double[64];
  private int[] slots = new int[64];
  private int size;

  // By slot. A free slot has the next free one for its place, and no order.
  private Runnable[] actions = new Runnable[64];
  private long[] orders = new long[64];
  private int[] places = new int[64];
  private int free = NONE;
  private int used;
  private long sequence;

  int size() {
    return frontSize + size;
  }

  boolean isEmpty() {
    return frontSize == 0; // the front is empty only where the heap is
  }

  /** The time of the first event; the calendar is not empty. */
  double firstTime() {
    return frontTimes[frontSize - 1];
  }

  /** Adds an action; gives back its slot. */
  int add(double time, Runnable action, int rank) {
    int slot = free;
    if (slot == NONE) {
      if (used == actions.length) {
        grow();
      }
      slot = used++;
    } else {
      free = places[slot];
    }
    actions[slot] = action;
    orders[slot] = nextOrder(rank);
    place(time, slot);
    return slot;
  }

  /** Whether the event with this order is pending in this slot. */
  boolean isPending(int slot, long order) {
    return orders[slot] == order;
  }

  /** The order of the pending event in a slot. */
  long order(int slot) {
    return orders[slot];
  }

  /** Takes a pending event out. */
  void remove(int slot) {
    takeOut(slot);
    release(slot);
  }

  /** Takes the first event out; the calendar is not empty. */
  Runnable removeFirst() {
    int slot = frontSlots[--frontSize];
    Runnable first = actions[slot];
    release(slot);
    if (frontSize == 0 && size > 0) {
      refill();
    }
    return first;
  }

  private boolean belongsInFront(double time, int slot) {
    if (size == 0) {
      return frontSize < FRONT || isBefore(time, slot, 0);
    }
    return isBefore(time, slot, 0);
  }

  /** Whether an event comes before one in the front. */
  private boolean isBefore(double time, int slot, int place) {
    double other = frontTimes[place];
    return time < other || (time == other && isEarlier(slot, frontSlots[place]));
  }

  /** Puts an event where it belongs. */
  private void place(double time, int slot) {
    if (!belongsInFront(time, slot)) {
      siftUp(size++, time, slot);
    } else if (frontSize < FRONT) {
      insert(time, slot);
    } else {
      dropLatest();
      place(time, slot);
    }
  }

  private void insert(double time, int slot) {
    int hole = frontSize++;
    while (hole > 0) {
      double next = frontTimes[hole - 1];
      if (next >= time && (next > time || isEarlier(slot, frontSlots[hole - 1]))) {
        break;
      }
      frontTimes[hole] = next;
      frontSlots[hole] = frontSlots[hole - 1];
      hole--;
    }
    frontTimes[hole] = time;
    frontSlots[hole] = slot;
    places[slot] = IN_FRONT;
  }

  /** Lets the latest half of the front go back to the heap. */
  private void dropLatest() {
    for (int i = REFILL - 1; i >= 0; i--) {
      siftUp(size++, frontTimes[i], frontSlots[i]);
    }
    frontSize -= REFILL;
    System.arraycopy(frontTimes, REFILL, frontTimes, 0, frontSize);
    System.arraycopy(frontSlots, REFILL, frontSlots, 0, frontSize);
  }

  private void refill() {
    int taken = Math.min(REFILL, size);
    frontSize = taken;
    for (int i = taken - 1; i >= 0; i--) {
      int slot = slots[0];
      frontTimes[i] = times[0];
      frontSlots[i] = slot;
      places[slot] = IN_FRONT;
      int last = --size;
      if (last > 0) {
        siftDown(0, times[last], slots[last]);
      }
    }
  }

  private void takeOut(int slot) {
    int place = places[slot];
    if (place == IN_FRONT) {
      takeOutOfFront(slot);
      return;
    }
    int last = --size;
    if (place < last) {
      sift(place, times[last], slots[last]);
    }
  }

  private void takeOutOfFront(int slot) {
    int place = frontSize - 1;
    while (frontSlots[place] != slot) {
      place--;
    }
    frontSize--;
    for (int i = place; i < frontSize; i++) {
      frontTimes[i] = frontTimes[i + 1];
      frontSlots[i] = frontSlots[i + 1];
    }
    if (frontSize == 0 && size > 0) {
      refill();
    }
  }

  private long nextOrder(int rank) {
    return ((long) rank << RANK_SHIFT) | sequence++;
  }

  private void grow() {
    int capacity = used + (used >> 1);
    times = Arrays.copyOf(times, capacity);
    slots = Arrays.copyOf(slots, capacity);
    actions = Arrays.copyOf(actions, capacity);
    orders = Arrays.copyOf(orders, capacity);
    places = Arrays.copyOf(places, capacity);
  }

  @SuppressWarnings("NullAway") // a free slot holds nothing
  private void release(int slot) {
    actions[slot] = null;
    orders[slot] = FREE;
    places[slot] = free;
    free = slot;
  }

  /** Fills a hole where what comes may belong above or below. */
  private void sift(int hole, double time, int slot) {
    if (hole > 0) {
      int parent = (hole - 1) / ARITY;
      double parentTime = times[parent];
      if (time < parentTime || (time == parentTime && isEarlier(slot, slots[parent]))) {
        siftUp(hole, time, slot);
        return;
      }
    }
    siftDown(hole, time, slot);
  }

  private void siftUp(int from, double time, int slot) {
    int hole = from;
    while (hole > 0) {
      int parent = (hole - 1) / ARITY;
      double parentTime = times[parent];
      if (parentTime < time || (parentTime == time && isEarlier(slots[parent], slot))) {
        break;
      }
      put(hole, parentTime, slots[parent]);
      hole = parent;
    }
    put(hole, time, slot);
  }

  private void siftDown(int from, double time, int slot) {
    int hole = from;
    while (true) {
      int child = hole * ARITY + 1;
      if (child >= size) {
        break;
      }
      int least = child;
      double leastTime = times[child];
      int end = Math.min(child + ARITY, size);
      for (int i = child + 1; i < end; i++) {
        double each = times[i];
        if (each < leastTime || (each == leastTime && isEarlier(slots[i], slots[least]))) {
          least = i;
          leastTime = each;
        }
      }
      if (time < leastTime || (time == leastTime && isEarlier(slot, slots[least]))) {
        break;
      }
      put(hole, leastTime, slots[least]);
      hole = least;
    }
    put(hole, time, slot);
  }

  private void put(int place, double time, int slot) {
    times[place] = time;
    slots[place] = slot;
    places[slot] = place;
  }

  /** Of two events at the same time, whether one was scheduled first. */
  private boolean isEarlier(int slot, int otherSlot) {
    return orders[slot] < orders[otherSlot];
  }
}
