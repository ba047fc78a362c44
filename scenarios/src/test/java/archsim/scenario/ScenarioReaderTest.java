package archsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.spec.Dimension;
import archsim.scenario.yaml.DefaultInUse;
import archsim.scenario.yaml.Document;
import archsim.scenario.yaml.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What right files mean. */
class ScenarioReaderTest {
  private static final ScenarioReader READER = new ScenarioReader(SampleLanguage.language());

  @TempDir private Path folder;

  private static ReadResult read(String text, Map<String, String> params, String... sets) {
    Document.Options options =
        new Document.Options(params, List.of(sets), Map.of("HOME_RATE", "9/s")::get);
    ReadResult result = READER.readText("t.yaml", text.getBytes(StandardCharsets.UTF_8), options);
    assertThat(result.text()).isEmpty();
    return result;
  }

  private static ReadResult read(String text) {
    return read(text, Map.of());
  }

  private static SampleLanguage.Service service(ReadResult result, String name) {
    return (SampleLanguage.Service) Objects.requireNonNull(result.scenario().component(name), name);
  }

  private static SampleLanguage.Workload workload(ReadResult result, String name) {
    return (SampleLanguage.Workload)
        Objects.requireNonNull(result.scenario().component(name), name);
  }

  @Test
  void readsTheFirstExample() {
    ReadResult result = READER.read(Path.of("library/hello.yaml"), Document.Options.NONE);

    assertThat(result.text()).isEmpty();
    Scenario scenario = result.scenario();
    assertThat(scenario.name()).isEqualTo("hello");
    assertThat(scenario.run()).isEqualTo(RunSpec.DEFAULT);
    assertThat(scenario.components().keySet())
        .containsExactly("workloads", "loadBalancers", "services", "databases");
    assertThat(scenario.all(SampleLanguage.Service.class).keySet()).containsExactly("web", "app");
    SampleLanguage.Service app = service(result, "app");
    assertThat(app.cpu()).isEqualTo(2);
    assertThat(app.memory()).isInfinite();
    assertThat(app.endpoints().get("render"))
        .isEqualTo(
            new SampleLanguage.Endpoint(
                List.of(
                    new SampleLanguage.Compute(
                        SampleLanguage.Time.parse("exp(8ms)", Dimension.SECONDS)),
                    new SampleLanguage.Query("db", SampleLanguage.Op.READ)),
                null,
                false));
    assertThat(scenario.slos()).hasSize(2);
    assertThat(scenario.slos().get(0).expr()).isEqualTo("p99 < 100ms");
    assertThat(result.document().sha256()).hasSize(64);
    assertThat(result.defaults())
        .contains(
            new DefaultInUse("services.app.queue.limit", "10k"),
            new DefaultInUse("run.duration", "10m"))
        .doesNotContain(new DefaultInUse("services.app.threads", "200"));
  }

  @Test
  void distributionsAreParsedInTheirUnit() {
    ReadResult result = read("name: d\ndatabases: {db: {read: 3ms, write: exp(5ms)}}\n");

    SampleLanguage.Database db = result.scenario().all(SampleLanguage.Database.class).get("db");
    assertThat(db).extracting("read.mean", "write.mean").containsExactly(0.003, 0.005);
  }

  @Test
  void everyFormOfASpecIsUnderstood() {
    ReadResult result =
        read(
            """
            name: forms
            services:
              a:
                memory: unlimited
                queue: {limit: 2k, order: lifo-when-overloaded}
                pool: {db: 20}
                endpoints:
                  GET /x.y:
                    class: big
                    logged: true
                    steps:
                      - choose: [{90%: [compute: 1ms]}, {10%: [query: {db: db, op: write}]}]
                      - call: {to: b.only, timeout: 80ms, retry: 20ms}
                      - call: {to: b, retry: {attempts: 2, retryOn: [timed_out]}}
              b: {endpoints: {only: []}}
            databases: {db: {}}
            workloads:
              w: {rate: 1k/s, to: a.GET /x.y, salt: 9007199254740993}
            """);

    SampleLanguage.Service a = service(result, "a");
    assertThat(a.queue())
        .isEqualTo(new SampleLanguage.Queue(2000, SampleLanguage.Order.LIFO_WHEN_OVERLOADED));
    assertThat(a.pool()).containsExactly(Map.entry("db", 20));
    SampleLanguage.Endpoint endpoint = Objects.requireNonNull(a.endpoints().get("GET /x.y"));
    assertThat(endpoint.requestClass()).isEqualTo("big");
    assertThat(endpoint.logged()).isTrue();
    SampleLanguage.Choose choose = (SampleLanguage.Choose) endpoint.steps().get(0);
    assertThat(choose.branches()).extracting("share").containsExactly(0.9, 0.1);
    SampleLanguage.Call first = (SampleLanguage.Call) endpoint.steps().get(1);
    assertThat(first.timeout()).isEqualTo(0.08);
    assertThat(first.retry())
        .isEqualTo(
            new SampleLanguage.Retry(
                3, 0.02, List.of(SampleLanguage.Outcome.TIMED_OUT, SampleLanguage.Outcome.FAILED)));
    assertThat(((SampleLanguage.Call) endpoint.steps().get(2)).timeout()).isInfinite();
    assertThat(workload(result, "w").salt()).isEqualTo(9007199254740993L);
  }

  @Test
  void mergeKeysGiveWayToExplicitOnesAndEarlierMapsWin() {
    ReadResult result =
        read(
            """
            name: merge
            x-a: &a {replicas: 2, threads: 20, endpoints: {e: []}}
            x-b: &b {threads: 30, cpu: 4}
            services:
              one: {<<: *a, threads: 7}
              two:
                <<: [*a, *b]
            """);

    assertThat(service(result, "one").threads()).isEqualTo(7);
    assertThat(service(result, "one").replicas()).isEqualTo(2);
    assertThat(service(result, "two").threads()).isEqualTo(20);
    assertThat(service(result, "two").cpu()).isEqualTo(4);
  }

  @Test
  void parametersStandAnywhereInAValue() {
    String text =
        """
        name: params
        description: at ${peak}, not $${peak}
        params: {peak: 600/s, n: 2, home: "${env:HOME_RATE}"}
        services: {s: {replicas: "${n}", endpoints: {e: [compute: "${n}ms"]}}}
        workloads:
          w: {rate: "${peak}", to: s}
          v: {rate: "${home}", to: s}
        """;

    ReadResult result = read(text, Map.of("n", "5"));
    assertThat(result.scenario().description()).isEqualTo("at 600/s, not ${peak}");
    assertThat(service(result, "s").replicas()).isEqualTo(5);
    assertThat(workload(result, "w").rate()).isEqualTo(600);
    assertThat(workload(result, "v").rate()).isEqualTo(9);
    assertThat(result.document().params())
        .containsExactly(Map.entry("peak", "600/s"), Map.entry("n", "5"), Map.entry("home", "9/s"));
    assertThat(workload(read(text, Map.of(), "params.peak=1/s"), "w").rate()).isEqualTo(1);
  }

  @Test
  void setOverridesAnything() {
    String text =
        """
        name: sets
        services:
          s:
            threads: 3
            endpoints:
              GET /a.b: [compute: 1ms, compute: 2ms]
        """;

    ReadResult result =
        read(
            text,
            Map.of(),
            "services.s.replicas=4",
            "services.s.threads=null",
            "services.s.queue.limit=0",
            "services.s.endpoints.\"GET /a.b\"[1].compute=exp(9ms)",
            "services.s.endpoints.'GET /a.b'.0={compute: 5ms}",
            "run={seed: 3}");
    SampleLanguage.Service s = service(result, "s");
    assertThat(s.replicas()).isEqualTo(4);
    assertThat(s.threads()).isEqualTo(200);
    assertThat(s.queue().limit()).isZero();
    assertThat(Objects.requireNonNull(s.endpoints().get("GET /a.b")).steps())
        .extracting("demand.text")
        .containsExactly("5ms", "exp(9ms)");
    assertThat(result.scenario().run().seed()).isEqualTo(3);
    assertThat(result.document().sets()).containsEntry("services.s.replicas", "4");
  }

  @Test
  void includesMergeDeeply() throws IOException {
    Files.createDirectories(folder.resolve("parts"));
    write(
        "parts/base.yaml", "services: {s: {threads: 1, cpu: 3, replicas: 8, endpoints: {e: []}}}");
    write("parts/more.yaml", "include: [base.yaml]\nservices: {s: {threads: 2, cpu: 5}}");
    write(
        "main.yaml",
        "include: [parts/more.yaml]\nname: inc\nservices: {s: {cpu: 7, replicas: null}}");
    write("run.yaml", "topology: ./main.yaml\nname: over");

    ReadResult result = READER.read(folder.resolve("run.yaml"), Document.Options.NONE);
    assertThat(result.text()).isEmpty();
    assertThat(result.scenario().name()).isEqualTo("over");
    SampleLanguage.Service s = service(result, "s");
    assertThat(s.threads()).isEqualTo(2);
    assertThat(s.cpu()).isEqualTo(7);
    assertThat(s.replicas()).isEqualTo(1);
    assertThat(place(result, "s", "threads").file()).endsWith("more.yaml");
  }

  @Test
  void yamlIsVersionOneTwo() {
    ReadResult result =
        read("name: on\nservices: {no: {threads: 010, endpoints: {y: [], off: []}}}\n");

    assertThat(service(result, "no").threads()).isEqualTo(10);
    assertThat(service(result, "no").endpoints().keySet()).containsExactly("y", "off");
  }

  @Test
  void placesLeadBackToTheFile() {
    ReadResult result = read("name: p\nservices:\n  s: {threads: 4, endpoints: {e: []}}\n");

    assertThat(place(result, "s", "threads")).hasToString("t.yaml:3:16");
    assertThat(place(result, "s", "cpu")).hasToString("t.yaml:3:3");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static Place place(ReadResult result, String component, String field) {
    return result.written().place(result.scenario().component(component), field);
  }
}
