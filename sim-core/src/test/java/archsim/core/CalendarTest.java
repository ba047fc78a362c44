package archsim.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The calendar against a sorted map, over times that suit buckets and times that do not. */
class CalendarTest {
  private static final int LOWEST_RANK = 11;
  private static final int RANKS = 11;

  private final Calendar calendar = new Calendar();
  private final TreeMap<Key, Pending> expected = new TreeMap<>();
  private final List<Pending> cancellable = new ArrayList<>();
  private final ArrayDeque<Pending> idle = new ArrayDeque<>();
  private double now;
  private long number;

  /** How long it is until an event. */
  enum Delays {
    EXPONENTIAL(random -> () -> -Math.log1p(-random.nextDouble())),
    ALL_AT_ONCE(random -> () -> 0),
    ALWAYS_THE_SAME(random -> () -> 1),
    FEW_DIFFERENT_TIMES(random -> () -> random.nextInt(4)),
    EXPONENTIALLY_SPREAD(random -> () -> Math.scalb(1 + random.nextDouble(), random.nextInt(600))),
    NEARLY_NONE(random -> () -> random.nextInt(3) * Double.MIN_VALUE),
    SHORT_AND_VERY_LONG(
        random -> () -> random.nextInt(2) == 0 ? 1e-3 * random.nextDouble() : 30 + 1e-9),
    A_FEW_VERY_LONG(random -> () -> random.nextInt(100) == 0 ? 1e12 : random.nextDouble()),
    TO_THE_END_OF_TIME(
        random -> () -> random.nextInt(8) == 0 ? Double.MAX_VALUE : random.nextDouble()),
    EARLIER_AND_EARLIER(
        random -> {
          double[] last = {1e6};
          return () -> last[0] = Math.max(1, last[0] * 0.9999);
        });

    private final Function<SplittableRandom, DoubleSupplier> factory;

    Delays(Function<SplittableRandom, DoubleSupplier> factory) {
      this.factory = factory;
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheOrderWhileEventsComeAndGo(Delays delays) {
    SplittableRandom random = new SplittableRandom(3);
    DoubleSupplier delay = delays.factory.apply(random);
    int[] targets = {3, 40, 20_000, 50, 3_000, 0, 200, 5_000, 0};
    for (int target : targets) {
      while (expected.size() < target) {
        step(random, delay, 5, 2, 1);
      }
      for (int i = 0; i < 3 * target; i++) {
        step(random, delay, 3, 2, 1);
        if (expected.isEmpty()) {
          add(random, delay);
        }
      }
      while (expected.size() > target / 2) {
        step(random, delay, 1, 2, 2);
      }
    }
    while (!expected.isEmpty()) {
      executeFirst();
    }
    assertThat(calendar.size()).isZero();
  }

  /** Adds, cancels or executes, by so many chances each. */
  private void step(
      SplittableRandom random, DoubleSupplier delay, int adding, int executing, int cancelling) {
    int choice = random.nextInt(adding + executing + cancelling);
    if (choice < adding || expected.isEmpty()) {
      add(random, delay);
    } else if (choice < adding + executing) {
      executeFirst();
    } else {
      cancel(random);
    }
    assertThat(calendar.size()).isEqualTo(expected.size());
  }

  private void add(SplittableRandom random, DoubleSupplier delay) {
    double time = now + delay.getAsDouble();
    int rank = random.nextInt(4) == 0 ? LOWEST_RANK + random.nextInt(RANKS) : Calendar.NORMAL_RANK;
    Key key = new Key(time, rank, number++);
    Pending pending = random.nextBoolean() ? new Pending() : idle.poll();
    if (pending == null) {
      pending = new Pending();
      pending.isKept = true;
      pending.slot = calendar.keep(pending);
    }
    pending.key = key;
    if (pending.isKept) {
      calendar.addKept(time, pending.slot, rank);
    } else {
      pending.slot = calendar.add(time, pending, rank);
    }
    pending.place = cancellable.size();
    cancellable.add(pending);
    expected.put(pending.key, pending);
  }

  private void executeFirst() {
    Pending first = expected.pollFirstEntry().getValue();
    assertThat(calendar.removeFirst(Double.POSITIVE_INFINITY)).isSameAs(first);
    assertThat(calendar.firstTime()).isEqualTo(first.key.time);
    forget(first);
    now = Math.min(first.key.time, Double.MAX_VALUE / 4);
  }

  private void cancel(SplittableRandom random) {
    Pending pending = cancellable.get(random.nextInt(cancellable.size()));
    calendar.remove(pending.slot);
    expected.remove(pending.key);
    forget(pending);
  }

  private void forget(Pending pending) {
    Pending last = cancellable.remove(cancellable.size() - 1);
    if (last != pending) {
      cancellable.set(pending.place, last);
      last.place = pending.place;
    }
    if (pending.isKept) {
      idle.add(pending);
    }
  }

  /** No distribution makes a change cost more than a logarithm: this would take hours otherwise. */
  @ParameterizedTest
  @EnumSource
  void aMillionPendingEventsAreNoMoreTroubleThanAFew(Delays delays) {
    SplittableRandom random = new SplittableRandom(5);
    DoubleSupplier delay = delays.factory.apply(random);
    Runnable nothing = () -> {};
    int pending = 1_000_000;
    for (int i = 0; i < pending; i++) {
      calendar.add(delay.getAsDouble(), nothing, Calendar.NORMAL_RANK);
    }
    double last = 0;
    for (int i = 0; i < pending / 2; i++) {
      calendar.removeFirst(Double.MAX_VALUE);
      double time = calendar.firstTime();
      assertThat(time >= last).isTrue();
      last = time;
      int slot = calendar.add(time + delay.getAsDouble(), nothing, Calendar.NORMAL_RANK);
      if (i % 2 == 0) {
        calendar.remove(slot);
      }
    }
    while (calendar.size() > 0) {
      calendar.removeFirst(Double.MAX_VALUE);
      double time = calendar.firstTime();
      assertThat(time >= last).isTrue();
      last = time;
    }
    assertThat(calendar.size()).isZero();
  }

  @Test
  void eventsAtTheEndOfTimeStayInOrder() {
    for (int i = 0; i < 1_000; i++) {
      add(new SplittableRandom(i), () -> Double.POSITIVE_INFINITY);
    }
    while (!expected.isEmpty()) {
      executeFirst();
    }
    assertThat(calendar.size()).isZero();
  }

  private record Key(double time, int rank, long number) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byTime = Double.compare(time, other.time);
      int byRank = byTime != 0 ? byTime : Integer.compare(rank, other.rank);
      return byRank != 0 ? byRank : Long.compare(number, other.number);
    }
  }

  private static final class Pending implements Runnable {
    private Key key = new Key(0, 0, 0);
    private boolean isKept;
    private int slot;
    private int place;

    @Override
    public void run() {}
  }
}
