package archsim.components.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fleet;
import archsim.components.model.Model;
import archsim.components.model.Placement;
import archsim.components.model.SourceSpec;
import archsim.components.service.ConcurrencyModel;
import archsim.core.Clock;
import archsim.core.random.Exponential;
import archsim.core.random.Sampler;
import archsim.core.random.Streams;
import archsim.core.theory.ErlangC;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cores of a host against shares computed by hand, a fluid simulation, and M/M/c. */
class HostTest {
  private static final double EXACT = 1e-12;
  private static final Parts.Computing PARTS = new Parts.Computing(0, 1);

  private final Model model = new Model(new Architecture(Map.of(), Map.of()), new Streams(1, 0));
  private final Clock clock = model.clock("app");
  private final ResourceStatistics replicas = statistics(8);
  private final ResourceStatistics hosts = statistics(1);

  private final class Job extends ComputingJob {
    Job(Cpu cpu, double arrival, double work) {
      super(model, cpu, arrival, work);
    }
  }

  private static ResourceStatistics statistics(int replicas) {
    return new ResourceStatistics("app", "cpu", 1000, replicas);
  }

  private Host host(double vcpus, double speed) {
    Machine machine = new Machine("m", vcpus, null, speed, null, null);
    return new Host(clock, machine, hosts.replica(0), null);
  }

  private List<Job> jobs(int count, Cpu cpu, double arrival, double work) {
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      jobs.add(new Job(cpu, arrival, work));
    }
    return jobs;
  }

  /**
   * Four cores; replicas of 2, 2 and 4 cores with 1, 2 and 4 requests of 3 s. At a level of 1/2 the
   * first has its core, the others get 1 and 2. From 3 s on it is 4/3 and 8/3: 2/3 for each of
   * their requests, of which 1.5 s is left.
   */
  @Test
  void waterFillsByWeightUnderTheLimits() {
    Host host = host(4, 1);
    List<Cpu> shares = new ArrayList<>();
    for (double limit : new double[] {2, 2, 4}) {
      shares.add(host.share(limit, null, replicas.replica(shares.size()), PARTS));
    }
    List<Job> first = jobs(1, shares.get(0), 0, 3);
    List<Job> second = jobs(2, shares.get(1), 0, 3);
    List<Job> third = jobs(4, shares.get(2), 0, 3);
    model.runUntil(100);

    assertThat(first).allSatisfy(job -> assertThat(job.end).isCloseTo(3, within(EXACT)));
    assertThat(second).allSatisfy(job -> assertThat(job.end).isCloseTo(5.25, within(EXACT)));
    assertThat(third).allSatisfy(job -> assertThat(job.end).isCloseTo(5.25, within(EXACT)));
    assertThat(hosts.busyArea(clock.now())).isCloseTo(21, within(1e-9));
    assertThat(replicas.busyArea(clock.now())).isCloseTo(21, within(1e-9));
  }

  /** Half a core of limit: two requests of 1 s take 4 s, and the rest of the host lies idle. */
  @Test
  void theLimitHoldsOnAnIdleHost() {
    Cpu share = host(8, 1).share(0.5, null, replicas.replica(0), PARTS);
    List<Job> jobs = jobs(2, share, 0, 1);
    model.runUntil(100);

    assertThat(jobs).allSatisfy(job -> assertThat(job.end).isCloseTo(4, within(EXACT)));
  }

  @Test
  void workTakesItsTimeDividedByTheSpeed() {
    Cpu share = host(2, 1.6).share(2, null, replicas.replica(0), PARTS);
    Job job = new Job(share, 1, 2);
    model.runUntil(100);

    assertThat(job.end).isCloseTo(2.25, within(EXACT));
    assertThat(hosts.busyArea(clock.now())).isCloseTo(1.25, within(EXACT));
  }

  /** To the bit, with and without contention. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 2.5, 4})
  void aReplicaAloneIsAsOnCoresOfItsOwn(double cores) {
    Cpu share = host(4, 1).share(cores, null, replicas.replica(0), PARTS);
    Cpu own = new SharedCores(clock, cores, replicas.replica(1), PARTS);
    Sampler unit = new Exponential(1).sampler(new Streams(1, 0).sequential("app", "jobs"));
    List<Job> onHost = new ArrayList<>();
    List<Job> onOwn = new ArrayList<>();
    double now = 0;
    for (int i = 0; i < 20_000; i++) {
      now += unit.sample() / (0.9 * cores);
      double work = unit.sample();
      onHost.add(new Job(share, now, work));
      onOwn.add(new Job(own, now, work));
    }
    model.runUntil(2 * now);

    for (int i = 0; i < onHost.size(); i++) {
      assertThat(onHost.get(i).end).isEqualTo(onOwn.get(i).end);
    }
  }

  @Test
  void randomJobsOfThreeReplicasEndWhenAFluidSimulationSaysSo() {
    double[] limits = {1, 2.5, 4};
    Host host = host(4, 1);
    List<Cpu> shares = new ArrayList<>();
    for (double limit : limits) {
      shares.add(host.share(limit, null, replicas.replica(shares.size()), PARTS));
    }
    Sampler unit = new Exponential(1).sampler(new Streams(1, 0).sequential("app", "jobs"));
    int count = 20_000;
    double[] arrivals = new double[count];
    double[] works = new double[count];
    int[] where = new int[count];
    List<Job> jobs = new ArrayList<>();
    double now = 0;
    for (int i = 0; i < count; i++) {
      now += unit.sample() / 3.5;
      arrivals[i] = now;
      works[i] = unit.sample();
      where[i] = i % 4 == 0 ? 0 : 1 + i % 2;
      jobs.add(new Job(shares.get(where[i]), now, works[i]));
    }
    model.runUntil(10 * now);

    double[] ends = fluid(4, limits, arrivals, works, where);
    for (int i = 0; i < count; i++) {
      assertThat(jobs.get(i).end).isCloseTo(ends[i], within(1e-7));
    }
  }

  /** Takes from all that run what each got until the next arrival or end. */
  private static double[] fluid(
      double cores, double[] limits, double[] arrivals, double[] works, int[] where) {
    double[] left = works.clone();
    double[] ends = new double[works.length];
    List<Integer> running = new ArrayList<>();
    double now = 0;
    int next = 0;
    while (next < arrivals.length || !running.isEmpty()) {
      int[] counts = new int[limits.length];
      running.forEach(job -> counts[where[job]]++);
      double[] shares = byLevel(cores, limits, counts);
      double step = next < arrivals.length ? arrivals[next] - now : Double.POSITIVE_INFINITY;
      int first = -1;
      for (int job : running) {
        double rate = shares[where[job]] / counts[where[job]];
        if (left[job] / rate < step) {
          step = left[job] / rate;
          first = job;
        }
      }
      now += step;
      for (int job : running) {
        left[job] -= step * shares[where[job]] / counts[where[job]];
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

  /** The level by bisection: min(asked, level × weight) adds up to the cores there are. */
  private static double[] byLevel(double cores, double[] limits, int[] counts) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 100; i++) {
      double level = (low + high) / 2;
      double sum = 0;
      for (int k = 0; k < limits.length; k++) {
        sum += Math.min(Math.min(limits[k], counts[k]), level * limits[k]);
      }
      low = sum <= cores ? level : low;
      high = sum <= cores ? high : level;
    }
    double[] shares = new double[limits.length];
    for (int k = 0; k < limits.length; k++) {
      shares[k] = Math.min(Math.min(limits[k], counts[k]), high * limits[k]);
    }
    return shares;
  }

  /**
   * Two services that may each use all four cores of one host leave none idle while anything waits,
   * so of exponential work the number inside is that of M/M/4.
   */
  @Test
  void twoServicesOnOneHostTogetherAreOneQueue() {
    ErlangC theory = new ErlangC(3.2, 1, 4);
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    Map<String, Placement> placements = new LinkedHashMap<>();
    components.put("web", new Fleet(new Machine("m", 4, null, 1, null, null), 1));
    for (String name : List.of("a", "b")) {
      components.put(
          name,
          Systems.service(
              1, 4, ConcurrencyModel.VIRTUAL_THREADS, 1_000_000, 0, Systems.compute(1)));
      placements.put(name, new Placement("web", List.of(0)));
    }
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    sources.put("first", Systems.arrivals(2.4, "a"));
    sources.put("second", Systems.arrivals(0.8, "b"));
    TwentyRuns runs =
        new TwentyRuns(new Architecture(sources, components, placements), 200, 60_000);

    runs.meet(
        3.2 * theory.meanResponseTime(),
        run ->
            run.workloads().stream().mapToDouble(each -> each.total().insideArea()).sum()
                / run.duration());
    runs.meet(0.8, run -> TwentyRuns.utilisation(run, "web", "cpu"));
  }
}
