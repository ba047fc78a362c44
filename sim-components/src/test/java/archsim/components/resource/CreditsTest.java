package archsim.components.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fleet;
import archsim.components.model.Model;
import archsim.components.model.Placement;
import archsim.core.random.Streams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CPU credits against balances computed by hand. */
class CreditsTest {
  private static final double HOUR = 3600;

  /** Two vCPUs of which 10 % each can be busy for ever: 12 credits an hour. */
  private static CreditRules rules(double launch, boolean unlimited) {
    return new CreditRules(12 / HOUR, 288, launch, unlimited, null);
  }

  /** One machine and a number of requests at its start, each with so much work. */
  private static ModelSnapshot run(CreditRules rules, int requests, double work, double until) {
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put("web", new Fleet(new Machine("t3.micro", 2, null, 1, null, rules), 1));
    components.put("app", Systems.threads(1, 2, 10, 10, Systems.computeExactly(work)));
    Architecture architecture =
        new Architecture(
            Map.of("users", Burst.of(requests, 1e-9, "app")),
            components,
            Map.of("app", new Placement("web", List.of(0))));
    Model model = new Model(architecture, new Streams(1, 0));
    model.endWarmUp();
    model.start();
    model.runUntil(until);
    model.endBucket();
    return model.snapshot();
  }

  private static double responseTime(ModelSnapshot run) {
    return run.workloads().get(0).total().latency().max();
  }

  /** 288 credits last 288 / (120 − 12) = 2 h 40 min on two busy vCPUs. */
  @Test
  void aFullBucketLastsAsLongAsItsCredits() {
    ModelSnapshot run = run(rules(288, false), 2, 1e9, 10 * HOUR);

    assertThat(run.credits().get(0).throttled()).isCloseTo(22 * HOUR / 3, within(1e-6));
    assertThat(run.credits().get(0).owed()).isZero();
    // Two cores for 8/3 h, then 0.2.
    double busy = Systems.resource(run, "web", "cpu").busyArea();
    assertThat(busy).isCloseTo(HOUR * (2 * 8.0 / 3 + 0.2 * 22.0 / 3), within(1e-5));
    // Credits used up: a triangle of 8/3 h and 288, then all of them.
    double used = Systems.resource(run, "web", "credits").busyArea();
    assertThat(used).isCloseTo(HOUR * 288 * (4.0 / 3 + 22.0 / 3), within(1e-3));
  }

  /**
   * Without credits at the start, one request on one vCPU runs at 0.2 cores: 100 s of work take 500
   * s.
   */
  @Test
  void withoutCreditsAStandardMachineRunsAtItsBaseline() {
    ModelSnapshot run = run(rules(0, false), 1, 100, 2000);

    assertThat(responseTime(run)).isCloseTo(500, within(1e-3));
    assertThat(run.credits().get(0).throttled()).isCloseTo(500, within(1e-3));
  }

  /** Unlimited: 100 s on one vCPU spend 100/60 and earn 1/3 credits. */
  @Test
  void anUnlimitedMachineGoesOnAndOwes() {
    ModelSnapshot soon = run(rules(0, true), 1, 100, 100);
    assertThat(soon.credits().get(0).owed()).isCloseTo(4.0 / 3, within(1e-6));
    assertThat(soon.credits().get(0).throttled()).isZero();

    // 400 s later what was earned has paid it back, and 100 s later there are credits again.
    ModelSnapshot later = run(rules(0, true), 1, 100, 600);
    assertThat(responseTime(later)).isCloseTo(100, within(0.2));
    assertThat(later.credits().get(0).owed()).isCloseTo(0, within(1e-6));
  }

  /** What is owed beyond the most that could be earned back stays owed for good. */
  @Test
  void beyondTheMostNothingIsPaidBack() {
    // Two vCPUs owe 108 credits an hour: 288 after 8/3 h, 324 after 3 h.
    ModelSnapshot busy = run(rules(0, true), 2, 3 * HOUR, 3 * HOUR);
    assertThat(busy.credits().get(0).owed()).isCloseTo(324, within(1e-6));

    // Idle for 2 h more, 24 of the 288 are paid back.
    ModelSnapshot idle = run(rules(0, true), 2, 3 * HOUR, 5 * HOUR);
    assertThat(idle.credits().get(0).owed()).isCloseTo(300, within(1e-3));
  }

  @Test
  void noMoreCreditsAreKeptThanTheMost() {
    ModelSnapshot idle = run(rules(276, false), 1, 1e-9, 3 * HOUR);

    // 12 credits are missing at first, none after an hour.
    double used = Systems.resource(idle, "web", "credits").busyArea();
    assertThat(used).isCloseTo(HOUR * 6, within(1e-2));
  }
}
