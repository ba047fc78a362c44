package archsim.components.measure;

import static archsim.components.Systems.call;
import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static archsim.components.Systems.threads;
import static archsim.components.call.Timeout.Cancelling.IGNORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.model.Architecture;
import archsim.components.step.ChooseStep;
import archsim.components.step.FailStep;
import archsim.core.random.Exponential;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the time of requests goes. */
class AccountTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void chargesBookTheTimeSinceTheLastOne() {
    Account account = new Account();
    account.start(10);
    for (int part = 0; part < 6; part++) {
      account.charge(11 + part, part);
    }
    account.charge(16, 5);
    account.charge(20, 0, 1, 1);
    account.charge(21, 2, 5, 3);
    double[] row = new double[6];

    assertThat(account.addTo(row)).isEqualTo(11);
    assertThat(row).containsExactly(2, 4, 2, 1, 1, 1);
  }

  @Test
  void aCopyGoesItsOwnWay() {
    Account account = new Account();
    account.start(0);
    for (int part = 0; part < 9; part++) {
      account.charge(part + 1, part);
    }
    Account copy = new Account();
    copy.copy(account);
    copy.charge(20, 0);

    assertThat(account.addTo(new double[9])).isEqualTo(9);
    assertThat(copy.addTo(new double[9])).isEqualTo(20);
  }

  @Test
  void partsThatDoNotAddUpAreABug() {
    Parts parts = new Parts();
    parts.part("app", "cpu");
    Account account = new Account();
    account.start(0);
    account.charge(1, 0);

    assertThatThrownBy(() -> new TimeParts(parts).add(1.1, account))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("add up to 1.0 s, it took 1.1 s");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 0.5, 1})
  void thePartsOfTheSlowestAddUpToTheirLatency(double share) {
    var app = threads(4, 4, 4, 10_000, Systems.computeAndSometimesQuery());
    var run = Systems.run(Systems.threeTiers(app), 1, 1, 20);
    TimeParts.Mean mean = run.workloads().get(0).timeParts().slowest(share);

    assertThat(sum(mean.parts())).isCloseTo(mean.latency(), within(1e-9));
    double limit = run.workloads().get(0).total().latency().quantile(1 - share);
    assertThat(mean.latency()).isGreaterThan(limit * 0.9);
  }

  @Test
  void replicationsAreMergedByClassOfLatency() {
    var app = threads(4, 4, 4, 10_000, Systems.computeAndSometimesQuery());
    var a = Systems.run(Systems.threeTiers(app), 1, 1, 5).workloads().get(0);
    var b = Systems.run(Systems.threeTiers(app), 2, 1, 5).workloads().get(0);
    TimeParts.Mean all = TimeParts.Snapshot.merge(List.of(a.timeParts(), b.timeParts())).slowest(1);

    double sum = a.total().latency().sum() + b.total().latency().sum();
    long count = a.total().latency().count() + b.total().latency().count();
    assertThat(all.latency()).isCloseTo(sum / count, EXACT);
    assertThat(sum(all.parts())).isCloseTo(all.latency(), EXACT);
  }

  @Test
  void waitingAndWorkingAreToldApart() {
    // Two at once: one worker of one core for 2 s each; then both wait 1 s.
    var app = threads(1, 1, 1, 10, computeExactly(2), delay(1));
    Map<String, Double> parts = parts(Systems.of(Burst.of(2, 0, "app"), "app", app));

    assertThat(parts.get("app.cpu")).isCloseTo(2, EXACT);
    assertThat(parts.get("app.delay")).isCloseTo(1, EXACT);
    assertThat(parts.get("app.threads.wait")).isCloseTo(1.5, EXACT);
    assertThat(parts).hasSize(3);
  }

  @Test
  void sharedCoresAddWaiting() {
    var app = threads(1, 1, 2, 10, computeExactly(2));
    Map<String, Double> parts = parts(Systems.of(Burst.of(2, 0, "app"), "app", app));

    assertThat(parts.get("app.cpu")).isCloseTo(2, EXACT);
    assertThat(parts.get("app.cpu.wait")).isCloseTo(2, EXACT);
  }

  @Test
  void theBranchThatEndsTheWaitGoesOn() {
    var slow = threads(1, 1, 1, 10, delay(3));
    var fast = threads(1, 1, 1, 10, delay(1));
    var app =
        threads(
            1,
            1,
            1,
            10,
            delay(0.5),
            Systems.parallel(call("slow"), call("fast")),
            computeExactly(1));
    var all = parts(Systems.of(Burst.of(1, 0, "app"), "app", app, "slow", slow, "fast", fast));
    var first =
        threads(1, 1, 1, 10, Systems.quorum(1, IGNORE, call("slow"), call("fast")), delay(5));
    var one = parts(Systems.of(Burst.of(1, 0, "app"), "app", first, "slow", slow, "fast", fast));

    assertThat(all).hasSize(3).containsEntry("slow.delay", 3.0).containsEntry("app.cpu", 1.0);
    assertThat(one).hasSize(2).containsEntry("fast.delay", 1.0).containsEntry("app.delay", 5.0);
  }

  @Test
  void aTimeoutIsAPartOfItsOwn() {
    var slow = threads(1, 1, 1, 10, delay(3));
    var gives =
        threads(
            1, 9, 9, 10, Systems.quorum(1, IGNORE, call("slow", 1, IGNORE), delay(2)), delay(4));
    var parts = parts(Systems.of(Burst.of(1, 0, "app"), "app", gives, "slow", slow));

    assertThat(parts).hasSize(1).containsEntry("app.delay", 6.0);
  }

  /** Every account of a long run with timeouts and leftovers adds up, or the run fails. */
  @Test
  void accountsAreUsedAgainOnlyWhenNobodyBooksOnThemAnyMore() {
    var back = threads(1, 1, 3, 50, new archsim.components.step.ComputeStep(new Exponential(0.01)));
    var app =
        threads(
            1,
            2,
            100,
            10,
            new ChooseStep(
                List.of(new ChooseStep.Branch(0.5, List.of(call("back", 0.02, IGNORE))))),
            Systems.quorum(1, IGNORE, call("back"), delay(0.004), call("back", 0.01, IGNORE)),
            new FailStep(0.1),
            delay(0.001));
    var users = Systems.arrivals(50, "app");
    var run = Systems.run(Systems.of(users, "app", app, "back", back), 1, 10, 500);

    assertThat(run.workloads().get(0).total().ended().ok()).isGreaterThan(10_000);
  }

  private static Map<String, Double> parts(Architecture architecture) {
    return Systems.drain(architecture, 100).workloads().get(0).timeParts().slowest(1).parts();
  }

  private static double sum(Map<String, Double> parts) {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
