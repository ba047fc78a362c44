package archsim.components.database.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ranges keep what was acknowledged, whoever is down, and are spread evenly. */
class RangesTest {
  private static final int RANGES = 6;
  private static final int STORES = 5;

  /** What each copy has, kept beside: a copy that catches up gets all that was acknowledged. */
  private static final class Ledger {
    private final Ranges ranges = new Ranges(RANGES, STORES, 3);
    private final Map<String, Set<Integer>> copies = new HashMap<>();
    private final List<Set<Integer>> acknowledged = new ArrayList<>();
    private int writes;

    Ledger() {
      IntStream.range(0, RANGES).forEach(range -> acknowledged.add(new HashSet<>()));
    }

    private Set<Integer> copy(int range, int store) {
      return copies.computeIfAbsent(range + "@" + store, any -> new HashSet<>());
    }

    /** Reaches some of the copies, as when stores are killed meanwhile, also that of the leader. */
    void write(int range, int reached) {
      if (!ranges.isServed(range)) {
        return;
      }
      writes++;
      List<Integer> without = new ArrayList<>();
      int[] stores = ranges.copies(range);
      for (int i = 0; i < stores.length; i++) {
        if (ranges.isUp(stores[i]) && (reached >> i & 1) == 1) {
          copy(range, stores[i]).add(writes);
        } else {
          without.add(stores[i]);
        }
      }
      // A store that did not get it is gone.
      without.stream().filter(ranges::isUp).forEach(ranges::down);
      if (without.size() <= 1) {
        acknowledged.get(range).add(writes);
        without.forEach(store -> ranges.missed(range, store));
      }
    }

    void up(int store) {
      boolean[][] before = misses();
      ranges.up(store);
      boolean[][] after = misses();
      for (int range = 0; range < RANGES; range++) {
        for (int i = 0; i < STORES; i++) {
          if (before[range][i] && !after[range][i]) {
            Set<Integer> source = source(range, before[range]);
            copy(range, i).addAll(source);
          }
        }
      }
    }

    private Set<Integer> source(int range, boolean[] missing) {
      Set<Integer> all = new HashSet<>();
      for (int store : ranges.copies(range)) {
        if (ranges.isUp(store) && !missing[store]) {
          return copy(range, store);
        }
        all.addAll(copy(range, store));
      }
      assertThat(IntStream.of(ranges.copies(range)).allMatch(ranges::isUp)).isTrue();
      return all;
    }

    private boolean[][] misses() {
      boolean[][] misses = new boolean[RANGES][STORES];
      for (int range = 0; range < RANGES; range++) {
        for (int store = 0; store < STORES; store++) {
          misses[range][store] = ranges.misses(range, store);
        }
      }
      return misses;
    }

    void check() {
      for (int range = 0; range < RANGES; range++) {
        int leader = ranges.leaseholder(range);
        if (ranges.isServed(range)) {
          assertThat(copy(range, leader)).containsAll(acknowledged.get(range));
        }
      }
    }
  }

  @Test
  void noAcknowledgedWriteIsLostInAThousandSchedules() {
    for (int schedule = 0; schedule < 1000; schedule++) {
      Random random = new Random(schedule);
      Ledger ledger = new Ledger();
      for (int step = 0; step < 200; step++) {
        int store = random.nextInt(STORES);
        int kind = random.nextInt(10);
        if (kind == 0 && ledger.ranges.isUp(store)) {
          ledger.ranges.down(store);
        } else if (kind == 1 && !ledger.ranges.isUp(store)) {
          ledger.up(store);
        } else if (kind == 2) {
          ledger.ranges.expire(store);
          ledger.ranges.passOn();
        } else if (kind == 3) {
          ledger.ranges.even();
        } else {
          ledger.write(random.nextInt(RANGES), random.nextInt(4) == 0 ? random.nextInt(8) : 7);
        }
        ledger.check();
      }
    }
  }

  @Test
  void copiesAndLeasesAreEvenWhoeverJoinsOrLeaves() {
    Random random = new Random(3);
    Ranges ranges = new Ranges(60, 4, 3);
    int stores = 4;
    for (int step = 0; step < 200; step++) {
      int next = Math.max(3, Math.min(12, stores + random.nextInt(5) - 2));
      for (int store = stores; store < next; store++) {
        ranges.join(store, true);
      }
      ranges.transfers(next).forEach(ranges::moved);
      ranges.even();
      stores = next;
      int[] have = new int[stores];
      for (int range = 0; range < 60; range++) {
        int[] copies = ranges.copies(range);
        assertThat(IntStream.of(copies).distinct().count()).isEqualTo(3);
        IntStream.of(copies).forEach(store -> have[store]++);
      }
      assertThat(IntStream.of(have).max().orElseThrow() - IntStream.of(have).min().orElseThrow())
          .isLessThanOrEqualTo(3);
      int[] held = ranges.held();
      int most = IntStream.range(0, stores).map(i -> held[i]).max().orElseThrow();
      int least = IntStream.range(0, stores).map(i -> held[i]).min().orElseThrow();
      assertThat(most - least).isLessThanOrEqualTo(3);
    }
  }
}
