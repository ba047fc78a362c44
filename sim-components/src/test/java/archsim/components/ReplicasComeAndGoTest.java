package archsim.components;

import static archsim.components.Systems.compute;
import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static archsim.components.Systems.resource;
import static archsim.components.queue.Queues.consume;
import static archsim.components.queue.Queues.consumer;
import static archsim.components.queue.Queues.publish;
import static archsim.components.queue.Queues.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.balancer.BalancerBuilder;
import archsim.components.balancer.Balancing;
import archsim.components.balancer.HealthCheck;
import archsim.components.balancer.Sticky;
import archsim.components.fault.FaultSpec;
import archsim.components.fault.Faults;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.model.Architecture;
import archsim.components.model.Model;
import archsim.components.model.SourceSpec;
import archsim.components.queue.Order;
import archsim.components.queue.Queues;
import archsim.components.service.Consumes.Acknowledge;
import archsim.components.service.Service;
import archsim.components.service.ServiceBuilder;
import archsim.core.experiment.Estimate;
import archsim.core.random.Exponential;
import archsim.core.random.Streams;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Replicas of a service that join and leave while requests come. */
class ReplicasComeAndGoTest {
  static FaultSpec add(double at, int count) {
    return Faults.of(at, Faults.target("add-replicas", "app"), count, null);
  }

  static FaultSpec remove(double at, int count) {
    return Faults.of(at, Faults.target("remove-replicas", "app"), count, null);
  }

  static Architecture system(List<FaultSpec> faults, SourceSpec source, Object... specs) {
    Architecture system = Systems.of(source, specs);
    return new Architecture(
        system.sources(), system.components(), Map.of(), Map.of(), List.copyOf(faults));
  }

  static OutcomeCounts outcomes(ModelSnapshot run) {
    return run.workloads().get(0).total().ended();
  }

  /** How often each replica has computed for so many seconds. */
  private static List<Long> served(ModelSnapshot run, double seconds) {
    return resource(run, "app", "cpu").busyAreas().stream()
        .map(area -> Math.round(area / seconds))
        .toList();
  }

  /** Two workers are asked from 6.5 s on, three until one of them has drained. */
  @Test
  void oneThatJoinsIsUpAfterItsStartupAndOneThatLeavesEndsWhatItHas() {
    var app = ServiceBuilder.of(computeExactly(0.5), delay(9.5)).startup(2).build();
    var faults = List.of(add(4.5, 1), remove(20.2, 1));
    ModelSnapshot run = Systems.drain(system(faults, Burst.of(40, 1, "app"), "app", app), 100);

    assertThat(outcomes(run).ok()).isEqualTo(40);
    assertThat(run.happenings())
        .extracting(ModelSnapshot.Happening::what)
        .containsExactly(
            "add-replicas app: 1", "app-2 is up", "remove-replicas app: 1", "app-2 is gone");
    // Its last request came at 19 s and took 10 s.
    assertThat(run.happenings())
        .extracting(ModelSnapshot.Happening::time)
        .containsExactly(4.5, 6.5, 20.2, 29.0);
    // Of those that came at 7 to 19 s every second one.
    assertThat(served(run, 0.5)).containsExactly(33L, 7L);
    assertThat(resource(run, "app", "cpu").presences().get(1))
        .isCloseTo((29 - 4.5) / 100, within(1e-12));
  }

  @Test
  void whatIsStillInsideAtTheEndOfTheDrainTimeFails() {
    var app = ServiceBuilder.of(delay(100)).replicas(2).drain(20).build();
    var faults = List.of(remove(10.5, 1));
    ModelSnapshot run = Systems.drain(system(faults, Burst.of(20, 1, "app"), "app", app), 500);

    assertThat(outcomes(run).failed()).isEqualTo(5);
    assertThat(outcomes(run).ok()).isEqualTo(15);
    assertThat(run.happenings())
        .extracting(ModelSnapshot.Happening::what)
        .containsExactly(
            "remove-replicas app: 1",
            "app-2 killed, still busy at the end of its drain time",
            "app-2 is gone");
    assertThat(run.happenings().get(1).time()).isEqualTo(30.5);
  }

  /** One stays, whatever is asked for; places of those that are gone are taken again. */
  @Test
  void atLeastOneStaysAndPlacesAreTakenAgain() {
    var app = ServiceBuilder.of(computeExactly(0.1)).replicas(3).build();
    var faults = List.of(remove(10.5, 9), add(20.5, 1));
    ModelSnapshot run = Systems.drain(system(faults, Burst.of(30, 1, "app"), "app", app), 100);

    assertThat(outcomes(run).ok()).isEqualTo(30);
    assertThat(served(run, 0.1)).hasSize(3);
    assertThat(resource(run, "app", "cpu").presences().get(2)).isCloseTo(10.5 / 100, within(1e-12));
  }

  /**
   * Nothing goes to replicas from the moment they are to leave, and those that have joined get
   * their share.
   */
  @ParameterizedTest
  @EnumSource
  void allPoliciesFollow(Balancing policy) {
    follow(policy, null);
  }

  /** Checks find one that has joined after two of them. */
  @ParameterizedTest
  @EnumSource
  void allPoliciesFollowWithHealthChecks(Balancing policy) {
    follow(policy, new HealthCheck(0.5, 1, 2, 0, 0));
  }

  private static void follow(Balancing policy, @Nullable HealthCheck checks) {
    var app = ServiceBuilder.of(computeExactly(0.001)).replicas(4).build();
    var edge = BalancerBuilder.of(policy).to("app", 1).checks(checks);
    var faults = List.of(remove(20, 2), add(40, 4));
    Model model =
        new Model(
            system(faults, Burst.of(16_000, 0.005, "edge"), "edge", edge.build(), "app", app),
            new Streams(1, 0));
    model.endWarmUp();
    model.start();
    model.runUntil(20);
    List<Long> before = served(model.snapshot(), 0.001);
    model.runUntil(40);
    List<Long> between = served(model.snapshot(), 0.001);
    model.runUntil(42);
    List<Long> joined = served(model.snapshot(), 0.001);
    model.runUntil(100);
    ModelSnapshot end = model.snapshot();
    List<Long> after = served(end, 0.001);

    assertThat(outcomes(end).ok()).isEqualTo(16_000);
    for (int replica = 0; replica < 6; replica++) {
      // Shares of a client's hash differ by the arcs of a ring of 160 points, and all by chance.
      double spread = policy == Balancing.CONSISTENT_HASH ? 4 / Math.sqrt(160) : 0;
      if (replica < 4) {
        assertThat((double) before.get(replica)).isCloseTo(1000, within(1000 * spread + 4 * 28));
      }
      long later = replica < 4 ? between.get(replica) - before.get(replica) : 0;
      double share = replica < 2 ? 2000 : 0;
      assertThat((double) later).isCloseTo(share, within(share * (spread + 4 * 32 / 2000.0)));
      assertThat((double) after.get(replica) - joined.get(replica))
          .isCloseTo(7600 / 6.0, within(7600 / 6.0 * spread + 4 * 33));
    }
  }

  /** Sessions that went to a replica that leaves go to another one, and lose nothing else. */
  @Test
  void stickySessionsMove() {
    var app = ServiceBuilder.of(computeExactly(0.001)).replicas(3).build();
    var edge = BalancerBuilder.of(Balancing.RANDOM).to("app", 1).sticky(Sticky.SESSION).build();
    var faults = List.of(remove(50, 2));
    var users = Systems.users(30, new Exponential(1), "edge");
    ModelSnapshot run = Systems.drain(system(faults, users, "edge", edge, "app", app), 100);

    assertThat(outcomes(run).ok())
        .isEqualTo(outcomes(run).ok() + outcomes(run).notOk())
        .isGreaterThan(2000);
    assertThat(run.workloads().get(0).sessions().moved()).isBetween(10L, 30L);
  }

  /** Two M/M/1 queues from the begin on: T = 1 / (μ − λ/2), and each is busy λ / 2μ of its time. */
  @Test
  void withTheReplicaThatJoinsItIsTwoQueues() {
    var app = Systems.threads(1, 1, 1, 1_000_000, compute(1));
    var edge = Systems.balancer("app", Balancing.RANDOM);
    var runs =
        new TwentyRuns(
            system(List.of(add(0, 1)), Systems.arrivals(1, "edge"), "edge", edge, "app", app),
            0,
            20_000);

    runs.meet(2, TwentyRuns::responseTime);
    runs.meet(0.5, run -> TwentyRuns.utilisation(run, "app", "cpu"));
  }

  /**
   * 20/s for 10 replicas that serve 1/s each: until 100 s there are (λ − cμ) t = 1000 more. With 20
   * more replicas each gets 2/3 per second: the first ones lose 1/3 per second of what they have.
   * The new ones have between 2/3, and 2 as in M/M/1, since their arrivals are more regular.
   */
  @Test
  void aBacklogGrowsUntilReplicasJoinAndThenDrains() {
    var app = Systems.threads(10, 1, 1, 1_000_000, compute(1));
    var system = system(List.of(add(100, 20)), Systems.arrivals(20, "app"), "app", app);
    double[] before = new double[20];
    double[] after = new double[20];
    for (int i = 0; i < before.length; i++) {
      Model model = new Model(system, new Streams(3, i));
      model.endWarmUp();
      model.start();
      model.runUntil(100);
      before[i] = model.snapshot().workloads().get(0).total().unfinished();
      model.runUntil(250);
      after[i] = model.snapshot().workloads().get(0).total().unfinished();
    }
    Estimate grown = Estimate.ofMeans(before);
    Estimate drained = Estimate.ofMeans(after);

    // A replica idles a little before its backlog has grown: 1/(λ/μ − 1) = 1 s on average.
    assertThat(grown.value())
        .isBetween(1000 - grown.halfWidth(0.999), 1010 + grown.halfWidth(0.999));
    assertThat(drained.value())
        .isBetween(510 - drained.halfWidth(0.999), 510 + 40 + drained.halfWidth(0.999));
    assertThat(drained.halfWidth(0.999)).isLessThan(80);
  }

  /** Messages are neither lost nor done twice when their consumers come and go and drain. */
  @ParameterizedTest
  @CsvSource({"BY_KEY, AFTER", "BY_KEY, BEFORE", "FIFO, AFTER", "FIFO, BEFORE"})
  void consumersComeAndGo(Order order, Acknowledge acknowledge) {
    var shop = ServiceBuilder.of(publish("orders")).build();
    var orders = (order == Order.FIFO ? Queues.of(6) : Queues.of(6).byKey()).build();
    Service.Spec app = consumer(2, consume("orders", null, 2, 8, 2, acknowledge, delay(1))).build();
    var faults = List.of(add(20.3, 3), remove(40.3, 4), add(60.3, 1));
    ModelSnapshot run =
        Systems.drain(
            system(faults, Burst.of(800, 0.1, "shop"), "shop", shop, "orders", orders, "app", app),
            500);

    assertThat(sum(run, "orders", "published")).isEqualTo(800);
    assertThat(sum(run, "orders", "redelivered")).isZero();
    assertThat(sum(run, "orders", "lag_s")).isPositive();
    assertThat(Queues.figure(run, "orders", "lag_s").of()).isEqualTo(800);
  }
}
