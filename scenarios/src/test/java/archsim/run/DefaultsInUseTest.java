package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.scenario.ReadResult;
import archsim.scenario.yaml.DefaultInUse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every default in use is listed, also one that other keys decide. */
class DefaultsInUseTest {
  private static List<String> of(String services) {
    ReadResult read =
        Runs.read(
            """
            name: shop
            workloads: {users: {rate: 10/s, to: app}}
            services:
              app: %s
              back: {threads: 7, queue: {limit: 3}, endpoints: {get: [compute: 1ms]}}
            databases:
              db: {read: 1ms}
            """
                .formatted(services));
    assertThat(read.isValid()).as(read.text()).isTrue();
    return read.defaults().stream().map(DefaultsInUseTest::text).toList();
  }

  private static String text(DefaultInUse each) {
    return each.path() + "=" + each.text();
  }

  @Test
  void whatTheModelDecidesIsListed() {
    assertThat(of("{endpoints: {get: [compute: 1ms]}}"))
        .contains("services.app.threads=200", "services.app.queue.limit=10k")
        .doesNotContain("services.app.loops=1", "services.back.threads=200");
    assertThat(of("{model: event-loop, cpu: 2500m, endpoints: {get: [compute: 1ms]}}"))
        .contains("services.app.loops=3", "services.app.queue.limit=10k")
        .doesNotContain("services.app.threads=200");
    assertThat(of("{model: virtual-threads, endpoints: {get: [compute: 1ms]}}"))
        .contains("services.app.threads=100k")
        .doesNotContain("services.app.queue.limit=10k", "services.back.queue.limit=10k");
  }

  @Test
  void whatCannotBeWrittenIsListed() {
    String steps = "{call: back}, {query: {db: db, timeout: 1s}}, {parallel: [{delay: 1ms}]}";

    assertThat(of("{endpoints: {get: [%s]}}".formatted(steps)))
        .contains(
            "workloads.users.arrivals=poisson",
            "workloads.users.timeout=none",
            "databases.db.disk=none",
            "services.app.endpoints.get.0.call.timeout=none",
            "services.app.endpoints.get.2.parallel.quorum=all")
        .doesNotContain("services.app.endpoints.get.1.query.timeout=none");
  }
}
