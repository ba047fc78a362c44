package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsim.core.experiment.Replications.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicationsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void resultsAreInOrderWhateverTheThreads(int jobs) {
    var replications = new Replications<>(jobs, i -> i * i, Progress.NONE, new Interrupt());

    assertThat(replications.upTo(50).results())
        .isEqualTo(IntStream.range(0, 50).mapToObj(i -> i * i).toList());
  }

  @Test
  void laterReplicationsEndingFirstChangeNothing() {
    var laterEnded = new CountDownLatch(1);
    var replications =
        new Replications<>(
            2,
            i -> {
              if (i == 0) {
                awaitOrFail(laterEnded);
              } else {
                laterEnded.countDown();
              }
              return i;
            },
            Progress.NONE,
            new Interrupt());

    assertThat(replications.upTo(2).results()).containsExactly(0, 1);
  }

  @Test
  void goesOnWhereItStopped() {
    var runs = new AtomicInteger();
    var replications =
        new Replications<>(
            2,
            i -> {
              runs.incrementAndGet();
              return i;
            },
            Progress.NONE,
            new Interrupt());

    assertThat(replications.upTo(3).results()).hasSize(3);
    assertThat(replications.upTo(8).results()).hasSize(8);
    assertThat(replications.upTo(8).interrupted()).isFalse();
    assertThat(runs).hasValue(8);
  }

  @Test
  void progressCountsUp() {
    List<String> seen = new ArrayList<>();
    Progress progress = (done, total) -> seen.add(done + "/" + total);

    new Replications<>(3, i -> i, progress, new Interrupt()).upTo(4);

    assertThat(seen).containsExactly("1/4", "2/4", "3/4", "4/4");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void theFailureOfTheLowestIndexIsThrownAsItIs(int jobs) {
    var replications =
        new Replications<Integer>(
            jobs,
            i -> {
              if (i >= 2) {
                throw new UnsupportedOperationException("replication " + i);
              }
              return i;
            },
            Progress.NONE,
            new Interrupt());

    assertThatThrownBy(() -> replications.upTo(20))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("replication 2");
  }

  @Test
  void errorsAreThrownAsTheyAre() {
    var replications =
        new Replications<Integer>(
            2,
            i -> {
              throw new AssertionError("a broken law");
            },
            Progress.NONE,
            new Interrupt());

    assertThatThrownBy(() -> replications.upTo(3))
        .isInstanceOf(AssertionError.class)
        .hasMessage("a broken law");
  }

  @Test
  void anInterruptLeavesAPrefix() {
    var interrupt = new Interrupt();
    var replications =
        new Replications<>(
            1,
            i -> {
              if (i == 3) {
                interrupt.request();
              }
              return i;
            },
            Progress.NONE,
            interrupt);

    var batch = replications.upTo(10);

    assertThat(batch.interrupted()).isTrue();
    assertThat(batch.results()).containsExactly(0, 1, 2, 3);
  }

  /** Replication 0 gives up while 1 ends: without 0 nothing is a prefix. */
  @Test
  void whatGaveUpLeavesAGap() {
    var interrupt = new Interrupt();
    var otherEnded = new CountDownLatch(1);
    Progress progress = (done, total) -> otherEnded.countDown();
    var replications =
        new Replications<>(
            2,
            i -> {
              if (i == 0) {
                awaitOrFail(otherEnded);
                interrupt.request();
                throw new CancellationException();
              }
              return i;
            },
            progress,
            interrupt);

    var batch = replications.upTo(2);

    assertThat(batch.interrupted()).isTrue();
    assertThat(batch.results()).isEmpty();
  }

  @Test
  void anInterruptedCallerStopsAndStaysInterrupted() {
    var replications = new Replications<>(2, i -> i, Progress.NONE, new Interrupt());

    Thread.currentThread().interrupt();
    var batch = replications.upTo(1000);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(batch.results().size()).isLessThanOrEqualTo(1000);
    assertThat(batch.interrupted()).isEqualTo(batch.results().size() < 1000);
  }

  @Test
  void noThreadOutlivesACall() {
    List<Thread> workers = new ArrayList<>();
    var replications =
        new Replications<>(
            4,
            i -> {
              synchronized (workers) {
                workers.add(Thread.currentThread());
              }
              return i;
            },
            Progress.NONE,
            new Interrupt());

    replications.upTo(40);

    assertThat(workers)
        .filteredOn(worker -> worker != Thread.currentThread())
        .noneMatch(Thread::isAlive);
  }

  private static void awaitOrFail(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
