package archsim.run;

import static archsim.run.ForeseenTest.assertHolds;
import static archsim.run.ForeseenTest.explain;
import static archsim.run.ForeseenTest.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.demand.Range;
import archsim.core.experiment.Estimate;
import org.junit.jupiter.api.Test;

/** What explain foresees where work is begun and not done, or done more slowly. */
class ForeseenLossesTest {
  private static Range expected(String yaml, String resource) {
    return resource(explain(yaml), resource).expectedUtilisation();
  }

  private static Estimate measured(String yaml, String component, String resource) {
    return Runs.text(yaml, 2).measurements().resource(component, resource).utilisation();
  }

  /** A timeout d that cancels leaves E[min(S, d)] = 10 ms · (1 − 1/e) of each call. */
  @Test
  void callsThatAreCancelledNeedLess() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 100/s, to: app}}
        services:
          app: {cpu: 4, endpoints: {a: [call: {to: slow, timeout: 10ms, cancel: propagate}]}}
          slow: {cpu: 100, model: virtual-threads, endpoints: {b: [compute: exp(10ms)]}}
        """;
    double exact = 100 * 0.01 * (1 - Math.exp(-1)) / 100;

    Range expected = expected(yaml, "slow.cpu");

    assertThat(expected.low()).isCloseTo(exact, within(1e-5));
    assertThat(expected.high()).isCloseTo(0.01, within(1e-9));
    assertHolds(measured(yaml, "slow", "cpu"), exact);
  }

  /** What a cancelled call would have called after its first step is not called. */
  @Test
  void whatCancelledCallsWouldHaveCalledIsCalledLess() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 100/s, to: app}}
        services:
          app: {cpu: 4, endpoints: {a: [call: {to: slow, timeout: mix(50% 1ms 50% 1s), cancel: propagate}]}}
          slow: {cpu: 100, model: virtual-threads, endpoints: {b: [delay: 2ms, query: db]}}
        databases: {db: {cpu: 4, read: 4ms}}
        """;

    Range expected = expected(yaml, "db.cpu");

    assertThat(expected.low()).isBetween(0.04, 0.05);
    assertThat(expected.high()).isCloseTo(0.1, within(1e-9));
    assertHolds(measured(yaml, "db", "cpu"), 0.05);
  }

  /** One branch fails at once, half of the time; the other one is cancelled then. */
  @Test
  void branchesThatAreCancelledWhenOneFailsNeedLess() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 100/s, to: app}}
        services:
          app: {cpu: 4, endpoints: {a: [parallel: {branches: [fail: 50%, query: db], cancel: propagate}]}}
        databases: {db: {cpu: 4, read: 10ms}}
        """;

    Range expected = expected(yaml, "db.cpu");

    assertThat(expected.low()).isCloseTo(0.125, within(1e-9));
    assertThat(expected.high()).isCloseTo(0.25, within(1e-9));
    assertHolds(measured(yaml, "db", "cpu"), 0.125);
  }

  /** Of 1000 keys the cache has room for 250; who missed misses again: 75/s · 4 ms. */
  @Test
  void anEntryThatIsMissedIsMissedAgain() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        keys: {k: uniform(n=1000)}
        workloads: {u: {rate: 100/s, to: app}}
        services:
          app:
            cpu: 4
            endpoints:
              a: [cache: {get: c, key: k, onMiss: [cache: {get: c, key: k, fill: false, onMiss: [query: db]}]}]
        caches: {c: {capacity: 250 entries, policy: random, warm: true}}
        databases: {db: {cpu: 1, read: 4ms}}
        """;

    Range expected = expected(yaml, "db.cpu");

    assertThat(expected.high()).isGreaterThan(0.3 - 1e-6);
    assertThat(expected.low()).isLessThan(0.3);
    assertHolds(measured(yaml, "db", "cpu"), 0.3);
  }

  /**
   * Two busy cores work at 2/1.5 of the speed of one, so 1000/1.5 a second come through: p₀ = 1/13,
   * p₁ = 1.2/13, and both are busy else.
   */
  @Test
  void coresThatSlowEachOtherDownKeepTheirHostBusy() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 600/s, to: app}}
        services:
          app: {instanceType: m5.large, contention: {serial: 50%}, endpoints: {a: [compute: exp(2ms)]}}
        """;

    Range expected = expected(yaml, "app-hosts.cpu");

    assertThat(expected.low()).isCloseTo(0.6, within(1e-9));
    assertThat(expected.high()).isCloseTo(0.9, within(1e-9));
    assertHolds(measured(yaml, "app-hosts", "cpu"), 0.5 * 1.2 / 13 + 10.8 / 13);
  }

  /** 10 erlangs ask for 5 places: Erlang's B(5, 10) = 0.564 of them are refused. */
  @Test
  void whatFollowsAFullResourceIsDoneByWhatComesThrough() {
    String yaml =
        """
        name: t
        run: {duration: 100s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 100/s, to: partner}}
        services:
          partner: {external: true, limits: {concurrency: 5}, endpoints: {e: [delay: exp(100ms), call: app]}}
          app: {cpu: 1, endpoints: {a: [compute: 100us]}}
        """;

    Range expected = expected(yaml, "app.cpu");

    double through = 0.01 * (1 - 0.564);
    assertThat(expected.low()).isBetween(through / 2, through);
    assertThat(expected.high()).isCloseTo(0.01, within(1e-9));
    assertHolds(measured(yaml, "app", "cpu"), through);
  }
}
