package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of promises in whole runs. */
class PromisesTest {
  private static final String SHOP =
      """
      name: shop
      run: {duration: 200s, warmup: 5s, replications: 4}
      workloads:
        users: {rate: 50/s, to: app, endpoints: {good: 50%, bad: 50%}}
      services:
        app:
          endpoints:
            good: [compute: 1ms]
            bad: {class: broken, steps: [compute: 1ms, fail: 10%]}
      """;

  private static SloResult only(String promise) {
    return Runs.text(SHOP + "slos: ['" + promise + "']\n", 2).result().slos().get(0);
  }

  @Test
  void anAvailabilityIsAskedOfAClass() {
    SloResult good = only("availability >= 99% over 20s windows for good");
    assertThat(good.verdict()).as("%s", good).isEqualTo(Verdict.PASS);
    assertThat(good.workload()).isEqualTo("users");

    SloResult bad = only("availability >= 99% over 20s windows for broken");
    assertThat(bad.verdict()).isEqualTo(Verdict.FAIL);
    // The worst of 10 windows of 500 requests each: 90 % less 1.54 standard deviations of 1.3 %.
    assertThat(Objects.requireNonNull(bad.value())).isCloseTo(0.88, within(0.03));
  }

  @Test
  void anAvailabilityIsAskedOfAnEndpoint() {
    SloResult bad = only("availability >= 99% over 20s windows for bad");
    assertThat(bad.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(bad.workload()).isEqualTo("bad");
    assertThat(Objects.requireNonNull(bad.value())).isCloseTo(0.88, within(0.03));
  }

  @Test
  void aMeanIsNeverKeptWhereRequestsDoNotEndOk() {
    SloResult good = only("mean < 50ms for good");
    assertThat(good.verdict()).isEqualTo(Verdict.PASS);

    SloResult bad = only("mean < 50ms for broken");
    assertThat(bad.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(bad.value()).isNull();
    assertThat(bad.reason()).contains("requests", "did not end OK", "p90 < 50ms", "errors");
  }
}
