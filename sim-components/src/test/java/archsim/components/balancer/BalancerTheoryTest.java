package archsim.components.balancer;

import static archsim.components.Systems.compute;
import static archsim.components.Systems.threads;
import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.Burst;
import archsim.components.Probe;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.Ward;
import archsim.components.call.Timeout;
import archsim.components.measure.OutcomeCounts;
import archsim.components.model.SourceSpec;
import archsim.core.experiment.Estimate;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Policies against each other and against theory; service times have the mean 1 s. */
class BalancerTheoryTest {
  private static final int UNBOUNDED = 1_000_000;
  private static final int REPLICAS = 4;
  private static final double RHO = 0.9;

  private static Estimate meanResponse(SourceSpec users, Object... components) {
    double[] means =
        IntStream.range(0, 10)
            .mapToDouble(
                replication ->
                    TwentyRuns.responseTime(
                        Systems.run(Systems.of(users, components), 1, replication, 500, 10_000)))
            .toArray();
    return Estimate.ofMeans(means);
  }

  private static Estimate at90Percent(Balancing policy) {
    return balanced(policy, RHO);
  }

  private static Estimate balanced(Balancing policy, double utilisation) {
    return meanResponse(
        Systems.arrivals(utilisation * REPLICAS, "edge"),
        "edge",
        Systems.balancer("app", policy),
        "app",
        threads(REPLICAS, 1, 1, UNBOUNDED, compute(1)));
  }

  private static void assertLess(Estimate less, Estimate more) {
    assertThat(less.value() + less.halfWidth(0.99)).isLessThan(more.value() - more.halfWidth(0.99));
  }

  /**
   * Random: 4 M/M/1, 10 s. In turn: E4/M/1, 1/(1 − σ) with σ = (4ρ/(4ρ + 1 − σ))⁴, 6.53 s. The
   * shortest queue is best (jsq_4_0.9 in analytic_exams.csv: 3.2382 s), and two different choices
   * are between (jsq2wor_4_0.9: 3.757 ± 0.01 s).
   */
  @Test
  void policiesOrderAsTheorySaysAt90Percent() {
    Estimate random = at90Percent(Balancing.RANDOM);
    Estimate inTurn = at90Percent(Balancing.ROUND_ROBIN);
    Estimate twoChoices = at90Percent(Balancing.POWER_OF_TWO);
    Estimate shortest = at90Percent(Balancing.LEAST_REQUEST);

    assertLess(inTurn, random);
    assertLess(twoChoices, inTurn);
    assertLess(shortest, twoChoices);
    assertThat(10.0).isBetween(random.lower(0.999), random.upper(0.999));
    assertThat(3.2382).isBetween(shortest.lower(0.999), shortest.upper(0.999));
    assertThat(3.757).isBetween(twoChoices.lower(0.999) - 0.01, twoChoices.upper(0.999) + 0.01);
    assertThat(erlangArrivals()).isBetween(inTurn.lower(0.999), inTurn.upper(0.999));
  }

  /** The mean response time of E4/M/1, by iteration to the fixed point. */
  private static double erlangArrivals() {
    double sigma = 0.5;
    for (int i = 0; i < 10_000; i++) {
      double base = REPLICAS * RHO / (REPLICAS * RHO + 1 - sigma);
      sigma = StrictMath.pow(base, REPLICAS);
    }
    return 1 / (1 - sigma);
  }

  /** Each balancer sees only what it has sent itself; one alone is jsq_4_0.7, 1.51143757 s. */
  @Test
  void twoBalancersWithAViewOfTheirOwnDoWorseThanOne() {
    var app = threads(REPLICAS, 1, 1, UNBOUNDED, compute(1));
    var one = Systems.balancer("app", Balancing.LEAST_REQUEST);
    Estimate alone = balanced(Balancing.LEAST_REQUEST, 0.7);
    var half = Systems.balancer("one", Balancing.RANDOM);
    var spread = BalancerBuilder.of(half.policy()).to("one", 1).to("two", 1).build();
    Estimate both =
        meanResponse(
            Systems.arrivals(0.7 * REPLICAS, "dns"),
            "dns",
            spread,
            "one",
            one,
            "two",
            one,
            "app",
            app);

    assertThat(1.51143757).isBetween(alone.lower(0.999), alone.upper(0.999));
    assertLess(alone, both);
    assertLess(both, balanced(Balancing.RANDOM, 0.7));
  }

  /** The balancer's own core is M/M/1 under processor sharing, and what is behind it is free. */
  @Test
  void theCoresOfABalancerSaturateLikeAnyOthers() {
    var edge =
        BalancerBuilder.of(Balancing.ROUND_ROBIN)
            .to("app", 1)
            .cpu(1.0, new Exponential(1))
            .maxConnections(UNBOUNDED)
            .build();
    var system = Systems.of(Systems.arrivals(0.7, "edge"), "edge", edge, "app", Probe.of(3));
    var runs = new TwentyRuns(system, 6000, 150_000);

    runs.meet(1 / 0.3, TwentyRuns::responseTime);
    runs.meet(0.7, run -> TwentyRuns.utilisation(run, "edge", "cpu"));
    runs.meet(
        0.7 / 0.3, run -> Systems.resource(run, "edge", "connections").busyArea() / run.duration());
  }

  @Test
  void oneMoreThanTheConnectionsIsRejected() {
    var edge = BalancerBuilder.of(Balancing.ROUND_ROBIN).to("app", 1).maxConnections(3).build();
    var app = threads(2, 1, 10, 10, Systems.delay(10));
    var run = Systems.drain(Systems.of(Burst.of(5, 1, "edge"), "edge", edge, "app", app), 100);

    assertThat(run.workloads().get(0).total().ended()).isEqualTo(new OutcomeCounts(3, 2, 0, 0, 0));
    assertThat(Systems.resource(run, "edge", "connections").busyArea()).isEqualTo(30);
  }

  /** What the client no longer wants leaves the balancer wherever it is in it. */
  @Test
  void whatIsCancelledLeavesTheBalancer() {
    var edge =
        BalancerBuilder.of(Balancing.LEAST_RESPONSE_TIME)
            .to("app", 1)
            .latency(new Constant(0.4))
            .cpu(1.0, new Constant(0.4))
            .maxConnections(100)
            .build();
    var app = threads(2, 1, 1, 10, Systems.delay(0.3));
    var users = Burst.of(50, 0.37, "edge").withTimeout(1, Timeout.Cancelling.PROPAGATE);
    var run = Systems.drain(Systems.of(users, "edge", edge, "app", app), 200);

    assertThat(run.workloads().get(0).total().ended().timedOut()).isPositive();
    assertThat(Systems.edge(run, "users", "edge").requests().unfinished()).isZero();
    assertThat(Systems.edge(run, "edge", "app").requests().unfinished()).isZero();
  }

  /** A replica never owes more than ⌈c (m + 1) / n⌉ when one is added, m with all of them. */
  @Test
  void boundedLoadsAreBounded() {
    var app = threads(5, 1, 1000, 0, Systems.delay(1000));
    Function<Double, List<Double>> areas =
        factor ->
            Systems.resource(
                    Systems.drain(
                        Systems.of(
                            Burst.of(500, 1e-6, "edge"),
                            "edge",
                            BalancerBuilder.of(Balancing.CONSISTENT_HASH)
                                .to("app", 1)
                                .told(new ConsistentHash.Settings(factor))
                                .build(),
                            "app",
                            app),
                        2000),
                    "app",
                    "threads")
                .busyAreas();

    // 100 each on average, held for 1000 s.
    assertThat(areas.apply(1.01)).allSatisfy(area -> assertThat(area / 1000).isLessThan(102.001));
    assertThat(areas.apply(1.25)).allSatisfy(area -> assertThat(area / 1000).isLessThan(125.001));
  }

  /** A slow replica is avoided by those who look at how long replies take. */
  @Test
  void leastResponseTimeAvoidsASlowReplica() {
    var targets = List.of(new LoadBalancer.Target("fast", 1), new LoadBalancer.Target("slow", 1));
    var edge = Systems.balancer(targets, Balancing.LEAST_RESPONSE_TIME);
    Ward fast = Ward.of(1, 1e9, 1e9, 0.01, false);
    Ward slow = Ward.of(1, 1e9, 1e9, 0.1, false);
    var users = Burst.of(2000, 1, "edge");
    Systems.drain(Systems.of(users, "edge", edge, "fast", fast, "slow", slow), 3000);

    // Costs fade with e^(-t/10): the slow one is tried again once the fast one costs more.
    assertThat(slow.log().size()).isLessThan(fast.log().size() / 5);
    assertThat(slow.log()).isNotEmpty();
  }
}
