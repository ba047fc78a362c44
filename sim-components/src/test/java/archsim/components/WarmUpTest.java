package archsim.components;

import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.model.ComponentSpec;
import archsim.components.service.ConcurrencyModel;
import org.junit.jupiter.api.Test;

/** What is counted before the end of the warm-up is forgotten, what is inside stays inside. */
class WarmUpTest {
  @Test
  void aRequestCountsWhereItEnds() {
    var app = Systems.threads(1, 1, 1, 10, computeExactly(1));
    var run = Systems.run(Systems.of(Burst.of(2, 1.25, "app"), "app", app), 1, 1.5, 1.5);
    var total = run.workloads().get(0).total();

    assertThat(total.insideAtStart()).isEqualTo(1);
    assertThat(total.ageAtStart()).isEqualTo(0.25);
    assertThat(total.arrived()).isEqualTo(1);
    assertThat(total.ended().ok()).isEqualTo(1);
    assertThat(total.responseTimes()).isEqualTo(1);
    assertThat(total.unfinished()).isEqualTo(1);
    assertThat(total.ageAtEnd()).isEqualTo(0.5);
    assertThat(total.insideArea()).isEqualTo(1.25);
    assertThat(total.unfinishedAges().sum()).isEqualTo(0.5);
    assertThat(Systems.resource(run, "app", "cpu").busyArea()).isEqualTo(1.25);
    assertThat(run.duration()).isEqualTo(1.5);
  }

  @Test
  void seriesBeginAtTheEndOfTheWarmUp() {
    var app = Systems.threads(1, 2, 2, 10, computeExactly(1));
    var run = Systems.run(Systems.of(Burst.of(9, 1, "app"), "app", app), 1, 2.5, 5);

    assertThat(run.series().ends()).hasSize(10).first().isEqualTo(0.5);
    assertThat(run.series().utilisation())
        .hasEntrySatisfying(
            "app.cpu", each -> assertThat(each).allSatisfy(u -> assertThat(u).isEqualTo(0.5)));
    assertThat(run.series().inside().values())
        .allSatisfy(each -> assertThat(each).containsOnly(1.0));
    assertThat(run.series().ended().values())
        .allSatisfy(each -> assertThat(each.stream().mapToDouble(d -> d).sum()).isEqualTo(5));
    assertThat(run.workloads().get(0).series()).hasSize(10);
  }

  @Test
  void aLimitCountsThoseWhoWaitAndOneMoreIsRejected() {
    var app = Systems.threads(1, 1, 2, 3, delay(1));

    assertThat(rejectedOfTen(app)).isEqualTo(5);
  }

  /** Four requests: their first step is done or going on, three wait for it. */
  @Test
  void eventLoopsRefuseOnlyWhatHasNotBegun() {
    var app =
        Systems.service(
            1, 1, ConcurrencyModel.EVENT_LOOP, null, 3, computeExactly(0.5), computeExactly(0.5));

    assertThat(rejectedOfTen(app)).isEqualTo(6);
    // Their continuations go to the end of the line: all first steps, then all second ones.
    var run = Systems.drain(Systems.of(Burst.of(4, 0, "app"), "app", app), 20);
    assertThat(run.workloads().get(0).total().responseTimes())
        .isCloseTo(2.5 + 3 + 3.5 + 4, within(1e-9));
  }

  @Test
  void virtualThreadsRefuseWhatIsTooMuch() {
    var app = Systems.service(1, 1, ConcurrencyModel.VIRTUAL_THREADS, 7, 0, delay(1));

    assertThat(rejectedOfTen(app)).isEqualTo(3);
  }

  private static long rejectedOfTen(ComponentSpec app) {
    var run = Systems.drain(Systems.of(Burst.of(10, 0, "app"), "app", app), 20);
    return run.workloads().get(0).total().ended().rejected();
  }
}
