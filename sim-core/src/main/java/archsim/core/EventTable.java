package archsim.core;

import java.util.Arrays;

/**
 * What is known of every pending event, by slot: its action, its time, its order among equal times,
 * and where it is. All but the action lie side by side in one array, because whoever asks for one
 * of them soon asks for another, and with many events pending each question waits for memory.
 *
 * <p>While an event is pending it keeps its slot and only numbers are moved: moving references
 * costs more than all else, for the garbage collector wants to be told.
 */
final class EventTable {
  /** No slot. */
  static final int NONE = -1;

  // The order of an event: its rank, the number of those scheduled before, whether its slot is
  // kept.
  private static final int RANK_SHIFT = 58;
  private static final long NEXT_IN_ORDER = 2;
  private static final long KEPT = 1;

  // Fields of an event in the array.
  private static final int STRIDE_SHIFT = 2;
  private static final int ORDER = 1;
  private static final int PREVIOUS = 2;
  private static final int NEXT = 3;

  // What stands for the previous event where an event is in no list.
  private static final int IN_FRONT = -2;
  private static final int IN_HEAP = -3;

  private Runnable[] actions = new Runnable[64];
  private long[] fields = new long[64 << STRIDE_SHIFT];
  private int free = NONE;
  private int used;
  private long sequence;

  /** Takes a slot for an event. */
  int take(double time, Runnable action, int rank) {
    int slot = takeFor(action);
    set(slot, time, rank, 0);
    return slot;
  }

  /** Takes a slot for all events of an action, of which at most one is pending at a time. */
  int keep(Runnable action) {
    return takeFor(action);
  }

  /** Says when the event of a kept slot is due. */
  void setKept(int slot, double time, int rank) {
    set(slot, time, rank, KEPT);
  }

  private void set(int slot, double time, int rank, long kept) {
    int at = slot << STRIDE_SHIFT;
    fields[at] = Double.doubleToRawLongBits(time);
    fields[at + ORDER] = ((long) rank << RANK_SHIFT) | sequence | kept;
    sequence += NEXT_IN_ORDER;
  }

  private int takeFor(Runnable action) {
    int slot = free;
    if (slot == NONE) {
      if (used == actions.length) {
        grow();
      }
      slot = used++;
    } else {
      free = next(slot);
    }
    actions[slot] = action;
    return slot;
  }

  private void grow() {
    int capacity = used + (used >> 1);
    actions = Arrays.copyOf(actions, capacity);
    fields = Arrays.copyOf(fields, capacity << STRIDE_SHIFT);
  }

  /** Frees a slot, unless it is kept; gives back the action. */
  @SuppressWarnings("NullAway") // a free slot holds nothing
  Runnable release(int slot) {
    Runnable action = actions[slot];
    if ((order(slot) & KEPT) != 0) {
      return action; // to write a reference costs more than all else here
    }
    actions[slot] = null;
    setNext(slot, free);
    free = slot;
    return action;
  }

  double time(int slot) {
    return Double.longBitsToDouble(fields[slot << STRIDE_SHIFT]);
  }

  /** Of two events at the same time, whether one was scheduled first. */
  boolean isEarlier(int slot, int other) {
    return order(slot) < order(other);
  }

  private long order(int slot) {
    return fields[(slot << STRIDE_SHIFT) + ORDER];
  }

  /**
   * Looks at what the execution of an event will need. With many events pending that is far from
   * the processor; who looks at several events in a row waits for the memory of all at once.
   */
  void lookAt(int slot) {
    if (actions[slot] instanceof Timer timer && !timer.isPendingIn(slot)) {
      throw new IllegalStateException("a timer is not where it says");
    }
  }

  void setInFront(int slot) {
    fields[(slot << STRIDE_SHIFT) + PREVIOUS] = IN_FRONT;
  }

  boolean isInFront(int slot) {
    return previous(slot) == IN_FRONT;
  }

  void setInHeap(int slot, int place) {
    int at = slot << STRIDE_SHIFT;
    fields[at + PREVIOUS] = IN_HEAP;
    fields[at + NEXT] = place;
  }

  boolean isInHeap(int slot) {
    return previous(slot) == IN_HEAP;
  }

  /** The place of an event that is in the heap. */
  int heapPlace(int slot) {
    return next(slot);
  }

  /** The event before one in its list, or {@link #NONE}. */
  int previous(int slot) {
    return (int) fields[(slot << STRIDE_SHIFT) + PREVIOUS];
  }

  void setPrevious(int slot, int previous) {
    fields[(slot << STRIDE_SHIFT) + PREVIOUS] = previous;
  }

  /** The event after one in its list, or {@link #NONE}. */
  int next(int slot) {
    return (int) fields[(slot << STRIDE_SHIFT) + NEXT];
  }

  void setNext(int slot, int next) {
    fields[(slot << STRIDE_SHIFT) + NEXT] = next;
  }
}
