package archsim.components.cache.eviction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The policies as their papers print them, for entries of weight 1 and without care for speed. */
public interface Plain {
  /** Asks for a key, which is stored if it was not there: whether it was. */
  boolean access(long key);

  /** The policy of that name. */
  static Plain of(Eviction eviction, int capacity) {
    return switch (eviction) {
      case LRU -> new PlainLru(capacity);
      case FIFO -> new PlainFifo(capacity);
      case LFU -> new PlainLfu(capacity);
      case SIEVE -> new PlainSieve(capacity);
      case CLOCK -> new PlainClock(capacity);
      case S3_FIFO -> new PlainS3Fifo(capacity);
      case ARC -> new PlainArc(capacity);
      case W_TINYLFU, RANDOM -> throw new IllegalArgumentException("no plain " + eviction);
    };
  }

  /** A stack of keys, latest first. */
  record PlainLru(int capacity, List<Long> stack) implements Plain {
    PlainLru(int capacity) {
      this(capacity, new ArrayList<>());
    }

    @Override
    public boolean access(long key) {
      boolean hit = stack.remove(Long.valueOf(key));
      if (stack.size() == capacity) {
        stack.remove(capacity - 1);
      }
      stack.add(0, key);
      return hit;
    }
  }

  record PlainFifo(int capacity, Deque<Long> queue) implements Plain {
    PlainFifo(int capacity) {
      this(capacity, new ArrayDeque<>());
    }

    @Override
    public boolean access(long key) {
      if (queue.contains(key)) {
        return true;
      }
      if (queue.size() == capacity) {
        queue.removeFirst();
      }
      queue.addLast(key);
      return false;
    }
  }

  /** The least count goes, of several the one that has had it for longest. */
  final class PlainLfu implements Plain {
    private final int capacity;
    private final Map<Long, Integer> counts = new TreeMap<>();
    private final List<Long> byLastChange = new ArrayList<>();

    PlainLfu(int capacity) {
      this.capacity = capacity;
    }

    @Override
    public boolean access(long key) {
      boolean hit = counts.containsKey(key);
      if (!hit && counts.size() == capacity) {
        // The first of the least, as a minimum is found in the order of the list.
        long least = byLastChange.stream().min(Comparator.comparingInt(this::count)).orElseThrow();
        counts.remove(least);
        byLastChange.remove(least);
      }
      change(key, count(key) + 1);
      if (counts.values().stream().mapToInt(Integer::intValue).sum() > 10 * counts.size()) {
        for (int old = 2; old <= 10 * capacity; old++) {
          int count = old;
          byLastChange.stream()
              .filter(other -> count(other) == count)
              .toList()
              .forEach(other -> change(other, (count + 1) / 2));
        }
      }
      return hit;
    }

    private int count(long key) {
      return counts.getOrDefault(key, 0);
    }

    private void change(long key, int count) {
      counts.put(key, count);
      byLastChange.remove(key);
      byLastChange.add(key);
    }
  }

  /** Slots in a circle; a new key takes the slot of the one that went, and the hand moves on. */
  final class PlainClock implements Plain {
    private final long[] slots;
    private final boolean[] used;
    private int filled;
    private int hand;

    PlainClock(int capacity) {
      slots = new long[capacity];
      used = new boolean[capacity];
    }

    @Override
    public boolean access(long key) {
      for (int i = 0; i < filled; i++) {
        if (slots[i] == key) {
          used[i] = true;
          return true;
        }
      }
      if (filled < slots.length) {
        slots[filled++] = key;
        return false;
      }
      while (used[hand]) {
        used[hand] = false;
        hand = (hand + 1) % slots.length;
      }
      slots[hand] = key;
      hand = (hand + 1) % slots.length;
      return false;
    }
  }

  /** Oldest first; the hand is an index into the list. */
  final class PlainSieve implements Plain {
    private final int capacity;
    private final List<Long> queue = new ArrayList<>();
    private final TreeSet<Long> visited = new TreeSet<>();
    private int hand;

    PlainSieve(int capacity) {
      this.capacity = capacity;
    }

    @Override
    public boolean access(long key) {
      if (queue.contains(key)) {
        visited.add(key);
        return true;
      }
      if (queue.size() == capacity) {
        while (visited.remove(queue.get(hand))) {
          hand = (hand + 1) % capacity;
        }
        queue.remove(hand);
        // Past the newest: the next search begins with the oldest.
        hand = hand == capacity - 1 ? 0 : hand;
      }
      queue.add(key);
      return false;
    }
  }

  /** Oldest first in each queue. */
  final class PlainS3Fifo implements Plain {
    private final int capacity;
    private final List<Long> small = new ArrayList<>();
    private final List<Long> main = new ArrayList<>();
    private final List<Long> ghost = new ArrayList<>();
    private final Map<Long, Integer> frequency = new TreeMap<>();

    PlainS3Fifo(int capacity) {
      this.capacity = capacity;
    }

    @Override
    public boolean access(long key) {
      if (small.contains(key) || main.contains(key)) {
        frequency.merge(key, 1, (a, b) -> Math.min(a + b, 3));
        return true;
      }
      while (small.size() + main.size() >= capacity) {
        if (small.size() >= 0.1 * capacity) {
          evictSmall();
        } else {
          evictMain();
        }
      }
      (ghost.remove(Long.valueOf(key)) ? main : small).add(key);
      frequency.put(key, 0);
      return false;
    }

    private void evictSmall() {
      while (!small.isEmpty()) {
        long tail = small.remove(0);
        if (frequency.getOrDefault(tail, 0) <= 1) {
          ghost.add(tail);
          if (ghost.size() > (int) (0.9 * capacity)) {
            ghost.remove(0);
          }
          return;
        }
        main.add(tail);
        frequency.put(tail, 0);
        if (main.size() > (int) (0.9 * capacity)) {
          evictMain();
          return;
        }
      }
    }

    private void evictMain() {
      while (frequency.getOrDefault(main.get(0), 0) > 0) {
        frequency.merge(main.get(0), -1, Integer::sum);
        main.add(main.remove(0));
      }
      main.remove(0);
    }
  }
}
