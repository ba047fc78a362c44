package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import archsim.explain.Explanation;
import archsim.scenario.ReadResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write first who know other tools is read, or answered with what to write. */
class FirstTriesTest {
  private static final String SYSTEM =
      """
      name: t
      workloads: {w: {rate: 10/s, to: app, timeout: exp(2s)}}
      services: {app: {STEPS}}
      databases: {db: {DB}}
      """;

  private static ReadResult read(String yaml, String... sets) {
    return ScenarioChecks.check(Runs.read(yaml, sets));
  }

  private static String app(String body) {
    return SYSTEM
        .replace("STEPS", body + ", endpoints: {e: [query: db]}")
        .replace("DB", "read: 1ms");
  }

  private static String steps(String steps) {
    return SYSTEM
        .replace("STEPS", "endpoints: {e: [" + steps + "]}")
        .replace("DB", "read: 1ms, disk: {iops: 100}");
  }

  private static String db(String body) {
    return SYSTEM.replace("STEPS", "endpoints: {e: [query: db]}").replace("DB", body);
  }

  static Stream<String> accepted() {
    return Stream.of(
        app("memory: 8GB"),
        app("memory: 2GiB"),
        app("contention: {serial: 0%}"),
        steps("compute: 250µs"),
        steps("compute: lognormal(p50=1ms, p99=10ms)"),
        steps("delay: 1ms, compute: uniform(1ms, 3ms), query: db"),
        steps("{compute: lognormal(p50=1ms, p99=10ms)}, query: db"),
        steps("parallel: [[compute: 1ms, query: db], [compute: 2ms], query: db]"),
        steps("parallel: {quorum: 1, branches: [[compute: 1ms, query: db], [delay: 1ms]]}"),
        steps("choose: [{50%: {query: db}}]"),
        steps("query: {db: db, cpu: 5ms}"),
        steps("query: {db: db, disk: 2}"),
        db("read: lognormal(p50=1ms, p99=10ms), connections: 7"),
        db("connections: 7, read: mix(90% 2ms, 10% exp(50ms))"),
        db("read: {cpu: gamma(mean=1ms, cv=2)}"),
        db("read: 1ms").replace("10/s", "10M/day"),
        db("read: 1ms")
            .replace(
                "rate: 10/s", "arrivals: mmpp(rate1=1/s, stay1=1s," + " rate2=2/s, stay2=1s)"));
  }

  @ParameterizedTest
  @MethodSource
  void accepted(String yaml) {
    assertThat(read(yaml).text()).isEmpty();
  }

  @Test
  void aCommaBetweenArgumentsIsABlank() {
    String comma = read(db("read: lognormal(p50=1ms, p99=10ms)")).scenario().toString();

    assertThat(comma)
        .isEqualTo(read(db("read: lognormal(p50=1ms p99=10ms)")).scenario().toString());
  }

  static Stream<Arguments> answered() {
    return Stream.of(
        arguments(app("memory: 8gb"), "did you mean 8GB?"),
        arguments(app("memory: 2 gib"), "did you mean 2GiB?"),
        arguments(app("instances: 3"), "did you mean 'replicas'?"),
        arguments(app("pods: 3"), "did you mean 'replicas'?"),
        arguments(app("nodes: 3"), "did you mean 'replicas' or 'nodePool'?"),
        arguments(app("workers: 3"), "did you mean 'threads' or 'loops'?"),
        arguments(app("concurrency: 3"), "did you mean 'threads'?"),
        arguments(app("ram: 1Gi"), "did you mean 'memory'?"),
        arguments(app("cores: 2"), "did you mean 'cpu'?"),
        arguments(app("vcpus: 2"), "did you mean 'cpu'?"),
        arguments(app("host: web"), "did you mean 'nodePool' or 'instanceType'?"),
        arguments(app("autoscale: {max: 3}"), "that is 'autoscaling' here, which is not built yet"),
        arguments(steps("sleep: 10ms"), "did you mean 'delay'?"),
        arguments(steps("http: app"), "did you mean 'call'?"),
        arguments(steps("db: db"), "did you mean 'query'?"),
        arguments(steps("sql: db"), "did you mean 'query'?"),
        arguments(steps("emit: orders"), "did you mean 'publish'?"),
        arguments(steps("if: []"), "did you mean 'choose'?"),
        arguments(steps("call: {to: app, retries: 3}"), "that is 'retry' here, which is not built"),
        arguments(db("read: 1ms, concurrency: 3"), "did you mean 'connections'?"),
        arguments(db("read: 1ms") + "events: {orders: {}}\n", "did you mean 'queues' or 'faults'?"),
        arguments(db("read: 1ms") + "db: {}\n", "did you mean 'databases'?"),
        arguments(db("read: 1ms") + "rps: 100\n", "did you mean 'workloads'?"),
        arguments(db("read: 1ms") + "sla: []\n", "did you mean 'slos'?"),
        arguments(db("read: 1ms").replace("rate: 10/s", "rps: 10"), "did you mean 'rate'?"),
        arguments(db("read: 1ms").replace("10/s", "10 rps"), "did you mean 10/s?"),
        arguments(
            steps("query: {db: db, disk: 2}").replace(", disk: {iops: 100}", ""),
            "database 'db' has no disk; add disk: {iops: 3000} to it"));
  }

  @ParameterizedTest
  @MethodSource
  void answered(String yaml, String answer) {
    assertThat(read(yaml).text()).contains(answer);
  }

  @Test
  void twoComponentsOfOneNameAreOneMistake() {
    ReadResult read =
        read(
            db("read: 1ms")
                .replace("databases: {db:", "databases: {app:")
                .replace("query: db", "query: app"));

    assertThat(read.diagnostics()).hasSize(1);
    assertThat(read.text())
        .startsWith("error[E111]: two components are called 'app'")
        .contains("names are unique over all sections");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services.catalogue.replicas=5",
        "services.ap.replicas=5",
        "databases.postgres.connections=5",
        "queues.orders.limit=5",
        "workloads.users.rate=5/s",
        "service.app.replicas=5",
        "services.app.replica=5",
        "services.app.queue.limits=5",
        "services.app.endpoints.f.class=x",
        "keys.user.popularity=unique",
        "nodePools.web.count=3"
      })
  void aSettingInventsNothing(String setting) {
    ReadResult read = read(db("read: 1ms"), setting);

    assertThat(read.isValid()).as(setting).isFalse();
    assertThat(read.text()).contains("--set " + setting.substring(0, setting.indexOf('=')));
  }

  @Test
  void aSettingOfAnUnknownComponentSaysWhichThereAre() {
    assertThat(read(db("read: 1ms"), "services.apps.replicas=5").text())
        .startsWith("error[E043]: there is no service 'apps'\n")
        .contains("did you mean 'app'?", "services: app");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services.app.queue.limit=5",
        "services.app.pool.db=5",
        "services.app.replicas=5",
        "databases.db.disk.iops=5",
        "run.duration=5m",
        "cost.currency=EUR",
        "slos=[p99 < 1s]",
        "instanceTypes.\"m6i.large\".price=$0.1/h",
        "services.other={endpoints: {f: [compute: 1ms]}}"
      })
  void aSettingMayNameADocumentedFieldThatIsNotThere(String setting) {
    assertThat(read(db("read: 1ms"), setting).text()).isEmpty();
  }

  @Test
  void aPromiseMayBeAboutWhatResultsCallAClass() {
    String mix =
        """
        name: t
        run: {duration: 20s, warmup: 0s, replications: 2}
        workloads: {users: {rate: 10/s, to: app, endpoints: {POST /a: 50%, GET /b: 50%}}}
        services:
          app: {endpoints: {POST /a: {steps: [compute: 1ms], class: POST /a}, GET /b: [compute: 1ms]}}
        slos:
          - {expr: errors < 50%, for: users / POST /a}
        """;

    assertThat(Runs.text(mix, 1).result().slos().get(0).verdict().name()).isEqualTo("PASS");
    assertThat(read(mix.replace("users / POST /a", "users / POST /c")).text())
        .contains("there is no workload, class or endpoint 'users / POST /c'");
  }

  @Test
  void whatDoesNotFitIsShownWithEnoughDigits() {
    ReadResult read =
        read(
            app("cpu: 4, nodePool: pool")
                + "instanceTypes: {own: {vcpu: 4, speed: 1}}\n"
                + "nodePools: {pool: {instanceType: own, count: 1}}\n",
            "services.app.cpu=3996m",
            "services.app.replicas=2");

    assertThat(read.text())
        .contains(
            "each asks for 3.996 cores; its 1 machine has 4 cores, of which it has"
                + " 0.004 cores",
            "cpuRequest says how many cores are set apart for one (default cpu)");
  }

  /** λ times the cost of the query, by the utilisation law; explain says the same. */
  @Test
  void theCostsOfAQueryReplaceThoseOfTheDatabase() {
    String yaml =
        """
        name: t
        run: {duration: 200s, warmup: 1s, replications: 4}
        workloads: {w: {rate: 20/s, to: app}}
        services: {app: {endpoints: {e: [query: {db: db, cpu: 5ms}, query: {db: db, disk: 2}]}}}
        databases: {db: {read: {cpu: 1ms, disk: 1}, disk: {iops: 200, latency: 1ms}}}
        """;
    RunOutcome run = Runs.text(yaml, 2);

    assertUtilisation(20 * (0.005 + 0.001), run.measurements().resource("db", "cpu"));
    assertUtilisation(20 * (1 + 2) / 200.0, run.measurements().resource("db", "disk"));
    var explained = Explanation.of(ScenarioLanguage.architecture(read(yaml).scenario()));
    assertThat(explained.resources())
        .anySatisfy(
            resource -> {
              assertThat(resource.name()).isEqualTo("db.cpu");
              assertThat(resource.openUtilisation()).isEqualTo(0.12, within(1e-9));
            })
        .anySatisfy(
            resource -> {
              assertThat(resource.name()).isEqualTo("db.disk");
              assertThat(resource.openUtilisation()).isEqualTo(0.3, within(1e-9));
            });
  }

  private static void assertUtilisation(double expected, Resource resource) {
    assertThat(expected)
        .isBetween(resource.utilisation().lower(0.999), resource.utilisation().upper(0.999));
  }
}
