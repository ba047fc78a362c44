package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.run.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands that do not simulate print, and what wrong command lines are told. */
class CommandsTest {
  private static final String HELLO = Path.of("library/hello.yaml").toAbsolutePath().toString();

  @TempDir private Path folder;

  private Cli.Ended execute(String... args) {
    return new Cli(folder).execute(args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "frobnicate",
        "run",
        "run a.yaml b.yaml",
        "run a.yaml --sed 3",
        "run a.yaml --jobs 0",
        "run a.yaml --jobs 2.5",
        "run a.yaml --format xml",
        "run a.yaml --progress sometimes",
        "run a.yaml -P peak",
        "run a.yaml --seed",
        "validate",
        "explain",
        "doc nothing.like.it",
        "examples nothing-like-it",
        "schema now",
        "export",
        "export gif a.yaml"
      })
  void wrongCommandLinesEndWithTwo(String line) {
    Cli.Ended ended = execute(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.err()).startsWith("error: ").contains("archsim");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.hasStackTrace()).isFalse();
  }

  @Test
  void helpNamesEveryCommandAndVersionTheVersion() {
    Cli.Ended help = execute("--help");
    assertThat(help.code()).isEqualTo(0);
    assertThat(help.out())
        .contains("run", "validate", "explain", "doc", "schema", "examples", "completion")
        .contains("130 interrupted");
    assertThat(execute("run", "--help").out()).contains("--slo", "--charts", "--progress");
    assertThat(execute("--version").out()).isEqualTo("archsim " + Version.TEXT + "\n");
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + Version.TEXT + "</version>");
  }

  @Test
  void validateTakesSeveralFilesAndSaysTheWorst() throws IOException {
    Files.writeString(folder.resolve("wrong.yaml"), "name: t\nservice: {}\n");

    Cli.Ended good = execute("validate", HELLO);
    assertThat(good.code()).isEqualTo(0);
    assertThat(good.out()).endsWith("hello.yaml: valid\n");
    Cli.Ended bad = execute("validate", "wrong.yaml", HELLO);
    assertThat(bad.code()).isEqualTo(3);
    assertThat(bad.out()).endsWith("hello.yaml: valid\n");
    assertThat(bad.err()).contains("wrong.yaml:2:1", "did you mean 'services'?");
    assertThat(execute("validate", "wrong.yaml", "missing.yaml").code()).isEqualTo(4);
  }

  @Test
  void explainShowsTheOperationalLaws() {
    Cli.Ended ended = execute("explain", HELLO);

    assertThat(ended.code()).isEqualTo(0);
    assertThat(ended.out())
        .contains("bottleneck: app.cpu saturates first, at 750 /s, 3.75 times these arrivals")
        .containsPattern("app\\.cpu +6 +8\\.00 ms +26\\.7 % +750 /s\n")
        .containsPattern("db\\.cpu .* at least 956 /s\n")
        .containsPattern("app\\.threads .* at most 4,925 /s\n")
        .contains("defaults are in use: --defaults lists them")
        .doesNotContain("run.duration");
    assertThat(execute("explain", HELLO, "--defaults").out())
        .contains("run.duration                                   10m");
  }

  @Test
  void explainSaysWhatIsOverloadedAndWritesJson() {
    assertThat(execute("explain", HELLO, "--set", "workloads.users.rate=800/s").out())
        .contains("overloaded: app.cpu is asked for 107 % of what it can give");
    assertThat(execute("explain", HELLO, "--format=json").out())
        .contains("\"format\" : \"archsim.explain/1\"")
        .contains("\"bound_per_s\" : 750.0");
  }

  @Test
  void exportPrintsTheTopology() throws IOException {
    assertThat(execute("export", "mermaid", HELLO).out())
        .isEqualTo(
            """
            flowchart LR
              n0(["users<br/>workload"])
              n1["web<br/>service × 2"]
              n2["app<br/>service × 3"]
              n3[("db<br/>database")]
              n0 --> n1
              n1 --> n2
              n2 --> n3
            """);
    assertThat(execute("export", "dot", HELLO).out())
        .contains("\"app\" [label=\"app\\nservice × 3\"];", "\"app\" -> \"db\"");
    assertThat(execute("export", "dot", HELLO, "--result", "missing.json").code()).isEqualTo(4);
    execute("run", HELLO, "--duration", "60s", "--replications", "2", "--out", "run");
    assertThat(execute("export", "mermaid", HELLO, "--result", "run/result.json").out())
        .contains("app<br/>service × 3<br/>cpu 26.", "style n2 fill:#", " /s\"|");
  }

  @Test
  void docSaysWhatFieldsAre() {
    assertThat(execute("doc", "services.app.replicas").out()).contains("a count such as 20k");
    assertThat(execute("doc").out()).contains("services.*.replicas", "steps.compute.time");
    assertThat(execute("doc", "thread").err()).contains("did you mean 'threads'?");
  }

  @Test
  void schemaAndCompletionArePrinted() {
    assertThat(execute("schema").out()).contains("http://json-schema.org/draft-07/schema#");
    assertThat(execute("completion").out()).contains("complete -F", "--replications");
  }

  @Test
  void examplesAreThoseOfTheLibrary() throws IOException {
    try (Stream<Path> library = Files.list(Path.of("library"))) {
      assertThat(
              library
                  .map(file -> String.valueOf(file.getFileName()))
                  .filter(name -> name.endsWith(".yaml"))
                  .sorted()
                  .map(name -> name.substring(0, name.length() - ".yaml".length())))
          .containsExactlyElementsOf(
              Files.readAllLines(Path.of("src/main/resources", Examples.INDEX)));
    }
    assertThat(execute("examples").out()).contains("3 tiers: web -> app -> postgres");
    assertThat(execute("examples", "hello").out()).isEqualTo(Files.readString(Path.of(HELLO)));
  }
}
