package archsim.run;

import static archsim.run.ForeseenTest.assertHolds;
import static archsim.run.ForeseenTest.explain;
import static archsim.run.ForeseenTest.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.demand.Range;
import archsim.core.experiment.Estimate;
import org.junit.jupiter.api.Test;

/** What explain foresees of resources that are held while something else is waited for. */
class ForeseenHeldTest {
  /** Mean seconds of an exponential lag of 10 ms at 100/s in order: 10 ms (Ein(1) + 1 − 1/e). */
  private static final double IN_ORDER = 0.0142872;

  /**
   * A write keeps its connection until the replica has it, and those before it: 100/s · (1 ms + 10
   * ms) of the primary's 20 connections at the least, 14.3 ms instead of 10 ms in truth.
   */
  @Test
  void writesHoldTheirConnectionUntilTheReplicasHaveThem() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 100/s, to: app}}
        services: {app: {cpu: 4, endpoints: {a: [query: {db: db, op: write}]}}}
        databases:
          db:
            topology: primary-replicas
            replicas: 1
            commit: sync
            replicationLag: exp(10ms)
            connections: 20
            cpu: 100
            read: 1ms
            write: 1ms
        """;

    Range expected = resource(explain(yaml), "db.connections").expectedUtilisation();

    double likely = 100 * (0.001 + IN_ORDER) / 20;
    assertThat(expected.low()).isCloseTo(100 * 0.011 / 20, within(1e-9));
    assertThat(expected.high()).isBetween(likely, 1.3 * likely);
    var measured = Runs.text(yaml, 2).measurements().resource("db", "connections");
    assertHolds(measured.utilisation(measured.busiest()), likely);
  }

  /**
   * Each of two servers writes, and one of them has all connections that are held: 100/s · 20 ms.
   */
  @Test
  void thePrimaryHoldsTheConnectionsOfAllWrites() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 100/s, to: app}}
        services: {app: {cpu: 4, endpoints: {a: [query: {db: db, op: write}]}}}
        databases:
          db: {topology: primary-replicas, replicas: 1, connections: 20, cpu: 100, read: 20ms, write: 20ms}
        """;

    Range expected = resource(explain(yaml), "db.connections").expectedUtilisation();

    assertThat(expected.low()).isCloseTo(0.1, within(1e-9));
    assertThat(expected.high()).isCloseTo(0.1, within(1e-3));
    var measured = Runs.text(yaml, 2).measurements().resource("db", "connections");
    assertHolds(measured.utilisation(measured.busiest()), 0.1);
  }

  /** Who computes under a lock waits for a loop with it: ρ/(1 − ρ) E[S²]/2E[S] of all that do. */
  @Test
  void aLockIsHeldWhileALoopIsWaitedFor() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 100/s, to: app}}
        services:
          app:
            cpu: 1
            model: event-loop
            endpoints: {a: [compute: exp(4ms), lock: {name: l, compute: 1ms}]}
        """;

    Range expected = resource(explain(yaml), "app.lock.l").expectedUtilisation();

    // E[S²]/2E[S] = (2 · 4² + 1²)/(2 · 5) ms = 3.3 ms, waits twice as long as likely included
    assertThat(expected.high()).isCloseTo(100 * (0.001 + 2 * 0.0033), within(1e-6));
    assertIsWithin(yaml, "app", "lock.l", expected);
  }

  /** The slowest of six shards is waited for on a connection of the pool. */
  @Test
  void aPoolIsHeldUntilTheSlowestShardHasAnswered() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 10/s, to: app}}
        services:
          app: {cpu: 4, pool: {db: 10}, endpoints: {a: [query: {db: db, scatter: true}]}}
        databases: {db: {topology: sharded, shards: 6, cpu: 4, read: exp(10ms)}}
        """;

    Range expected = resource(explain(yaml), "app.pool.db").expectedUtilisation();

    // the last of six exponential times: 10 ms (1 + 1/2 + … + 1/6)
    double likely = 10 * 0.0245 / 10;
    assertThat(expected.low()).isLessThan(likely);
    assertThat(expected.high()).isBetween(likely, 2 * likely);
    assertIsWithin(yaml, "app", "pool.db", expected);
  }

  /**
   * A write of three ranges is prepared at each, 2 ms + 1 ms, and committed at one of three stores
   * by an entry of 1 ms: 100/s · (3 + 1/3) ms of a core of each. The slowest range is waited for.
   */
  @Test
  void aWriteOfSeveralRangesIsPreparedAtAllAndCommittedAtOne() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        keys: {k: uniform(n=1M)}
        workloads: {u: {rate: 100/s, to: app}}
        services:
          app: {cpu: 4, pool: {db: 20}, endpoints: {a: [query: {db: db, op: write, key: k, ranges: 3}]}}
        databases:
          db:
            topology: distributed-sql
            stores: 3
            ranges: 3
            raft: {replicationFactor: 1, sync: exp(10ms), cpu: 1ms}
            read: 1ms
            write: 2ms
        """;

    var explanation = explain(yaml);
    Range expected = resource(explanation, "app.pool.db").expectedUtilisation();
    Range cpu = resource(explanation, "db.cpu").expectedUtilisation();

    assertThat(cpu.low()).isBetween(0.3333, 0.34);
    var measured = Runs.text(yaml, 2).measurements().resource("db", "cpu");
    Estimate busy = measured.utilisation(measured.busiest());
    assertThat(busy.value()).isCloseTo(cpu.low(), within(4 * busy.standardError() + 0.005));
    // prepared in 3 ms and the last of three exponential times, then 1 ms and one more of these
    double likely = 100 * (0.004 + 0.01 * (1 + 1 / 2.0 + 1 / 3.0) + 0.01) / 20;
    assertThat(expected.low()).isLessThan(likely);
    assertThat(expected.high()).isBetween(likely, 2.5 * likely);
    assertIsWithin(yaml, "app", "pool.db", expected);
  }

  /** Two vCPUs that earn 0.4 are full with a load of one: all threads are held in the end. */
  @Test
  void threadsAreHeldWhereMachinesRunOutOfCredits() {
    String yaml =
        """
        name: t
        instanceTypes: {small: {vcpu: 2, memory: 4Gi, credits: {mode: standard, baseline: 20%, launch: 0}}}
        workloads: {u: {rate: 100/s, to: app}}
        services:
          app: {instanceType: small, threads: 20, queue: {limit: 20}, endpoints: {a: [compute: exp(10ms)]}}
        """;

    assertThat(resource(explain(yaml), "app.threads").expectedUtilisation().high()).isEqualTo(1);
  }

  /**
   * In bursts of a second more comes than a core does: threads are held for much longer than with
   * Poisson arrivals.
   */
  @Test
  void threadsAreHeldWhileABurstIsWorkedOff() {
    String yaml =
        """
        name: t
        run: {duration: 200s, warmup: 10s, replications: 5}
        workloads: {u: {arrivals: mmpp(rate1=150/s stay1=1s rate2=25/s stay2=4s), to: app}}
        services: {app: {cpu: 1, threads: 2k, endpoints: {a: [compute: 10ms]}}}
        """;

    Range expected = resource(explain(yaml), "app.threads").expectedUtilisation();

    assertThat(expected.high()).isLessThan(0.1);
    assertIsWithin(yaml, "app", "threads", expected);
  }

  /** Where bursts of any length leave a core free, waits are at most those of their rate. */
  @Test
  void burstsThatAreBorneMakeNoLongerWaitsThanTheirRateWouldAlways() {
    String yaml =
        """
        name: t
        run: {duration: 200s, warmup: 10s, replications: 5}
        workloads: {u: {arrivals: mmpp(rate1=80/s stay1=10s rate2=20/s stay2=10s), to: app}}
        services: {app: {cpu: 1, threads: 100, endpoints: {a: [compute: exp(10ms)]}}}
        """;

    Range expected = resource(explain(yaml), "app.threads").expectedUtilisation();

    // 50/s · 10 ms/(1 − 0.8) of 100 threads
    assertThat(expected.high()).isBetween(0.02, 0.031);
    assertIsWithin(yaml, "app", "threads", expected);
  }

  /** Ten calls at once find each other at one core: 10 ms (1 + 2 + … + 10)/10 each on average. */
  @Test
  void callsAtOnceWaitForEachOther() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 1/s, to: app}}
        services:
          app: {cpu: 4, endpoints: {a: [parallel: {fanout: 10, steps: [call: edge.b]}]}}
          back: {cpu: 1, threads: 10, endpoints: {b: [compute: exp(10ms)]}}
        loadBalancers: {edge: {targets: [to: back]}}
        """;

    Range expected = resource(explain(yaml), "back.threads").expectedUtilisation();

    double likely = 10 * 0.055 / 10;
    assertThat(expected.high()).isBetween(likely, 2.2 * likely);
    assertIsWithin(yaml, "back", "threads", expected);
  }

  private static void assertIsWithin(String yaml, String component, String name, Range expected) {
    var measured = Runs.text(yaml, 2).measurements().resource(component, name);
    Estimate busy = measured.utilisation(measured.busiest());
    assertThat(busy.value()).isBetween(expected.low(), expected.high());
  }
}
