package archsim.core;

import java.util.Arrays;

/**
 * Events of later, unsorted, in buckets of equal width: adding and removing one is O(1), and only
 * the bucket whose turn it is gets sorted. Events beyond the last bucket lie in one list, from
 * which buckets are made anew when the last one is empty (the ladder queue of Tang, Goh, Thng, ACM
 * TOMACS 15(3), 2005, with one rung).
 *
 * <p>The width follows the events at hand: half of them lie about {@value #PER_BUCKET} to a bucket,
 * and there are so many buckets that a good deal of the other half finds one. Where the times do
 * not allow that, such as when all are equal, it takes no events.
 *
 * <p>Which bucket a time belongs to never falls as the time rises, whatever the rounding; so events
 * of different buckets are in order, and events at the same time are in the same bucket.
 */
final class EventBuckets {
  /** Fewer events are not worth it. */
  static final int FEWEST = 64;

  private static final int PER_BUCKET = 8;
  private static final int SAMPLE = 128;

  /** How many times the number they were made for may the events grow to. */
  private static final int GROWTH = 4;

  private static final int NONE = EventTable.NONE;
  private static final int[] NO_BUCKETS = {NONE};

  private final EventTable table;

  // The first event of each bucket, and of those beyond the last.
  private int[] heads = NO_BUCKETS;
  private int buckets;

  // The buckets before this one have been taken; the first begins at a time, which no time comes
  // up to while there are no buckets.
  private int current;
  private double start = Double.NaN;
  private double perSecond;

  private int size;
  private int most;

  EventBuckets(EventTable table) {
    this.table = table;
  }

  int size() {
    return size;
  }

  /** Whether an event at this time belongs here and not to what was taken. */
  boolean takes(double time) {
    return time >= start && bucket(time) >= current;
  }

  private int bucket(double time) {
    return Math.min((int) ((time - start) * perSecond), buckets);
  }

  void add(double time, int slot) {
    size++;
    link(bucket(time), slot);
  }

  private void link(int bucket, int slot) {
    int head = heads[bucket];
    heads[bucket] = slot;
    table.setPrevious(slot, NONE);
    table.setNext(slot, head);
    if (head != NONE) {
      table.setPrevious(head, slot);
    }
  }

  void remove(int slot) {
    int previous = table.previous(slot);
    int next = table.next(slot);
    if (previous == NONE) {
      heads[bucket(table.time(slot))] = next;
    } else {
      table.setNext(previous, next);
    }
    if (next != NONE) {
      table.setPrevious(next, previous);
    }
    taken(1);
  }

  /** An event of this list is no longer in one. */
  void taken(int events) {
    size -= events;
    if (size == 0) {
      close();
    }
  }

  private void close() {
    heads = NO_BUCKETS;
    buckets = 0;
    current = 0;
    start = Double.NaN;
  }

  /**
   * Takes the first bucket that is not empty: a list of events, each of which must be {@linkplain
   * #taken}. None where all are beyond the last bucket.
   */
  int takeBucket() {
    while (current < buckets) {
      int head = heads[current];
      heads[current++] = NONE;
      if (head != NONE) {
        return head;
      }
    }
    return NONE;
  }

  /** Whether there are so many more events than there were that other buckets would be better. */
  boolean isOvergrown() {
    return size > most;
  }

  /** Writes all slots to an array and is empty. */
  void drainTo(int[] target) {
    int count = 0;
    for (int bucket = current; bucket <= buckets; bucket++) {
      for (int slot = heads[bucket]; slot != NONE; slot = table.next(slot)) {
        target[count++] = slot;
      }
    }
    size = 0;
    close();
  }

  /** Takes events into new buckets; false, and none is taken, where that would bring nothing. */
  boolean fill(int[] slots) {
    double least = Double.POSITIVE_INFINITY;
    for (int slot : slots) {
      least = Math.min(least, table.time(slot));
    }
    double width = 2.0 * PER_BUCKET * (median(slots) - least) / slots.length;
    if (slots.length < FEWEST || !(width > 0 && width < Double.POSITIVE_INFINITY)) {
      return false;
    }
    start = least;
    perSecond = 1 / width;
    buckets = slots.length / 2;
    if (!reachesEnough(slots)) {
      close();
      return false;
    }
    heads = new int[buckets + 1];
    Arrays.fill(heads, NONE);
    current = 0;
    size = slots.length;
    most = GROWTH * size;
    for (int slot : slots) {
      link(bucket(table.time(slot)), slot);
    }
    return true;
  }

  /** Of a sample, which suffices for a width; the same for the same events in the same order. */
  private double median(int[] slots) {
    double[] sample = new double[Math.min(SAMPLE, slots.length)];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = table.time(slots[(int) ((long) i * slots.length / sample.length)]);
    }
    Arrays.sort(sample);
    return sample[sample.length / 2];
  }

  /**
   * Whether a quarter of the events finds a bucket: then making buckets, which looks at every
   * event, costs each that comes out of one no more than four looks.
   */
  private boolean reachesEnough(int[] slots) {
    int inside = 0;
    for (int slot : slots) {
      if (bucket(table.time(slot)) < buckets) {
        inside++;
      }
    }
    return inside >= slots.length / 4;
  }
}
