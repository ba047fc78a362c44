package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.RunResult;
import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What settles, what does not, and what is said of promises then. How fast a line grows is within
 * four standard deviations, √((λ + μ) / t) each, t the half of what was measured.
 */
class SteadinessTest {
  private static RunResult run(String yaml, String... sets) {
    return Runs.text(yaml, 2, sets).result();
  }

  /** Half of the load at each would be 150 % of a; by length of line it is 79 % and 44 %. */
  @Test
  void aBalancerThatShiftsLoadSettles() {
    RunResult shifted =
        run(
            """
            name: unlike
            run: {duration: 3m, warmup: 20s, replications: 3}
            workloads: {u: {rate: 300/s, to: lb}}
            loadBalancers: {lb: {targets: [a, b], policy: least-request}}
            services:
              a: {replicas: 1, cpu: 1, endpoints: {x: [compute: exp(10ms)]}}
              b: {replicas: 1, cpu: 1, endpoints: {x: [compute: exp(2ms)]}}
            slos: [p99 < 100ms, errors < 1%]
            """);

    assertThat(shifted.experiment().steady()).isTrue();
    assertThat(shifted.verdict()).isEqualTo(Verdict.PASS);
  }

  private static final String LOSS =
      """
      name: loss
      run: {duration: 10m, warmup: 20s, replications: 3}
      workloads: {u: {rate: 100/s, to: app}}
      services:
        app: {cpu: 2, threads: 2, queue: {limit: 3}, endpoints: {a: [compute: exp(20ms)]}}
      """;

  /** M/M/2/5 at 100 %: 2/11 of the requests are lost. */
  @Test
  void aLossSystemSettlesAtAnyLoad() {
    RunResult loss = run(LOSS + "slos: [errors < 20%]\n");
    assertThat(loss.experiment().steady()).isTrue();
    assertThat(loss.verdict()).isEqualTo(Verdict.PASS);

    RunResult twice = run(LOSS + "slos: [errors < 20%]\n", "workloads.u.rate=200/s");
    assertThat(twice.experiment().steady()).isTrue();
    assertThat(twice.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void aLimitThatIsNotReachedBoundsNothing() {
    RunResult filling =
        run(
            LOSS + "slos: [errors < 20%]\n",
            "workloads.u.rate=110/s",
            "services.app.queue.limit=20k");

    assertThat(filling.experiment().steady()).isFalse();
    assertThat(filling.experiment().unsteady())
        .matches("app\\.cpu is full: queue of app\\.threads grows by ([89]|1[012])(\\.\\d)?/s");
    assertThat(filling.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  /** What is lost while it fills up is less than what will be. */
  @Test
  void aLineThatFillsUpWhileItIsMeasuredHasNotSettled() {
    RunResult filling =
        run(
            LOSS + "slos: [errors < 20%]\n",
            "workloads.u.rate=110/s",
            "services.app.queue.limit=1500");

    assertThat(filling.experiment().steady()).isFalse();
    assertThat(filling.experiment().unsteady())
        .isEqualTo(
            "queue of app.threads became longer while it was measured; a longer warmup may do");
    assertThat(filling.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(
            run(
                    LOSS + "slos: [errors < 20%]\n",
                    "workloads.u.rate=110/s",
                    "services.app.queue.limit=1500",
                    "run.warmup=5m")
                .verdict())
        .isEqualTo(Verdict.PASS);
  }

  /** What users wait for is full, and the line is theirs. */
  @Test
  void usersWhoWaitForAnswersSettle() {
    RunResult closed =
        run(
            """
            name: closed
            run: {duration: 200s, warmup: 20s, replications: 3}
            workloads: {u: {users: 50, think: 0s, flow: [call: app]}}
            services: {app: {cpu: 1, threads: 100, endpoints: {a: [compute: exp(10ms)]}}}
            slos: [throughput > 90/s, mean < 600ms]
            """);

    assertThat(closed.experiment().steady()).isTrue();
    assertThat(closed.verdict()).isEqualTo(Verdict.PASS);
  }

  /** At exactly 100 % a line grows with the root of time, too slowly for a trend in 100 s. */
  @Test
  void aFullResourceWithAnUnboundedLineIsNotSteady() {
    RunResult critical =
        run(
            LOSS + "slos: [throughput > 80/s]\n",
            "services.app.queue.limit=20k",
            "run.warmup=3000s",
            "run.duration=100s");

    assertThat(critical.experiment().steady()).isFalse();
    assertThat(critical.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  /** The catalogue is asked for 120 %, and whoever waits for it waits in front of the pages. */
  @Test
  void anOverloadBreaksWhatItBrokeAlreadyAndSaysHowItGetsWorse() {
    for (String replications : new String[] {"4", "1"}) {
      RunResult overload =
          Runs.library(
                  "microservices",
                  Map.of(),
                  "services.catalog.replicas=1",
                  "run.duration=1m",
                  "run.warmup=10s",
                  "run.replications=" + replications)
              .result();

      assertThat(overload.verdict()).isEqualTo(Verdict.FAIL);
      SloResult p99 = overload.slos().get(0);
      assertThat(p99.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(p99.reason())
          .matches(".*; catalog\\.cpu is full: queue of pages\\.threads grows by [3-6]\\d/s");
      assertThat(overload.slos().get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
    }
  }

  /** Only the class that comes to the full service is broken. */
  @Test
  void aClassThatDoesNotWaitInTheLineIsNotBrokenByIt() {
    RunResult two =
        run(
            """
            name: two
            run: {duration: 2m, warmup: 10s, replications: 4}
            workloads: {u: {rate: 100/s, to: app, endpoints: {slow: 50%, fast: 50%}}}
            services:
              app:
                model: virtual-threads
                cpu: 4
                endpoints: {slow: [compute: 1ms, call: full], fast: [compute: 1ms]}
              full: {cpu: 1, threads: 1, endpoints: {a: [compute: exp(25ms)]}}
            slos: [p95 < 100ms for slow, p95 < 100ms for fast, p95 wait(full.threads) < 100ms]
            """);

    assertThat(two.slos())
        .extracting(SloResult::verdict)
        .containsExactly(Verdict.FAIL, Verdict.UNDECIDED, Verdict.FAIL);
  }

  @Test
  void consumersThatAreTooSlowBreakALag() {
    RunResult queue =
        run(
            """
            name: queue
            run: {duration: 2m, warmup: 10s, replications: 3}
            workloads: {u: {rate: 120/s, to: desk}}
            services:
              desk: {endpoints: {order: [publish: orders]}}
              writer: {cpu: 1, threads: 1, consumes: {queue: orders, steps: [compute: exp(10ms)]}}
            queues: {orders: {}}
            slos: [p99 lag(orders) < 1s, mean < 10ms]
            """);

    assertThat(queue.experiment().unsteady())
        .matches("writer\\.cpu is full: queue of orders grows by (1[5-9]|2[0-5])/s");
    assertThat(queue.slos())
        .extracting(SloResult::verdict)
        .containsExactly(Verdict.FAIL, Verdict.UNDECIDED);
  }

  @Test
  void machinesThatSpendTheirCreditsAreNotSteady() {
    RunResult credits = Runs.library("credits", Map.of(), "run.replications=2").result();

    assertThat(credits.experiment().unsteady())
        .isEqualTo("machines of app-hosts spend more CPU credits than they earn");
  }
}
