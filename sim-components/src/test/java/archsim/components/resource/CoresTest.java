package archsim.components.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Architecture;
import archsim.components.model.Model;
import archsim.core.Clock;
import archsim.core.random.Exponential;
import archsim.core.random.Sampler;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cores against schedules computed by hand, and against a fluid simulation step by step. */
class CoresTest {
  private static final double EXACT = 1e-12;

  private final Model model = new Model(new Architecture(Map.of(), Map.of()), new Streams(1, 0));
  private final Clock clock = model.clock("app");
  private final ResourceStatistics statistics = new ResourceStatistics("app", "cpu", 1_000_000, 1);

  private final class Job extends ComputingJob {
    Job(Cpu cpu, double arrival, double work) {
      super(model, cpu, arrival, work);
    }
  }

  private Cpu shared(double cores) {
    return new SharedCores(clock, cores, statistics.replica(0), new Parts.Computing(0, 1));
  }

  private Cpu dedicated() {
    return new DedicatedCores(clock, statistics.replica(0), new Parts.Computing(0, 1));
  }

  private double busy() {
    return statistics.busyArea(clock.now());
  }

  /**
   * Works 3, 2 and 1 s come at 0, 1 and 2 s. On one core: alone until 1, halves until 2, thirds
   * from then: 1.5, 1.5 and 1 s are left, so the last comer ends at 5, both others at 6.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 6, 6, 5",
    "2, 3.5, 3.5, 3.5",
    "2.5, 3.2, 3.2, 3.2",
    "0.5, 12, 11, 8",
    "3, 3, 3, 3"
  })
  void staggeredArrivalsEndAsComputedByHand(
      double cores, double first, double second, double last) {
    Cpu cpu = shared(cores);
    var jobs = List.of(new Job(cpu, 0, 3), new Job(cpu, 1, 2), new Job(cpu, 2, 1));
    model.runUntil(100);

    assertThat(jobs.get(0).end).isCloseTo(first, within(EXACT));
    assertThat(jobs.get(1).end).isCloseTo(second, within(EXACT));
    assertThat(jobs.get(2).end).isCloseTo(last, within(EXACT));
    assertThat(busy()).isCloseTo(6, within(EXACT));
    assertThat(jobs.get(0).parts()[0]).isCloseTo(3, within(EXACT));
    assertThat(jobs.get(0).parts()[1]).isCloseTo(first - 3, within(EXACT));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 64})
  void oneRequestNeverGetsMoreThanOneCore(double cores) {
    Job job = new Job(shared(cores), 1, 2);
    model.runUntil(100);

    assertThat(job.end).isEqualTo(3);
  }

  @Test
  void whatIsCancelledHasHadWhatItGotSoFarAndLeavesTheRestToTheOthers() {
    Cpu cpu = shared(1);
    Job stays = new Job(cpu, 0, 3);
    Job goes = new Job(cpu, 0, 3);
    clock.schedule(2, () -> assertThat(cpu.cancel(goes)).isTrue());
    clock.schedule(3, () -> assertThat(cpu.cancel(goes)).isFalse());
    model.runUntil(100);

    assertThat(goes.end).isNaN();
    assertThat(goes.parts()).containsExactly(1, 1);
    assertThat(stays.end).isCloseTo(4, within(EXACT));
    assertThat(busy()).isCloseTo(4, within(EXACT));
  }

  @Test
  void dedicatedCoresAreNotShared() {
    Cpu cpu = dedicated();
    var jobs = new ArrayList<Job>();
    for (int i = 0; i < 20; i++) {
      jobs.add(new Job(cpu, 0.25 * i, 3));
    }
    Job goes = new Job(cpu, 0, 3);
    clock.schedule(1, () -> assertThat(cpu.cancel(goes)).isTrue());
    clock.schedule(2, () -> assertThat(cpu.cancel(goes)).isFalse());
    model.runUntil(100);

    for (int i = 0; i < 20; i++) {
      assertThat(jobs.get(i).end).isEqualTo(0.25 * i + 3);
      assertThat(jobs.get(i).parts()).containsExactly(3, 0);
    }
    assertThat(goes.end).isNaN();
    assertThat(busy()).isCloseTo(61, within(EXACT));
  }

  @Test
  void equalWorkThatBeganTogetherEndsTogether() {
    Cpu cpu = shared(2);
    var jobs = new ArrayList<Job>();
    for (int i = 0; i < 1000; i++) {
      jobs.add(new Job(cpu, 1, 0.1));
    }
    model.runUntil(100);

    assertThat(jobs).allSatisfy(job -> assertThat(job.end).isCloseTo(51, within(1e-9)));
  }

  @Test
  void aBusyPeriodWithoutEndKeepsItsDigits() {
    // Of one that computes for ever and one that comes every 4 s with 1 s of work, that takes 2 s.
    Cpu cpu = shared(1);
    new Job(cpu, 0, 1e9);
    var jobs = new ArrayList<Job>();
    for (int i = 0; i < 50_000; i++) {
      jobs.add(new Job(cpu, 4.0 * i, 1));
    }
    model.runUntil(200_001);

    for (int i = 0; i < jobs.size(); i++) {
      assertThat(jobs.get(i).end).isCloseTo(4.0 * i + 2, within(1e-9));
    }
  }

  @Test
  void whoeverHasACoreToItselfDoesNotWait() {
    Cpu cpu = shared(64);
    Sampler gap = new Exponential(1.0 / 30).sampler(new Streams(1, 0).sequential("app", "gap"));
    double now = 0;
    for (int i = 0; i < 20_000; i++) {
      now += gap.sample();
      new Job(cpu, now, 1);
    }
    model.runUntil(now + 10);

    assertThat(statistics.snapshot(clock.now()).waited()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2.5, 4})
  void randomJobsEndWhenAFluidSimulationSaysSo(double cores) {
    int count = 100_000;
    Sampler unit = new Exponential(1).sampler(new Streams(1, 0).sequential("app", "jobs"));
    double[] arrivals = new double[count];
    double[] works = new double[count];
    Cpu cpu = shared(cores);
    var jobs = new ArrayList<Job>();
    double now = 0;
    for (int i = 0; i < count; i++) {
      now += unit.sample() / (0.9 * cores);
      arrivals[i] = now;
      works[i] = unit.sample();
      jobs.add(new Job(cpu, now, works[i]));
    }
    model.runUntil(2 * now);

    double[] ends = fluid(cores, arrivals, works);
    for (int i = 0; i < count; i++) {
      assertThat(jobs.get(i).end).isCloseTo(ends[i], within(1e-8));
    }
  }

  /** Takes from all that run what each got until the next arrival or end. */
  private static double[] fluid(double cores, double[] arrivals, double[] works) {
    double[] left = works.clone();
    double[] ends = new double[works.length];
    var running = new ArrayList<Integer>();
    double now = 0;
    int next = 0;
    while (next < arrivals.length || !running.isEmpty()) {
      double rate = Math.min(1, cores / Math.max(1, running.size()));
      double step = next < arrivals.length ? arrivals[next] - now : Double.POSITIVE_INFINITY;
      int first = -1;
      for (int i : running) {
        if (left[i] / rate < step) {
          step = left[i] / rate;
          first = i;
        }
      }
      now += step;
      for (int i : running) {
        left[i] -= step * rate;
      }
      if (first >= 0) {
        ends[first] = now;
        running.remove((Integer) first);
      } else {
        running.add(next++);
      }
    }
    return ends;
  }
}
