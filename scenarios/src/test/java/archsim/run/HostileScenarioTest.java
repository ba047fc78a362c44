package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.WorkloadResult;
import archsim.scenario.ReadResult;
import archsim.scenario.ScenarioReader;
import archsim.scenario.yaml.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever an author writes is simulated, or refused with its place and the reason. */
class HostileScenarioTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "10/s    | exp(1e308s) | 3:44 | '1e308s' is too large: a duration is at most 1e9s",
        "10/s    | 1e-308s     | 3:44 | '1e-308s' is too small: a duration is 0 or at least",
        "1e-308/s | 1ms | 2:23 | '1e-308/s' is too small: a rate is 0 or at least 1e-9/s",
        "1e308/s | 1ms         | 2:23 | '1e308/s' is too large: a rate is at most 1e9/s",
        "10/s    | 1e999s      | 3:44 | '1e999s' is too large"
      })
  void noTimeOrRateIsInfiniteOrNothing(String rate, String work, String place, String words) {
    ReadResult read =
        check(
            """
            name: hostile
            workloads: {u: {rate: %s, to: app}}
            services: {app: {endpoints: {x: [{compute: %s}]}}}
            """
                .formatted(rate, work));

    assertThat(read.text()).contains("hostile.yaml:" + place, words);
  }

  @Test
  void aPercentSignOfTheAuthorIsNoFormat() {
    ReadResult read =
        check(
            """
            name: percent
            workloads: {u: {rate: 10/s, to: app}}
            services: {app: {endpoints: {x: [compute: mix(0% 1ms 100% 2ms)]}}}
            """);

    assertThat(read.text())
        .contains("hostile.yaml:3:43", "a share must be above 0% and at most 100%, was 0.0%");
  }

  @Test
  void theMostThatACacheHoldsIsKnownBeforeItRuns() {
    ReadResult read =
        check(
            """
            name: capacity
            workloads: {u: {rate: 100/s, to: app}}
            services: {app: {endpoints: {x: [cache: {get: c, key: k, onMiss: [query: db]}]}}}
            keys: {k: uniform(n=1e8)}
            caches: {c: {capacity: 1e15B, entrySize: 1B}}
            databases: {db: {read: 1ms}}
            """);

    assertThat(read.text())
        .contains("hostile.yaml:5:", "'1e15B' is too large", "at most 140737488355327 bytes");
  }

  @Test
  void theOrderOfKeysChangesNoFigure() {
    String before =
        """
        name: order
        run: {duration: 1s, warmup: 0s, replications: 1}
        workloads: {u: {rate: 1000/s, to: app}}
        services:
          app:
            endpoints:
              x:
                - cache: {get: c, key: a, onMiss: [query: db]}
                - cache: {get: c, key: b, onMiss: [query: db]}
        caches: {c: {capacity: 64Ki, entrySize: exp(500B), warm: true}}
        databases: {db: {read: 1ms}}
        keys:""";
    String a = "a: uniform(n=1000)";
    String b = "b: zipf(n=2000 s=0.8)";

    assertThat(fingerprint(before + " {" + a + ", " + b + "}"))
        .isEqualTo(fingerprint(before + " {" + b + ", " + a + "}"));
  }

  private static String fingerprint(String yaml) {
    return Runs.text(yaml, 1).result().fingerprint();
  }

  @Test
  void shardsThatJoinHaveALogToo() {
    assertThat(
            Runs.text(
                    """
                    name: add-shards
                    run: {duration: 5s, warmup: 0s, replications: 1}
                    keys: {k: uniform(n=1000)}
                    workloads: {u: {rate: 100/s, to: app}}
                    services:
                      app: {endpoints: {x: [query: {db: db, key: k, op: write}]}}
                    databases:
                      db:
                        topology: sharded
                        shards: 3
                        partitioning: {by: hash}
                        read: 1ms
                        write: 1ms
                        groupCommit: 1ms
                    faults: [{at: 1s, add-shards: db, count: 1}, {at: 3s, remove-shards: db, count: 1}]
                    """,
                    1)
                .measurements()
                .resource("db", "log")
                .utilisation()
                .value())
        .isBetween(0.01, 0.1);
  }

  @Test
  void usersWithoutThinkTimePauseAfterARefusalAndTheRunEnds() {
    RunOutcome killed =
        Runs.text(
            """
            name: closed-kill
            run: {duration: 10s, warmup: 1s, replications: 1}
            workloads: {crowd: {users: 5, think: 0s, flow: [call: app]}}
            services: {app: {replicas: 1, endpoints: {x: [compute: 10ms]}}}
            faults: [{at: 5s, kill: app, for: 1s}]
            """,
            1);

    // For a second each of five users asks twice on average, plus what the kill itself fails.
    long refused = crowd(killed).outcomes().rejected();
    assertThat(refused).isBetween(1L, 30L);
    assertThat(killed.result().hints())
        .anyMatch(hint -> hint.startsWith("crowd: its users have no think time"));
  }

  @Test
  void usersWhoFindAFullQueueLeaveTheServiceBusy() {
    RunOutcome full =
        Runs.library(
            "scale-out",
            1,
            "run.duration=5s",
            "run.replications=1",
            "services.app.queue.limit=10",
            "services.app.threads=50");

    // Four replicas give 125/s each.
    assertThat(crowd(full).goodputPerS().value()).isBetween(450.0, 520.0);
    assertThat(crowd(full).outcomes().rejected()).isPositive();
  }

  private static WorkloadResult crowd(RunOutcome outcome) {
    return Objects.requireNonNull(outcome.result().workloads().get("crowd"));
  }

  @Test
  void aPauseThatTakesNoTimeIsRefused() {
    assertThat(
            check(
                    """
                    name: pause
                    workloads: {crowd: {users: 5, pause: 0s, flow: [call: app]}}
                    services: {app: {endpoints: {x: [compute: 10ms]}}}
                    """)
                .text())
        .contains("hostile.yaml:2:38", "pause must be > 0");
  }

  /** Forty seconds where each request looked at every replica. */
  @Test
  @Timeout(60)
  void aHundredThousandReplicasAreBalancedInATree() {
    RunOutcome outcome =
        Runs.text(
            """
            name: least-request
            run: {duration: 1s, warmup: 0s, replications: 1}
            workloads: {u: {rate: 1000/s, to: lb}}
            loadBalancers: {lb: {targets: app, policy: least-request}}
            services: {app: {replicas: 100000, endpoints: {x: [compute: 1ms]}}}
            """,
            1);

    // Nobody waits for a core where every request finds an idle replica.
    assertThat(outcome.measurements().resource("app", "cpu").meanWait().value()).isZero();
  }

  /** Users who wait get what the system gives, however many they are. */
  @Test
  void usersWhoWaitAreNotForetoldMoreThanTheyCanGet() {
    ReadResult read =
        check(
            """
            name: crowd
            run: {duration: 1h, warmup: 0s, replications: 1}
            workloads: {crowd: {users: 1000, flow: [call: app]}}
            services: {app: {queue: {limit: 1M}, endpoints: {x: [compute: 1ms]}}}
            """);

    // 1,000/s that are served, and at most 2,000/s of those who are refused, each with three events
    // at the workload and three at the service.
    assertThat(Outlook.of(read, 1).events()).isBetween(1_000 * 3_600 * 6.0, 3_000 * 3_600 * 6.0);
  }

  @Test
  void usersBesideArrivalsAreNotForetoldMoreThanTheyCanGetEither() {
    ReadResult read =
        check(
            """
            name: mixed
            run: {duration: 1h, warmup: 0s, replications: 1}
            workloads:
              crowd: {users: 1000, flow: [call: app]}
              others: {rate: 100/s, to: app}
            services: {app: {queue: {limit: 1M}, endpoints: {x: [compute: 1ms]}}}
            """);

    // As above, and 100/s that come whatever the users get.
    assertThat(Outlook.of(read, 1).events()).isBetween(1_100 * 3_600 * 6.0, 3_100 * 3_600 * 6.0);
  }

  @Test
  void aChainOfCallsThatIsTooLongIsRefusedWithThePlaceOfTheFirstThatIsTooDeep() {
    assertThat(check(chain(500, "call: s%s")).isValid()).isTrue();
    assertThat(Runs.text(chain(500, "call: s%s"), 1).result().workloads().get("u"))
        .matches(each -> each != null && each.outcomes().ok() > 0);
    assertThat(check(chain(600, "call: s%s")).text())
        .contains("E208", "hostile.yaml:505:", "s500.x: calls nest more than 500 deep");
    assertThat(check(chain(600, "call: {to: s%s, async: true}")).text()).contains("s500.x: calls");
  }

  /** Of services s0, s1, … from line 5 on. */
  private static String chain(int length, String call) {
    StringBuilder text =
        new StringBuilder(
            """
            name: chain
            run: {duration: 1s, warmup: 0s, replications: 1}
            workloads: {u: {rate: 10/s, to: s0}}
            services:
            """);
    for (int i = 0; i < length; i++) {
      String step = i == length - 1 ? "compute: 1us" : call.formatted(i + 1);
      text.append("  s%d: {endpoints: {x: [%s]}}\n".formatted(i, step));
    }
    return text.toString();
  }

  @Test
  void whatTakesMessagesIsNoDeeperThanAnArrival() {
    String yaml =
        chain(600, "call: s%s")
            .replace("s300: {endpoints: {x: [call: s301]}}", "s300: {endpoints: {x: [publish: q]}}")
            .replace("s301: {", "s301: {consumes: {queue: q, steps: [call: s302]}, ");

    assertThat(check(yaml + "queues: {q: {}}\n").text()).isEmpty();
  }

  private static ReadResult check(String yaml) {
    Document.Options options =
        new Document.Options(Map.of(), List.of(), Map.<String, String>of()::get);
    return ScenarioChecks.check(
        new ScenarioReader(ScenarioLanguage.LANGUAGE)
            .readText("hostile.yaml", yaml.getBytes(StandardCharsets.UTF_8), options));
  }
}
