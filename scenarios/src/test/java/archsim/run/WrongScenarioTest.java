package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import archsim.scenario.ReadResult;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of scenarios whose parts are right and that make no sense as a whole. */
class WrongScenarioTest {
  /** Six lines that are right, so what a case adds begins at line 7, column 1. */
  private static final String SHOP =
      """
      name: shop
      workloads: {users: {rate: 10/s, to: app}}
      services:
        app: {endpoints: {GET /: {class: home, steps: [compute: 1ms, query: db]}}}
      databases:
        db: {read: 1ms}
      """;

  static Stream<Arguments> promises() {
    return Stream.of(
        arguments("p99 <", Code.PROMISE, "no limit"),
        arguments("p99 < 100", Code.PROMISE, "did you mean 100ms?"),
        arguments("p99 = 100ms", Code.PROMISE, "did you mean one of"),
        arguments("latency < 100ms", Code.PROMISE, "did you mean 'p99'?"),
        arguments("max < 100ms", Code.PROMISE, "grows with the length of a run"),
        arguments("errors < 100 ms", Code.PROMISE, "errors < 100 ms"),
        arguments("util(db) < 75%", Code.PROMISE, "util(db.cpu)"),
        arguments("hitRatio(items) > 90%", Code.UNKNOWN_COMPONENT, "a component that there is not"),
        arguments("lag(db) < 1s", Code.UNKNOWN_RESOURCE, "database 'db' has no lag"),
        arguments("cost < $10/month for users", Code.PROMISE, "of the whole system"),
        arguments("cost < $10", Code.PROMISE, "$10/h"),
        arguments("util(ap.cpu) < 75%", Code.UNKNOWN_COMPONENT, "did you mean 'app'?"),
        arguments("util(db.gpu) < 75%", Code.UNKNOWN_RESOURCE, "did you mean 'cpu'?"),
        arguments("wait(app.loops) < 1s", Code.UNKNOWN_RESOURCE, "resources of app: cpu, threads"),
        arguments("p99 < 1s for user", Code.UNKNOWN_SCOPE, "did you mean 'users'?"),
        arguments("p99 < 1s for nobody", Code.UNKNOWN_SCOPE, "users, home, GET /, read"));
  }

  @ParameterizedTest
  @MethodSource("promises")
  void promisesAreAboutWhatIsThere(String promise, Code code, String words) {
    ReadResult read = check(SHOP + "slos: ['" + promise + "']\n");

    assertThat(read.text()).contains(words);
    Diagnostic only = only(read);
    assertThat(only.code()).as(read.text()).isEqualTo(code);
    assertThat(only.place().line()).isEqualTo(7);
    assertThat(only.place().column()).isEqualTo(8);
  }

  @Test
  void promisesOfWorkloadsClassesEndpointsAndResourcesAreFine() {
    assertThat(
            check(
                    SHOP
                        + "slos: [p99 < 1s for users, errors < 1% for home, p50 < 1s for GET /,"
                        + " util(db.cpu) < 75%, {expr: wait(db.connections) < 1s, severity: warn},"
                        + " {expr: p99 < 1s, for: home}]\n")
                .text())
        .isEmpty();
  }

  @Test
  void whatIsAboutSessionsNeedsSome() {
    String sticky =
        SHOP.replace("to: app}", "to: lb}")
            + "loadBalancers: {lb: {targets: app, sticky: session}}\n";
    assertThat(only(check(sticky)).place().line()).isEqualTo(7);
    assertThat(check(sticky).text())
        .contains("sticky: session has no effect: no workload has sessions or users");
    String state = SHOP.replace("query: db]", "session: {store: replica}]");
    assertThat(check(state).text()).contains("store: replica has no effect");
    String visits = "rate: 10/s, sessions: {length: 8 requests, think: exp(3s)}";
    assertThat(check(state.replace("rate: 10/s", visits)).text()).isEmpty();
    assertThat(check(state.replace("store: replica", "store: replik")).text())
        .contains("there is no 'replik'");
    assertThat(
            check(
                    SHOP.replace("rate: 10/s", visits)
                        .replace("query: db]", "session: {store: db, op: write}]"))
                .text())
        .contains("database 'db' does not say how long a 'write' takes");
    String cached = SHOP.replace("query: db]", "session: {store: memory}]");
    String caches = "caches: {memory: {capacity: 1k entries, ttl: 1m, stampede: %s}}%n";
    assertThat(check(cached + caches.formatted("none")).text())
        .contains("store: memory has no effect");
    String stale =
        cached.replace("rate: 10/s", visits) + caches.formatted("stale-while-revalidate");
    assertThat(check(stale).text()).contains("cache 'memory' answers with what has expired");
  }

  @Test
  void aNameForTwoKindsIsRefusedUnlessBothAreTheSame() {
    String twoClasses =
        """
        name: t
        workloads:
          home: {rate: 1/s, to: app, endpoints: {a: 50%, b: 50%}}
        services:
          app: {endpoints: {a: {class: home, steps: [compute: 1ms]}, b: [compute: 1ms]}}
        slos: [p99 < 1s for home]
        """;
    assertThat(only(check(twoClasses)).code()).isEqualTo(Code.AMBIGUOUS_SCOPE);
    assertThat(check(twoClasses).text()).contains("both a workload and a class");

    String theSame =
        """
        name: t
        workloads: {checkout: {rate: 1/s, to: app}}
        services: {app: {endpoints: {POST /: {class: checkout, steps: [compute: 1ms]}}}}
        slos: [p99 < 1s for checkout]
        """;
    assertThat(check(theSame).text()).isEmpty();
  }

  @Test
  void wrongScopesAreShownWhereTheyStand() {
    ReadResult read = check(SHOP + "slos: [{expr: p99 < 1s, for: nobody}]\n");

    assertThat(only(read).place().column()).isEqualTo(30);
  }

  @Test
  void withoutAWorkloadNothingHappens() {
    ReadResult read = check("name: t\nservices: {s: {endpoints: {e: [compute: 1ms]}}}\n");

    assertThat(only(read).code()).isEqualTo(Code.NO_WORKLOAD);
    assertThat(only(read).place().line()).isEqualTo(1);
  }

  @Test
  void callsThatNeverEndAreShownAtTheirService() {
    ReadResult read =
        check(
            """
            name: t
            workloads: {w: {rate: 1/s, to: a}}
            services:
              a: {endpoints: {e: [compute: 1ms, call: b]}}
              b: {endpoints: {e: [compute: 1ms, call: a]}}
            """);

    assertThat(only(read).code()).isEqualTo(Code.CIRCLE);
    assertThat(only(read).place().line()).isEqualTo(4);
    assertThat(read.text()).contains("come back to it again and again");
  }

  @Test
  void callsThatEndSomeTimeAreFine() {
    assertThat(
            check(
                    """
                    name: t
                    workloads: {w: {rate: 1/s, to: a}}
                    services:
                      a: {endpoints: {e: [compute: 1ms, choose: [{50%: [call: a]}]]}}
                    """)
                .text())
        .isEmpty();
  }

  @Test
  void balancersThatPassToThemselvesAreACircle() {
    ReadResult read =
        check(
            """
            name: t
            workloads: {w: {rate: 1/s, to: app}}
            loadBalancers:
              a: {targets: b}
              b: {targets: [app, a]}
            services: {app: {endpoints: {e: [compute: 1ms]}}}
            """);

    assertThat(only(read).code()).isEqualTo(Code.CIRCLE);
    assertThat(read.text()).contains("t.yaml:4:3").contains("a -> b -> a");
  }

  @Test
  void statementsThatADatabaseDoesNotKnowAreShownAtTheStep() {
    ReadResult read =
        check(
            """
            name: t
            workloads: {w: {rate: 1/s, to: a}}
            services:
              a: {endpoints: {e: [query: {db: db, op: write}]}}
            databases: {db: {read: 1ms}}
            """);

    assertThat(only(read).place().line()).isEqualTo(4);
    assertThat(only(read).place().column()).isEqualTo(43);
    assertThat(read.text()).contains("database 'db' does not say how long a 'write' takes");
  }

  static Stream<Arguments> queues() {
    return Stream.of(
        arguments("q: {deadLetter: q}", Code.CIRCLE, "q -> q"),
        arguments("a: {deadLetter: b}, b: {deadLetter: a}", Code.CIRCLE, "a -> b -> a"),
        arguments("q: {deadLetter: nowhere}", Code.UNKNOWN_COMPONENT, "no 'nowhere'"),
        arguments("q: {deadLetter: db}", Code.WRONG_SECTION, "names database 'db'"),
        arguments("q: {partitions: 0}", Code.RULE, "partitions must be from 1"),
        arguments("q: {limit: 0}", Code.RULE, "limit must be from 1"),
        arguments("q: {maxDeliveries: 0}", Code.RULE, "maxDeliveries must be >= 1"),
        arguments("q: {order: lifo}", Code.UNKNOWN_CHOICE, "fifo, by-key"),
        arguments("q: {delay: 2h, retention: 1h}", Code.RULE, "would expire before"),
        arguments("q: {order: by-key, rebalance: 3s}", Code.RULE, "rebalance belongs to"),
        arguments("q: {rebalance: 3s}", Code.RULE, "nothing kills one"));
  }

  @ParameterizedTest
  @MethodSource("queues")
  void queuesThatMakeNoSenseAreTold(String queues, Code code, String words) {
    ReadResult read = check(SHOP + "queues: {" + queues + "}\n");

    assertThat(read.text()).contains(words);
    assertThat(only(read).code()).as(read.text()).isEqualTo(code);
    assertThat(only(read).place().line()).isEqualTo(7);
  }

  static Stream<Arguments> consumers() {
    return Stream.of(
        arguments("{queue: q, steps: []}", "steps must not be empty"),
        arguments("{queue: q}", "steps"),
        arguments("{queue: r, steps: [compute: 1ms]}", "components that fit: q"),
        arguments("{queue: db, steps: [compute: 1ms]}", "needs one of queues"),
        arguments("{queue: q, batch: 0, steps: [compute: 1ms]}", "batch must be from 1"),
        arguments(
            "{queue: q, batch: 9, prefetch: 5, steps: [compute: 1ms]}", "from the batch of 9"),
        arguments(
            "{queue: q, concurrency: 0, steps: [compute: 1ms]}", "concurrency must be from 1"),
        arguments("{queue: q, acknowledge: never, steps: [compute: 1ms]}", "after, before"),
        arguments("{queue: q, steps: [publish: qq]}", "components that fit: q"),
        arguments("{queue: q, steps: [call: app]}", "names no component"),
        arguments("{queue: q, steps: [publish: q]}", "never end"));
  }

  @ParameterizedTest
  @MethodSource("consumers")
  void consumersThatMakeNoSenseAreTold(String consumes, String words) {
    String yaml =
        """
        name: t
        workloads: {w: {rate: 1/s, to: a}}
        services:
          a: {endpoints: {e: [publish: q]}}
          w2: {consumes: %s}
        databases: {db: {read: 1ms}}
        queues: {q: {}}
        """;
    ReadResult read = check(yaml.formatted(consumes));

    assertThat(read.text()).contains(words);
    assertThat(only(read).place().line()).isBetween(5, 7);
  }

  @Test
  void aServiceDoesSomethingAndItsEndpointsAreNotQueues() {
    String yaml =
        """
        name: t
        workloads: {w: {rate: 1/s, to: a.q}}
        services: {a: {endpoints: {q: [compute: 1ms]}, consumes: {queue: q, steps: [compute: 1ms]}}}
        queues: {q: {}}
        """;
    assertThat(check(yaml).text()).contains("endpoint 'q' has the name of the queue");
    assertThat(check(SHOP + "loadBalancers: {lb: {targets: app}}\n").text()).isEmpty();
    assertThat(check(SHOP.replace("databases:", "  idle: {}\ndatabases:")).text())
        .contains("endpoints must not be empty, unless it consumes a queue");
  }

  @Test
  void whatNobodyUsesIsFine() {
    assertThat(check(SHOP + "queues: {unused: {}}\n").text()).isEmpty();
    assertThat(check(SHOP + "loadBalancers: {unused: {targets: app}}\n").text()).isEmpty();
  }

  private static ReadResult check(String yaml) {
    return ScenarioChecks.check(
        new archsim.scenario.ScenarioReader(ScenarioLanguage.LANGUAGE)
            .readText(
                "t.yaml",
                yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                archsim.scenario.yaml.Document.Options.NONE));
  }

  private static Diagnostic only(ReadResult read) {
    assertThat(read.diagnostics()).as(read.text()).hasSize(1);
    return read.diagnostics().get(0);
  }
}
