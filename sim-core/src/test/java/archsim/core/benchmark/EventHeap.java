package archsim.core.benchmark;

import java.util.Arrays;

/**
 * The pending events of a hand-written loop: a 4-ary heap over primitive arrays, ordered by time
 * and then by order of scheduling. An event is a number that its owner knows the meaning of; none
 * is pending twice. The heap knows where each is, so that any can be taken out.
 */
final class EventHeap {
  private final double[] times;
  private final long[] orders;
  private final int[] events;
  private final int[] positions;
  private int size;
  private long order;

  /**
   * @param most events are numbered from 0 to most − 1
   */
  EventHeap(int most) {
    times = new double[most];
    orders = new long[most];
    events = new int[most];
    positions = new int[most];
    Arrays.fill(positions, -1);
  }

  double firstTime() {
    return times[0];
  }

  void add(double time, int event) {
    siftUp(size++, time, order++, event);
  }

  int removeFirst() {
    int first = events[0];
    positions[first] = -1;
    int last = --size;
    if (last > 0) {
      siftDown(0, times[last], orders[last], events[last]);
    }
    return first;
  }

  /** Takes a pending event out. */
  void remove(int event) {
    int hole = positions[event];
    positions[event] = -1;
    int last = --size;
    if (hole == last) {
      return;
    }
    double time = times[last];
    if (hole > 0 && isBefore(time, orders[last], (hole - 1) >> 2)) {
      siftUp(hole, time, orders[last], events[last]);
    } else {
      siftDown(hole, time, orders[last], events[last]);
    }
  }

  private boolean isBefore(double time, long sequence, int slot) {
    return time < times[slot] || (time == times[slot] && sequence < orders[slot]);
  }

  private void siftUp(int from, double time, long sequence, int event) {
    int hole = from;
    while (hole > 0) {
      int parent = (hole - 1) >> 2;
      if (!isBefore(time, sequence, parent)) {
        break;
      }
      put(hole, times[parent], orders[parent], events[parent]);
      hole = parent;
    }
    put(hole, time, sequence, event);
  }

  private void siftDown(int from, double time, long sequence, int event) {
    int hole = from;
    while (true) {
      int child = (hole << 2) + 1;
      if (child >= size) {
        break;
      }
      int least = child;
      int end = Math.min(child + 4, size);
      for (int i = child + 1; i < end; i++) {
        if (isBefore(times[i], orders[i], least)) {
          least = i;
        }
      }
      if (isBefore(time, sequence, least)) {
        break;
      }
      put(hole, times[least], orders[least], events[least]);
      hole = least;
    }
    put(hole, time, sequence, event);
  }

  private void put(int slot, double time, long sequence, int event) {
    times[slot] = time;
    orders[slot] = sequence;
    events[slot] = event;
    positions[event] = slot;
  }
}
