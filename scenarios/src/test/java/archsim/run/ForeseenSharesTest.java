package archsim.run;

import static archsim.run.ForeseenTest.assertHolds;
import static archsim.run.ForeseenTest.explain;
import static archsim.run.ForeseenTest.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.demand.Range;
import org.junit.jupiter.api.Test;

/** What explain foresees where not all replicas or requests get the same. */
class ForeseenSharesTest {
  /** Of five partitions the first of two replicas has three: 100/s · 3/5 · 5 ms of one core. */
  @Test
  void theReplicaWithThePartitionThatIsLeftOverIsTheBusiest() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 100/s, to: app}}
        services:
          app: {cpu: 4, endpoints: {a: [publish: q]}}
          worker: {replicas: 2, cpu: 1, consumes: {queue: q, steps: [compute: exp(5ms)]}}
        queues: {q: {partitions: 5}}
        """;

    Range expected = resource(explain(yaml), "worker.cpu").expectedUtilisation();

    assertThat(expected.low()).isCloseTo(0.3, within(1e-9));
    assertThat(expected.isExact()).isTrue();
    var measured = Runs.text(yaml, 2).measurements().resource("worker", "cpu");
    assertHolds(measured.utilisation(measured.busiest()), 0.3);
  }

  /**
   * A read that locks its row is the primary's: 100/s · 4 ms of one core, and nothing elsewhere.
   */
  @Test
  void readsThatLockRowsKeepThePrimaryBusyAlone() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        keys: {k: uniform(n=1M)}
        workloads: {u: {rate: 100/s, to: app}}
        services: {app: {cpu: 4, endpoints: {a: [query: {db: db, key: k, hold: 1ms}]}}}
        databases:
          db: {topology: primary-replicas, replicas: 2, readFrom: primary, cpu: 1, read: exp(4ms), write: 1ms}
        """;

    Range expected = resource(explain(yaml), "db.cpu").expectedUtilisation();

    assertThat(expected.low()).isCloseTo(0.4, within(1e-9));
    assertThat(expected.isExact()).isTrue();
    var measured = Runs.text(yaml, 2).measurements().resource("db", "cpu");
    assertHolds(measured.utilisation(measured.busiest()), 0.4);
  }

  /**
   * Two endpoints that each ask a cache once are two requests: the second get is of another key.
   */
  @Test
  void aRequestThatAsksACacheOnceHitsAsOftenAsItsKeysSay() {
    String yaml =
        """
        name: t
        keys: {k: uniform(n=1000)}
        workloads: {u: {rate: 100/s, to: app, endpoints: {a: 50%, b: 50%}}}
        services:
          app:
            cpu: 4
            endpoints:
              a: [cache: {get: c, key: k, onMiss: [query: db]}]
              b: [cache: {get: c, key: k, onMiss: [query: db]}]
        caches: {c: {capacity: 250 entries, policy: random}}
        databases: {db: {cpu: 1, read: 4ms}}
        """;

    Range expected = resource(explain(yaml), "db.cpu").expectedUtilisation();

    assertThat(expected.low()).isCloseTo(0.3, within(1e-6));
    assertThat(expected.isExact()).isTrue();
  }

  /**
   * Requests that never meet ask one of two replicas for a, always the same, and the other for b.
   */
  @Test
  void replicasInTurnMayAlwaysGetTheSameOfTwoCalls() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 10/s, arrivals: uniform, to: app}}
        services:
          app: {cpu: 4, endpoints: {e: [call: worker.a, call: worker.b]}}
          worker: {replicas: 2, cpu: 1, endpoints: {a: [compute: 10ms], b: [compute: 1ms]}}
        """;

    Range expected = resource(explain(yaml), "worker.cpu").expectedUtilisation();

    assertThat(expected.low()).isCloseTo(0.055, within(1e-9));
    assertThat(expected.high()).isCloseTo(0.1, within(1e-9));
    var measured = Runs.text(yaml, 2).measurements().resource("worker", "cpu");
    assertHolds(measured.utilisation(measured.busiest()), 0.1);
  }
}
