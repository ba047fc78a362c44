package archsim.components;

import static archsim.components.Systems.compute;
import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.threads;

import archsim.components.balancer.Balancing;
import archsim.components.balancer.LeastRequest;
import archsim.components.balancer.LoadBalancer;
import archsim.components.model.ComponentSpec;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.StepSpec;
import archsim.components.step.ComputeStep;
import archsim.core.random.Exponential;
import archsim.core.random.Hyperexponential;
import archsim.core.theory.ErlangB;
import archsim.core.theory.ErlangC;
import archsim.core.theory.ExactMva;
import archsim.core.theory.ForkJoin;
import archsim.core.theory.MMcK;
import archsim.core.theory.PollaczekKhinchine;
import archsim.core.theory.ProcessorSharing;
import archsim.core.theory.Station;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Systems that queueing theory solves exactly; service times have the mean 1 s. */
class QueueingTheoryTest {
  private static final int UNBOUNDED = 1_000_000;

  @ParameterizedTest
  @CsvSource({"1, 0.7, 100000", "4, 0.8, 35000"})
  void threadsWithACoreEachAreErlangC(int threads, double utilisation, double duration) {
    var theory = new ErlangC(utilisation * threads, 1, threads);
    var app = threads(1, threads, threads, UNBOUNDED, compute(1));

    single(theory.arrivalRate(), app, duration)
        .meet(theory.meanResponseTime(), TwentyRuns::responseTime);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void eventLoopsWithACoreEachAreErlangC(int loops) {
    var theory = new ErlangC(0.7 * loops, 1, loops);

    single(theory.arrivalRate(), Systems.loops(1, loops, compute(1)), 100_000.0 / loops)
        .meet(theory.meanResponseTime(), TwentyRuns::responseTime);
  }

  @Test
  void aQueueWithALimitIsMMcK() {
    var theory = new MMcK(1.8, 1, 2, 5);
    var system = single(1.8, threads(1, 2, 2, 3, compute(1)), 50_000);

    system.meet(theory.lossProbability(), TwentyRuns::rejected);
    system.meet(theory.meanResponseTime(), TwentyRuns::responseTime);
  }

  @ParameterizedTest
  @CsvSource({"constant", "exponential", "hyperexponential"})
  void workersWithoutAQueueAreErlangBWhateverTheServiceLaw(String law) {
    StepSpec work =
        switch (law) {
          case "constant" -> computeExactly(1);
          case "exponential" -> compute(1);
          default -> new ComputeStep(new Hyperexponential(1, 2));
        };
    var theory = new ErlangB(2.5, 3);

    single(2.5, threads(1, 3, 3, 0, work), 10_000)
        .meet(theory.blockingProbability(), TwentyRuns::rejected);
  }

  @Test
  void constantWorkIsMD1() {
    var theory = new PollaczekKhinchine(0.7, 1, 1);

    single(0.7, threads(1, 1, 1, UNBOUNDED, computeExactly(1)), 30_000)
        .meet(theory.meanResponseTime(), TwentyRuns::responseTime);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 30000", "1, 1, 60000", "1, 2, 150000", "4, 2, 30000"})
  void manyThreadsOnFewCoresAreProcessorSharingWhateverTheLaw(
      int cores, double cv, double duration) {
    var theory = new ProcessorSharing(0.6 * cores, 1, cores);
    StepSpec work =
        cv == 0
            ? computeExactly(1)
            : cv == 1 ? compute(1) : new ComputeStep(new Hyperexponential(1, cv));

    single(theory.arrivalRate(), threads(1, cores, 100_000, 0, work), duration)
        .meet(theory.meanResponseTime(), TwentyRuns::responseTime);
  }

  @Test
  void usersWhoWaitAreAClosedNetwork() {
    int users = 20;
    var stations = List.of(Station.queue(1, 1, 2), Station.queue(1, 0.7, 1));
    ExactMva theory = ExactMva.solve(stations, 10, users);
    var web = Systems.loops(1, 2, compute(1), Systems.query("db"));
    var architecture =
        Systems.of(
            Systems.users(users, new Exponential(10), "web"),
            "web",
            web,
            "db",
            Systems.database(1, 100, 0.7));
    var runs = new TwentyRuns(architecture, 500, 8000);

    runs.meet(theory.throughput(), TwentyRuns::throughput);
    runs.meet(theory.responseTime(), TwentyRuns::responseTime);
  }

  /** jsq_2_0.8, jsq2wor_3_0.7 and their kin in analytic_exams.csv: chains solved exactly. */
  @ParameterizedTest
  @CsvSource({"2, 0.8, , 2.95573662, 100000", "3, 0.7, 2, 1.88479236, 20000"})
  void theShortestQueueIsJoined(
      int replicas, double utilisation, @Nullable Integer choices, double exact, double duration) {
    balanced(replicas, utilisation, Balancing.LEAST_REQUEST, choices, duration)
        .meet(exact, TwentyRuns::responseTime);
  }

  /** jsq2wor_3_0.7: two different ones of three. */
  @Test
  void powerOfTwoDrawsTwoDifferentReplicas() {
    balanced(3, 0.7, Balancing.POWER_OF_TWO, null, 20_000)
        .meet(1.88479236, TwentyRuns::responseTime);
  }

  private static TwentyRuns balanced(
      int replicas,
      double utilisation,
      Balancing policy,
      @Nullable Integer choices,
      double duration) {
    var edge =
        Systems.balancer(
            List.of(new LoadBalancer.Target("app", 1)),
            policy,
            new LeastRequest.Settings(choices, false));
    var app = threads(replicas, 1, 1, UNBOUNDED, compute(1));
    var users = Systems.arrivals(utilisation * replicas, "edge");
    return new TwentyRuns(Systems.of(users, "edge", edge, "app", app), duration / 10, duration);
  }

  /** fj2_0.5 in analytic_exams.csv: 2.875 s. */
  @Test
  void twoBranchesAreForkJoin() {
    var front =
        Systems.service(
            1,
            1,
            ConcurrencyModel.VIRTUAL_THREADS,
            null,
            0,
            Systems.parallel(Systems.call("left"), Systems.call("right")));
    var worker = threads(1, 1, 1, UNBOUNDED, compute(1));
    var architecture =
        Systems.of(Systems.arrivals(0.5, "front"), "front", front, "left", worker, "right", worker);

    new TwentyRuns(architecture, 1000, 30_000)
        .meet(new ForkJoin(2, 0.5, 1).meanResponseTime(), TwentyRuns::responseTime);
  }

  private static TwentyRuns single(double rate, ComponentSpec app, double duration) {
    return TwentyRuns.of(Systems.arrivals(rate, "app"), "app", app, duration);
  }
}
