package archsim.benchmark;

import java.util.Arrays;

/**
 * The pending events of a hand-written loop: a 4-ary heap over primitive arrays, ordered by time
 * and then by order of scheduling. An event is a number that its owner knows the meaning of.
 */
final class EventHeap {
  private double[] times = new double[64];
  private long[] orders = new long[64];
  private int[] events = new int[64];
  private int size;
  private long order;

  double firstTime() {
    return times[0];
  }

  void add(double time, int event) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
      events = Arrays.copyOf(events, 2 * size);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >> 2;
      if (times[parent] <= time) {
        break; // of equal times the one that was there goes first
      }
      put(hole, times[parent], orders[parent], events[parent]);
      hole = parent;
    }
    put(hole, time, order++, event);
  }

  int removeFirst() {
    int first = events[0];
    double time = times[--size];
    long sequence = orders[size];
    int hole = 0;
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
    put(hole, time, sequence, events[size]);
    return first;
  }

  private boolean isBefore(double time, long sequence, int slot) {
    return time < times[slot] || (time == times[slot] && sequence < orders[slot]);
  }

  private void put(int slot, double time, long sequence, int event) {
    times[slot] = time;
    orders[slot] = sequence;
    events[slot] = event;
  }
}
