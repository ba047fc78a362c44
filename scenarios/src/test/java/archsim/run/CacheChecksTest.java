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

  @Test
  void aRequestDoesNotWaitForAnEntryThatItFetches() {
    assertThat(nested("single-flight", "items", "").text())
        .contains("error[E206]", "would wait here for itself", "--> test.yaml:8:27");
    assertThat(nested("none", "items", "").text()).isEmpty();
    assertThat(nested("single-flight", "others", "").text()).isEmpty();
    assertThat(nested("stale-while-revalidate", "items", ", fill: false").text()).isEmpty();
  }

  private static ReadResult nested(String stampede, String inner, String more) {
    return ScenarioChecks.check(
        Runs.read(
            """
            name: shop
            workloads: {users: {rate: 10/s, to: app}}
            services:
              app:
                endpoints:
                  show:
                    - cache: {get: items, key: item, onMiss: [compute: 1ms, choose: [50%%: [
                        {cache: {get: %s, key: item%s, onMiss: [compute: 1ms]}}]]]}
            keys: {item: uniform(n=100)}
            caches:
              items: {capacity: 10 entries, stampede: %s}
              others: {capacity: 10 entries, stampede: single-flight}
            """
                .formatted(inner, more, stampede)));
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
