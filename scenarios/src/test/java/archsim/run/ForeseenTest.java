package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.demand.Range;
import archsim.core.experiment.Estimate;
import archsim.core.results.BottleneckResult;
import archsim.explain.Explanation;
import archsim.explain.Saturation;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What explain foresees of small systems whose limit is known, and what a run then measures. */
class ForeseenTest {
  private static final double CONFIDENCE = 0.999;

  static Explanation explain(String yaml) {
    return Explanation.of(ScenarioLanguage.architecture(Runs.read(yaml).scenario()));
  }

  static Explanation.Resource resource(Explanation explanation, String name) {
    return explanation.resources().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static void assertHolds(Estimate estimate, double exact) {
    assertThat(exact)
        .isBetween(estimate.lower(CONFIDENCE) - 1e-9, estimate.upper(CONFIDENCE) + 1e-9);
  }

  private static BottleneckResult bottleneck(RunOutcome run) {
    return Objects.requireNonNull(run.result().bottleneck());
  }

  /** 40 % of 100 reads per second go to a disk of 100 operations per second. */
  @Test
  void aFractionOfADiskOperationIsDoneByThatShareOfTheStatements() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 100/s, to: app}}
        services: {app: {cpu: 4, endpoints: {a: [query: db]}}}
        databases: {db: {cpu: 4, read: {cpu: 1ms, disk: 0.4}, disk: {iops: 100, latency: 1ms}}}
        """;

    assertThat(resource(explain(yaml), "db.disk").expectedUtilisation())
        .isEqualTo(Range.exactly(0.4));
    assertHolds(Runs.text(yaml, 2).measurements().resource("db", "disk").utilisation(), 0.4);
  }

  /** (0.4 + 0.4) · 90/s · 5 ms of two cores: rows and rounds. */
  @Test
  void fractionsOfRowsAndOfRoundsKeepTheirMean() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 5}
        workloads: {u: {rate: 90/s, to: app}}
        services:
          app:
            cpu: 4
            endpoints: {a: [query: {db: db, rows: 0.4}, repeat: {times: 0.4, steps: [query: db]}]}
        databases: {db: {cpu: 2, read: 5ms}}
        """;

    assertThat(resource(explain(yaml), "db.cpu").expectedUtilisation().low())
        .isCloseTo(0.18, within(1e-9));
    assertHolds(Runs.text(yaml, 2).measurements().resource("db", "cpu").utilisation(), 0.18);
  }

  private static final String TTL =
      """
      name: t
      run: {duration: 60s, warmup: 20s, replications: 5}
      keys: {k: zipf(n=20k s=0.9)}
      workloads: {u: {rate: 1000/s, to: app}}
      services:
        app:
          replicas: 4
          cpu: 2
          endpoints: {a: [cache: {get: c, key: k, onMiss: [query: {db: db, key: k}]}]}
      caches: {c: {capacity: 20k entries, policy: lru, latency: 100us, ttl: 1s, warm: true}}
      databases: {db: {cpu: 4, read: exp(2ms)}}
      """;

  /** Σ p λT/(1 + λT) of 20,000 keys, each asked for λ = 1000/s · p times per second. */
  @Test
  void entriesThatExpireAreFetchedAgain() {
    double total = 0;
    double hits = 0;
    for (int i = 1; i <= 20_000; i++) {
      total += StrictMath.pow(i, -0.9);
    }
    for (int i = 1; i <= 20_000; i++) {
      double rate = 1000 * StrictMath.pow(i, -0.9) / total;
      hits += rate / 1000 * rate / (1 + rate);
    }
    double busy = (1 - hits) * 1000 * 0.002 / 4;

    assertThat(resource(explain(TTL), "db.cpu").expectedUtilisation().low())
        .isCloseTo(busy, within(1e-3 * busy));
    Estimate measured = Runs.text(TTL, 2).measurements().resource("db", "cpu").utilisation();
    // While an entry is fetched, in 2 ms, a few more requests for it miss.
    assertThat(measured.value()).isCloseTo(busy, within(0.01 * busy + 2 * half(measured)));
  }

  private static double half(Estimate estimate) {
    return estimate.halfWidth(CONFIDENCE);
  }

  /**
   * A higher load finds more entries still good: the database bears more than 4/(62.5 % · 2 ms).
   */
  @Test
  void howMuchACacheTakesOffGrowsWithTheLoad() {
    Explanation.Resource cpu = resource(explain(TTL), "db.cpu");

    assertThat(cpu.saturation()).isEqualTo(Saturation.EXACT);
    assertThat(cpu.saturatesAt()).isGreaterThan(3300);
    String rate = "rate: %s/s";
    String there = TTL.replace("rate: 1000/s", rate.formatted(cpu.saturatesAt()));
    assertThat(resource(explain(there), "db.cpu").openUtilisation()).isCloseTo(1, within(1e-3));
  }

  /** Ten threads, each held E[min(S, 50 ms)] = 100 ms (1 − e^(−1/2)) and 1 ms: 248/s. */
  @Test
  void aCallWithATimeoutHoldsItsThreadNoLonger() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 20s, replications: 3}
        workloads: {u: {rate: 300/s, to: app}}
        services:
          app:
            cpu: 4
            threads: 10
            endpoints: {a: [compute: 1ms, call: {to: pay, timeout: 50ms, cancel: propagate}]}
          pay: {external: true, endpoints: {charge: [delay: exp(100ms)]}}
        """;
    double limit = 10 / (0.001 - 0.1 * StrictMath.expm1(-0.5));

    Explanation.Resource threads = explain(yaml).bottleneck().orElseThrow();
    assertThat(threads.name()).isEqualTo("app.threads");
    assertThat(threads.saturation()).isEqualTo(Saturation.AT_MOST);
    assertThat(threads.saturatesAt()).isCloseTo(limit, within(1e-6 * limit));
    RunOutcome run = Runs.text(yaml, 2);
    assertThat(bottleneck(run).resource()).isEqualTo("threads");
    assertThat(bottleneck(run).full()).isTrue();
    double through = run.measurements().edge("app", "pay", "charge").throughput().value();
    assertThat(through).isCloseTo(limit, within(0.02 * limit));
  }

  /** Half of the writes lock one row for 21 ms. */
  @Test
  void aRowThatManyWritesLockBoundsTheLoad() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 20s, replications: 3}
        keys: {item: hot(n=1000 hot=0.1% share=50%)}
        workloads: {u: {rate: 110/s, to: app}}
        services:
          app:
            replicas: 2
            cpu: 4
            threads: 100
            endpoints: {a: [query: {db: db, op: write, key: item, hold: 20ms}]}
        databases: {db: {cpu: 8, write: 1ms}}
        """;

    Explanation.Resource row = explain(yaml).bottleneck().orElseThrow();
    assertThat(row.name()).isEqualTo("db.row.item");
    assertThat(row.saturatesAt()).isCloseTo(1 / (0.5 * 0.021), within(1e-6));
  }

  /** Idle consumers take each message as it comes: nearly 40 statements of 15 ms per second. */
  @Test
  void batchesAreNotFullAtLowLoad() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 20s, replications: 3}
        workloads: {u: {rate: 40/s, to: api}}
        services:
          api: {cpu: 2, endpoints: {a: [publish: q]}}
          worker:
            replicas: 8
            threads: 4
            consumes: {queue: q, batch: 50, steps: [query: {db: db, op: write}]}
        queues: {q: {partitions: 32}}
        databases: {db: {cpu: 1, write: 15ms}}
        """;

    Explanation.Resource cpu = resource(explain(yaml), "db.cpu");
    Estimate measured = Runs.text(yaml, 2).measurements().resource("db", "cpu").utilisation();
    assertThat(measured.lower(CONFIDENCE)).isLessThan(cpu.expectedUtilisation().high());
    assertThat(measured.upper(CONFIDENCE)).isGreaterThan(0.55);
    assertThat(cpu.expectedUtilisation().high()).isCloseTo(0.6, within(0.01));
    assertThat(cpu.expectedUtilisation().low()).isGreaterThan(0.25);
    // With full batches it bears 50 times as many messages.
    assertThat(cpu.saturatesAt()).isCloseTo(50 / 0.015, within(1e-6));
    assertThat(cpu.saturation()).isEqualTo(Saturation.AT_MOST);
  }

  /** 100/s and 500/s: whoever owes fewer requests gets the next one, so that both are used. */
  @Test
  void leastRequestGivesMoreToTheFasterService() {
    String yaml =
        """
        name: t
        run: {duration: 60s, warmup: 20s, replications: 3}
        workloads: {u: {rate: 300/s, to: lb}}
        loadBalancers: {lb: {targets: [a, b], policy: least-request}}
        services:
          a: {cpu: 1, endpoints: {x: [compute: exp(10ms)]}}
          b: {cpu: 1, endpoints: {x: [compute: exp(2ms)]}}
        """;

    Explanation explanation = explain(yaml);
    assertThat(explanation.bottleneck().orElseThrow().saturatesAt()).isCloseTo(600, within(0.01));
    RunOutcome run = Runs.text(yaml, 2);
    for (String name : new String[] {"a", "b"}) {
      Range expected = resource(explanation, name + ".cpu").expectedUtilisation();
      assertThat(run.measurements().resource(name, "cpu").utilisation().value())
          .isBetween(expected.low(), expected.high())
          .isLessThan(0.9);
    }
  }
}
