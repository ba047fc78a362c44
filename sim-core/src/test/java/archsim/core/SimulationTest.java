package archsim.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
  private final Simulation simulation = new Simulation();
  private final Clock clock = simulation.clock("app");
  private final List<String> log = new ArrayList<>();

  @Test
  void runsEventsByTimeAndAmongEqualTimesInOrderOfScheduling() {
    clock.schedule(2, () -> log.add("c"));
    clock.schedule(1, () -> log.add("a"));
    clock.schedule(1, () -> log.add("b"));
    simulation.runUntil(1.5);
    assertThat(log).containsExactly("a", "b");
    assertThat(simulation.now()).isEqualTo(1.5);
    simulation.runUntil(2);
    assertThat(log).containsExactly("a", "b", "c");
  }

  @Test
  void aRunToTheEndOfTimeEndsWithItsEvents() {
    clock.schedule(1, () -> log.add("a"));
    clock.timer(() -> log.add("never")).cancel();
    simulation.runUntil(Double.POSITIVE_INFINITY);
    assertThat(log).containsExactly("a");
    assertThat(simulation.calendar.size()).isZero();
  }

  @Test
  void whatIsToHappenSoonHappensBeforeAnyOtherEvent() {
    clock.schedule(
        1,
        () -> {
          clock.soon(() -> log.add("second"));
          clock.schedule(0, () -> log.add("third"));
          log.add("first");
        });
    simulation.runUntil(1);
    assertThat(log).containsExactly("first", "second", "third");
  }

  @Test
  void eventsOfDsolFireInTheRightOrderAmongOurs() {
    var dsol = simulation.dsol();
    clock.schedule(1, () -> log.add("ours at 1, first"));
    dsol.scheduleEventAbs(1.0, () -> log.add("DSOL at 1, second"));
    clock.schedule(1, () -> log.add("ours at 1, third"));
    dsol.scheduleEventAbs(1.0, (short) 8, () -> log.add("DSOL at 1, of high priority"));
    dsol.scheduleEventAbs(1.0, (short) 2, () -> log.add("DSOL at 1, of low priority"));
    clock.schedule(
        2, () -> dsol.scheduleEventRel(0.5, () -> log.add("DSOL at " + dsol.getSimulatorTime())));
    clock.schedule(2.7, () -> log.add("ours at 2.7"));
    var cancelled = dsol.scheduleEventAbs(2.0, () -> log.add("never"));
    assertThat(dsol.getEventList().size()).isEqualTo(4);
    assertThat(dsol.cancelEvent(cancelled)).isTrue();

    simulation.runUntil(3);

    assertThat(log)
        .containsExactly(
            "DSOL at 1, of high priority",
            "ours at 1, first",
            "DSOL at 1, second",
            "ours at 1, third",
            "DSOL at 1, of low priority",
            "DSOL at 2.5",
            "ours at 2.7");
    assertThat(dsol.getEventList().isEmpty()).isTrue();
  }

  @Test
  void aFailureInAnEventPropagatesToWhoeverRunsTheSimulation() {
    clock.schedule(
        1,
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThatThrownBy(() -> simulation.runUntil(2)).hasMessage("broken");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesDelaysThatAreNoneWithTheNameOfTheComponent(double delay) {
    assertThatThrownBy(() -> clock.schedule(delay, () -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("app schedules");
    assertThatThrownBy(() -> clock.timer(() -> {}).start(delay)).hasMessageContaining("app");
  }

  @Test
  void refusesToGoRoundInCirclesWithTheNameOfTheComponent() {
    clock.schedule(0, new Loop(delayless -> clock.schedule(0, delayless)));
    assertThatThrownBy(() -> simulation.runUntil(1))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("app goes round in circles");
  }

  @Test
  void aMillionActionsQueuedForThePresentNeedNoStack() {
    int[] left = {1_000_000};
    clock.schedule(
        1,
        new Loop(
            again -> {
              if (--left[0] > 0) {
                clock.soon(again);
              }
            }));
    simulation.runUntil(1);
    assertThat(left[0]).isZero();
  }

  @Test
  void aTimerFiresOnceForItsLastStartAndNeverAfterCancelling() {
    Timer timer = clock.timer(() -> log.add("fired at " + clock.now()));
    timer.start(5);
    timer.start(2);
    Timer cancelled = clock.timer(() -> log.add("never"));
    cancelled.start(1);
    cancelled.cancel();
    cancelled.cancel();
    assertThat(timer.isPending()).isTrue();
    simulation.runUntil(10);
    assertThat(log).containsExactly("fired at 2.0");
    assertThat(timer.isPending()).isFalse();
  }

  @Test
  void cancelledTimersLeaveNothingBehind() {
    for (int second = 0; second < 100; second++) {
      List<Timer> timers = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        Timer timer = clock.timer(() -> log.add("timed out"));
        timer.start(1);
        timers.add(timer);
      }
      timers.forEach(Timer::cancel);
      assertThat(simulation.calendar.size()).isZero();
    }
  }

  /** The heap against the library's priority queue, over random adds, moves and cancels. */
  @Test
  void keepsTheOrderUnderRandomCancelling() {
    SplittableRandom random = new SplittableRandom(7);
    PriorityQueue<Planned> expected = new PriorityQueue<>();
    List<Planned> cancellable = new ArrayList<>();
    List<Planned> fired = new ArrayList<>();
    int number = 0;
    for (int step = 0; step < 20_000; step++) {
      int choice = random.nextInt(4);
      if (choice < 2 || cancellable.isEmpty()) {
        double time = clock.now() + random.nextInt(50);
        int id = number++;
        Planned[] self = new Planned[1];
        Timer timer = clock.timer(() -> fired.add(self[0]));
        self[0] = new Planned(time, id, timer);
        timer.start(time - clock.now());
        expected.add(self[0]);
        cancellable.add(self[0]);
      } else if (choice == 2) {
        Planned planned = cancellable.remove(random.nextInt(cancellable.size()));
        expected.remove(planned);
        planned.timer().cancel();
      } else {
        simulation.runUntil(clock.now() + random.nextInt(3));
        List<Planned> due = new ArrayList<>();
        while (!expected.isEmpty() && expected.element().time() <= clock.now()) {
          due.add(expected.remove());
        }
        assertThat(fired).containsExactlyElementsOf(due);
        fired.clear();
        cancellable.removeAll(due);
      }
    }
  }

  private record Planned(double time, int id, Timer timer) implements Comparable<Planned> {
    @Override
    public int compareTo(Planned other) {
      int byTime = Double.compare(time, other.time);
      return byTime != 0 ? byTime : Integer.compare(id, other.id);
    }
  }

  private record Loop(java.util.function.Consumer<Runnable> step) implements Runnable {
    @Override
    public void run() {
      step.accept(this);
    }
  }

  @Test
  void severalThreadsMakeSimulationsAtOnce() {
    assertThat(IntStream.range(0, 20_000).parallel().mapToDouble(i -> new Simulation().now()).sum())
        .isZero();
  }
}
