package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.scenario.ReadResult;
import org.junit.jupiter.api.Test;

/** What is said of caches whose fields make no sense together. */
class CacheChecksTest {
  @Test
  void aHitRatioHasNoServersWhoseCoresOperationsWouldTake() {
    assertThat(read("hitRatio: 90%, cpu: 1, operation: 50us").text())
        .contains("--> test.yaml:5:10", "there is no cpu that operations would take");
    assertThat(read("hitRatio: 90%, latency: 300us").text()).isEmpty();
  }

  private static ReadResult read(String cache) {
    return ScenarioChecks.check(
        Runs.read(
            """
            name: shop
            workloads: {users: {rate: 10/s, to: app}}
            services:
              app: {endpoints: {show: [{cache: {get: items, onMiss: [compute: 1ms]}}]}}
            caches: {items: {%s}}
            """
                .formatted(cache)));
  }
}
