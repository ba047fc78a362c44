package archsim.core;

import java.util.Arrays;

/** Events in an implicit 4-ary heap over parallel arrays; adding and removing are O(log n). */
final class EventHeap {
  private static final int ARITY = 4;
  private static final int LEAST_CAPACITY = 64;

  private final EventTable table;
  private double[] times = new double[LEAST_CAPACITY];
  private int[] slots = new int[LEAST_CAPACITY];
  private int size;

  EventHeap(EventTable table) {
    this.table = table;
  }

  int size() {
    return size;
  }

  /** The slot of the first event; the heap is not empty. */
  int first() {
    return slots[0];
  }

  void add(double time, int slot) {
    if (size == times.length) {
      resize(2 * size);
    }
    siftUp(size++, time, slot);
  }

  void removeFirst() {
    removeAt(0);
  }

  void remove(int slot) {
    removeAt(table.heapPlace(slot));
  }

  /** Writes all slots to an array and is empty; what it had grown to is given back. */
  void drainTo(int[] target, int from) {
    System.arraycopy(slots, 0, target, from, size);
    size = 0;
    if (times.length > LEAST_CAPACITY) {
      resize(LEAST_CAPACITY);
    }
  }

  private void resize(int capacity) {
    times = Arrays.copyOf(times, capacity);
    slots = Arrays.copyOf(slots, capacity);
  }

  private void removeAt(int place) {
    int last = --size;
    if (place == last) {
      return;
    }
    double time = times[last];
    int slot = slots[last];
    if (place > 0 && isBefore(time, slot, (place - 1) / ARITY)) {
      siftUp(place, time, slot);
    } else {
      siftDown(place, time, slot);
    }
  }

  private boolean isBefore(double time, int slot, int place) {
    double other = times[place];
    return time < other || (time == other && table.isEarlier(slot, slots[place]));
  }

  private void siftUp(int from, double time, int slot) {
    int hole = from;
    while (hole > 0) {
      int parent = (hole - 1) / ARITY;
      if (!isBefore(time, slot, parent)) {
        break;
      }
      put(hole, times[parent], slots[parent]);
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
      int end = Math.min(child + ARITY, size);
      for (int i = child + 1; i < end; i++) {
        if (isBefore(times[i], slots[i], least)) {
          least = i;
        }
      }
      if (isBefore(time, slot, least)) {
        break;
      }
      put(hole, times[least], slots[least]);
      hole = least;
    }
    put(hole, time, slot);
  }

  private void put(int place, double time, int slot) {
    times[place] = time;
    slots[place] = slot;
    table.setInHeap(slot, place);
  }
}
