package archsim.core;

import java.util.Arrays;

/**
 * The pending events of one run: an implicit 4-ary heap over parallel arrays, ordered by time and,
 * among equal times, by the order of scheduling. Adding, removing the first and cancelling are
 * O(log n); a cancelled event leaves nothing behind.
 *
 * <p>Plain actions cost no object of ours. Only a {@link Timer} can be cancelled, and only timers
 * are told where in the heap they are; the lowest bit of an event's order marks them, so that
 * moving a plain action touches no memory but the arrays.
 */
final class Calendar {
  private static final int ARITY = 4;
  private static final int RANK_SHIFT = 58;

  /** The rank of ordinary events; DSOL's priorities become lower or higher ranks. */
  static final int NORMAL_RANK = 16;

  private double[] times = new double[64];
  private long[] orders = new long[64];
  private Runnable[] actions = new Runnable[64];
  private int size;
  private long sequence;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The time of the first event; the calendar is not empty. */
  double firstTime() {
    return times[0];
  }

  Runnable first() {
    return actions[0];
  }

  /** Adds an action that cannot be cancelled. */
  void add(double time, Runnable action) {
    place(time, nextOrder(NORMAL_RANK), action);
  }

  /** Adds a timer that is not pending. */
  void add(double time, Timer timer, int rank) {
    place(time, nextOrder(rank) | 1, timer);
  }

  /** Moves a pending timer to another time, behind the events scheduled for it so far. */
  void move(double time, Timer timer) {
    int hole = timer.position;
    long order = nextOrder(NORMAL_RANK) | 1;
    if (isBefore(time, order, times[hole], orders[hole])) {
      siftUp(hole, time, order, timer);
    } else {
      siftDown(hole, time, order, timer);
    }
  }

  /** Takes a pending timer out. */
  void remove(Timer timer) {
    int hole = timer.position;
    timer.position = Timer.IDLE;
    int last = --size;
    double time = times[last];
    long order = orders[last];
    Runnable action = actions[last];
    clear(last);
    if (hole == last) {
      return;
    }
    if (hole > 0) {
      int parent = (hole - 1) / ARITY;
      if (isBefore(time, order, times[parent], orders[parent])) {
        siftUp(hole, time, order, action);
        return;
      }
    }
    siftDown(hole, time, order, action);
  }

  /** Takes the first event out; the calendar is not empty. */
  Runnable removeFirst() {
    Runnable first = actions[0];
    if ((orders[0] & 1) != 0) {
      ((Timer) first).position = Timer.IDLE;
    }
    int last = --size;
    double time = times[last];
    long order = orders[last];
    Runnable action = actions[last];
    clear(last);
    if (last > 0) {
      siftDown(0, time, order, action);
    }
    return first;
  }

  /** Takes everything out. */
  void clear() {
    while (size > 0) {
      removeFirst();
    }
  }

  /** The pending actions, in no particular order. */
  Runnable[] actions() {
    return Arrays.copyOf(actions, size);
  }

  private long nextOrder(int rank) {
    return ((long) rank << RANK_SHIFT) | (sequence++ << 1);
  }

  private void place(double time, long order, Runnable action) {
    if (size == times.length) {
      times = Arrays.copyOf(times, size + (size >> 1));
      orders = Arrays.copyOf(orders, times.length);
      actions = Arrays.copyOf(actions, times.length);
    }
    siftUp(size++, time, order, action);
  }

  @SuppressWarnings("NullAway") // a slot past the end holds nothing
  private void clear(int slot) {
    actions[slot] = null;
  }

  private void siftUp(int from, double time, long order, Runnable action) {
    int hole = from;
    while (hole > 0) {
      int parent = (hole - 1) / ARITY;
      if (!isBefore(time, order, times[parent], orders[parent])) {
        break;
      }
      put(hole, times[parent], orders[parent], actions[parent]);
      hole = parent;
    }
    put(hole, time, order, action);
  }

  private void siftDown(int from, double time, long order, Runnable action) {
    int hole = from;
    while (true) {
      int child = hole * ARITY + 1;
      if (child >= size) {
        break;
      }
      int least = child;
      double leastTime = times[child];
      long leastOrder = orders[child];
      int end = Math.min(child + ARITY, size);
      for (int i = child + 1; i < end; i++) {
        if (isBefore(times[i], orders[i], leastTime, leastOrder)) {
          least = i;
          leastTime = times[i];
          leastOrder = orders[i];
        }
      }
      if (!isBefore(leastTime, leastOrder, time, order)) {
        break;
      }
      put(hole, leastTime, leastOrder, actions[least]);
      hole = least;
    }
    put(hole, time, order, action);
  }

  private void put(int slot, double time, long order, Runnable action) {
    times[slot] = time;
    orders[slot] = order;
    actions[slot] = action;
    if ((order & 1) != 0) {
      ((Timer) action).position = slot;
    }
  }

  private static boolean isBefore(double time, long order, double otherTime, long otherOrder) {
    return time < otherTime || (time == otherTime && order < otherOrder);
  }
}
