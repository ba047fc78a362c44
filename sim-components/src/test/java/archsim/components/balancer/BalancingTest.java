package archsim.components.balancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Probe;
import archsim.components.Systems;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Model;
import archsim.components.model.SourceSpec;
import archsim.core.random.Streams;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every policy promises, and what some promise exactly. */
class BalancingTest {
  private static final int REPLICAS = 5;
  private static final int REQUESTS = 10_000;

  /** Counts are binomial at worst: 5 standard deviations are 5 √(np(1−p)) = 200. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONSISTENT_HASH")
  void eachReplicaGetsItsShareAtEqualLoad(Balancing policy) {
    assertFair(Systems.balancer(app(), policy));
  }

  /**
   * A replica's part of the ring has a coefficient of variation of 1/√160, so with the binomial
   * counts 5 standard deviations are 5 √(158² + 40²) = 815.
   */
  @Test
  void theRingIsFairAsFarAsItsPointsAre() {
    var edge = Systems.balancer(app(), Balancing.CONSISTENT_HASH);
    assertShares(edge, 815);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "3, false", "7, false", "1, true", "3, true", "7, true"})
  void leastRequestIsFairWhateverItDraws(int choices, boolean replacement) {
    assertFair(spec(choices, replacement));
  }

  private static void assertFair(LoadBalancer.Spec edge) {
    assertShares(edge, 200);
  }

  private static void assertShares(LoadBalancer.Spec edge, int most) {
    Probe app = Probe.of(REPLICAS);
    var users = Burst.of(REQUESTS, 1, "edge");
    Systems.drain(Systems.of(users, "edge", edge, "app", app), 2 * REQUESTS);

    assertThat(app.log()).hasSize(REQUESTS);
    for (int replica = 0; replica < REPLICAS; replica++) {
      assertThat(Collections.frequency(app.chosen(), replica)).isCloseTo(2000, within(most));
    }
  }

  @Test
  void roundRobinTakesOneAfterTheOther() {
    Probe app = Probe.of(3);
    var edge = Systems.balancer("app", Balancing.ROUND_ROBIN);
    Systems.drain(Systems.of(Burst.of(7, 1, "edge"), "edge", edge, "app", app), 10);

    assertThat(app.chosen()).containsExactly(0, 1, 2, 0, 1, 2, 0);
  }

  @Test
  void weightsAreMetExactlyAndTheChoicesOfAHeavyOneAreSpread() {
    Probe heavy = Probe.of(1);
    Probe light = Probe.of(1);
    Probe other = Probe.of(1);
    var targets =
        List.of(
            new LoadBalancer.Target("heavy", 5),
            new LoadBalancer.Target("light", 1),
            new LoadBalancer.Target("other", 1));
    var edge = Systems.balancer(targets, Balancing.WEIGHTED);
    var users = Burst.of(70, 1, "edge");
    Systems.drain(
        Systems.of(users, "edge", edge, "heavy", heavy, "light", light, "other", other), 100);

    // Seven choices are a period: heavy heavy light heavy other heavy heavy.
    assertThat(heavy.log()).hasSize(50);
    assertThat(light.log().stream().map(Probe.Came::time).limit(2)).containsExactly(3.0, 10.0);
    assertThat(other.log().stream().map(Probe.Came::time).limit(2)).containsExactly(5.0, 12.0);
  }

  /** Clients that come once each; a fourth of the weight is a fourth of the clients. */
  @Test
  void clientsAreHashedInProportionToWeights() {
    Probe heavy = Probe.of(1);
    Probe light = Probe.of(1);
    var targets = List.of(new LoadBalancer.Target("heavy", 3), new LoadBalancer.Target("light", 1));
    var edge = Systems.balancer(targets, Balancing.IP_HASH);
    Systems.drain(
        Systems.of(Burst.of(40_000, 1, "edge"), "edge", edge, "heavy", heavy, "light", light),
        50_000);

    // 3.29 standard deviations of a binomial count.
    assertThat(heavy.log().size()).isCloseTo(30_000, within(285));
    assertThat(light.log().size()).isEqualTo(40_000 - heavy.log().size());
  }

  /** Three times the weight is three times the requests before the other one gets its next. */
  @Test
  void theFewestRequestsAreTakenForTheirWeight() {
    var slow = Systems.threads(1, 1, 100, 0, Systems.delay(1000));
    var targets = List.of(new LoadBalancer.Target("heavy", 3), new LoadBalancer.Target("light", 1));
    var edge = Systems.balancer(targets, Balancing.LEAST_REQUEST);
    var run =
        Systems.drain(
            Systems.of(Burst.of(40, 1, "edge"), "edge", edge, "heavy", slow, "light", slow), 5000);

    assertThat(Systems.edge(run, "edge", "heavy").requests().arrived()).isEqualTo(30);
    assertThat(Systems.edge(run, "edge", "light").requests().arrived()).isEqualTo(10);
  }

  @Test
  void theShortestOfAllIsNeverLonger() {
    // Ten requests that take 10 s each go to ten different replicas.
    var app = Systems.threads(10, 1, 5, 0, Systems.delay(10));
    var edge = Systems.balancer("app", Balancing.LEAST_REQUEST);
    var run = Systems.drain(Systems.of(Burst.of(10, 0.1, "edge"), "edge", edge, "app", app), 20);

    assertThat(Systems.resource(run, "app", "threads").busyAreas())
        .allSatisfy(busy -> assertThat(busy).isCloseTo(10, within(1e-9)));
  }

  /**
   * Two different ones of two are all: with replacement the busy one is drawn twice now and then.
   */
  @Test
  void replacementMayDrawTheSameReplicaTwice() {
    assertThat(mostAtOnce(spec(2, false))).isEqualTo(1);
    assertThat(mostAtOnce(spec(2, true))).isGreaterThan(1);
  }

  private static long mostAtOnce(LoadBalancer.Spec edge) {
    var app = Systems.threads(2, 1, 1, 10, Systems.delay(1.5));
    var users = Burst.of(200, 0.8, "edge");
    var run = Systems.drain(Systems.of(users, "edge", edge, "app", app), 1000);
    return 1 + Systems.resource(run, "app", "threads").queueMax();
  }

  /** Keyed draws: one more arrival of somebody else shifts nobody's. */
  @ParameterizedTest
  @EnumSource(names = {"RANDOM", "LEAST_REQUEST", "POWER_OF_TWO"})
  void whomARequestDrawsDoesNotDependOnThoseBeforeIt(Balancing policy) {
    Integer choices = policy == Balancing.LEAST_REQUEST ? 3 : null;
    var edge = Systems.balancer(app(), policy, new LeastRequest.Settings(choices, false));
    Map<Long, Integer> alone = choices(edge, false);
    Map<Long, Integer> disturbed = choices(edge, true);

    assertThat(disturbed).hasSizeGreaterThan(alone.size()).containsAllEntriesOf(alone);
  }

  private static Map<Long, Integer> choices(LoadBalancer.Spec edge, boolean disturbed) {
    Probe app = Probe.of(REPLICAS);
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put("edge", edge);
    components.put("app", app);
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    sources.put("users", Burst.of(1000, 1, "edge"));
    if (disturbed) {
      sources.put("others", Burst.of(300, 3.1, "edge"));
    }
    Model model = new Model(new Architecture(sources, components), new Streams(1, 0));
    model.start();
    model.runUntil(2000);
    Map<Long, Integer> chosen = new LinkedHashMap<>();
    app.log().forEach(came -> chosen.put(came.key(), came.replica()));
    return chosen;
  }

  private static LoadBalancer.Spec spec(@Nullable Integer choices, boolean replacement) {
    return Systems.balancer(
        app(), Balancing.LEAST_REQUEST, new LeastRequest.Settings(choices, replacement));
  }

  private static List<LoadBalancer.Target> app() {
    return List.of(new LoadBalancer.Target("app", 1));
  }
}
