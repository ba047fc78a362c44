package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run does on a disk, or under loads, that nobody wishes for. */
class HostileRunTest {
  private static final String[] SHORT = {
    "--duration", "2s", "--warmup", "0s", "--replications", "1"
  };

  @TempDir private Path folder;

  @BeforeEach
  void writeScenario() throws IOException {
    write("app", "{x: [compute: 1ms]}");
  }

  private void write(String name, String endpoints) throws IOException {
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        name: %s
        workloads: {users: {rate: 10/s, to: app}}
        services: {app: {endpoints: %s}}
        """
            .formatted(name, endpoints));
  }

  private Cli.Ended run(String file, String... more) {
    return new Cli(folder)
        .execute(
            Stream.of(List.of("run", file), List.of(SHORT), List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new));
  }

  @Test
  void theNextRunClearsAwayWhatAKilledOneLeftAndBringsBackWhatMadeRoom() throws IOException {
    assertThat(run("app.yaml").code()).isZero();
    Path runs = folder.resolve("runs/app");
    Path saved;
    try (Stream<Path> all = Files.list(runs)) {
      saved = all.toList().get(0);
    }
    Files.move(saved, runs.resolve("." + saved.getFileName() + ".123.old"));
    Files.createDirectory(runs.resolve("." + saved.getFileName() + ".123.part"));
    Files.createFile(runs.resolve("." + saved.getFileName() + ".123.lock"));
    Files.createDirectory(runs.resolve(".other.7.part"));
    Files.writeString(runs.resolve(".other.7.part/series.csv"), "half");

    assertThat(run("app.yaml", "--seed", "2").code()).isZero();

    assertThat(saved.resolve("result.json")).exists();
    try (Stream<Path> all = Files.list(runs)) {
      assertThat(all.map(Path::getFileName).map(String::valueOf))
          .hasSize(2)
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  void aServiceThatCallsItselfTooOftenIsRefusedWithItsPlace() throws IOException {
    write("deep", "{x: [choose: [{99.5%: [call: {to: app.x, async: true}]}]]}");

    Cli.Ended ended = run("deep.yaml", "--set", "workloads.users.rate=1000/s");

    assertThat(ended.code()).isEqualTo(ExitCode.INVALID.code());
    assertThat(ended.err()).contains("E208", "deep.yaml:3:", "app.x: calls nest more than 500");
  }

  @Test
  void whatALiveProcessWritesIsNotClearedAway() throws IOException {
    Path runs = Files.createDirectories(folder.resolve("runs/app"));
    Files.createDirectory(runs.resolve(".live.5.part"));
    Path lock = Files.createFile(runs.resolve(".live.5.lock"));

    try (FileChannel held = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      held.lock();
      assertThat(run("app.yaml").code()).isZero();
      assertThat(runs.resolve(".live.5.part")).exists();
    }
  }

  @Test
  void foldersOfOthersThatLookAlikeAreLeftAlone() throws IOException {
    Path other = Files.createDirectories(folder.resolve("runs/app/.mine.5.old"));
    Files.writeString(other.resolve("thesis.txt"), "precious");

    assertThat(run("app.yaml").code()).isZero();
    assertThat(other.resolve("thesis.txt")).exists();
  }

  @Test
  void aDamagedListOfRunsIsBegunAnewWithAWarning() throws IOException {
    Files.createDirectory(folder.resolve("runs"));
    Files.write(folder.resolve("runs/last"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    Cli.Ended ended = run("app.yaml");

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("warning:", "last could not be read, and is begun anew");
    assertThat(Files.readAllLines(folder.resolve("runs/last"))).hasSize(1);
    assertThat(run("app.yaml").err()).doesNotContain("warning");
  }

  @Test
  void aListOfRunsThatIsAFolderIsLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("runs/last/inside"));

    Cli.Ended ended = run("app.yaml");

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("warning:", "last could not be written");
  }

  @Test
  void placesThatCannotBeWrittenAreNamedBeforeTheSimulation() throws IOException {
    String tooLong = "x".repeat(201);
    assertThat(run("app.yaml", "--out", tooLong).err())
        .contains("cannot write", "its name has more than 200 bytes")
        .doesNotContain("simulated");
    assertThat(run("app.yaml", "--out", "y/".repeat(2_000)).err())
        .contains("cannot write", "the path has more than 3800 bytes")
        .doesNotContain("simulated");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
    Cli.Ended dangling = run("app.yaml", "--out", "link");
    assertThat(dangling.err())
        .contains("cannot write", "link: it is a link to nowhere, which does not exist")
        .doesNotContain("simulated");
    assertThat(dangling.code()).isEqualTo(ExitCode.IO.code());
  }

  @Test
  void namesThatReorderTextAreShownAsEscapes() throws IOException {
    write("bidi", "{\"a\\u202Eb\": {class: \"c\\u2067d\", steps: [compute: 1ms]}}");

    Cli.Ended ended = run("bidi.yaml", "--charts", "--out", "saved");
    assertThat(ended.code()).as(ended.err()).isZero();

    try (Stream<Path> files = Files.list(folder.resolve("saved"))) {
      for (Path file : files.toList()) {
        if (!file.toString().endsWith(".png") && !file.toString().endsWith("result.json")) {
          assertThat(Files.readString(file)).as(file.toString()).doesNotContain("\u202e", "\u2067");
        }
      }
    }
    assertThat(Files.readString(folder.resolve("saved/report.html"))).contains("a\\u202eb");
    assertThat(new Cli(folder).execute("explain", "bidi.yaml").out())
        .contains("a\\u202eb")
        .doesNotContain("\u202e");
    assertThat(ended.out()).doesNotContain("\u202e", "\u2067");
  }

  /** Somebody who presses Ctrl-C soon after the start. */
  private Cli impatient() {
    return new Cli(folder)
        .signals(
            action -> {
              Thread later =
                  new Thread(
                      () -> {
                        try {
                          Thread.sleep(Duration.ofMillis(300).toMillis());
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                        }
                        action.run();
                      });
              later.setDaemon(true);
              later.start();
            });
  }

  @Test
  @Timeout(60)
  void ctrlCIsHeardInsideABucketHoweverManyEventsItHas() {
    Cli.Ended ended =
        impatient()
            .execute(
                "run",
                "app.yaml",
                "--set",
                "workloads.users.rate=1e9/s",
                "--duration",
                "1h",
                "--replications",
                "1");

    assertThat(ended.code()).isEqualTo(ExitCode.INTERRUPTED.code());
    assertThat(ended.err())
        .contains("note: this run is about 2e+13 events, which take about")
        .contains("nothing is saved");
  }

  @Test
  @Timeout(60)
  void ctrlCIsHeardInsideAnEventHoweverManyRequestsItMakes() throws IOException {
    StringBuilder services = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      String call = "{call: {to: s%s, async: true}}".formatted(i + 1);
      services.append("  s%s: {endpoints: {x: [%s, %s]}}\n".formatted(i, call, call));
    }
    Files.writeString(
        folder.resolve("diamond.yaml"),
        "name: diamond\nworkloads: {users: {rate: 1/s, to: s0}}\nservices:\n"
            + services
            + "  s30: {endpoints: {x: [compute: 1us]}}\n");

    Cli.Ended ended =
        impatient()
            .execute(
                "run", "diamond.yaml", "--duration", "2s", "--replications", "1", "--warmup", "0s");

    assertThat(ended.code()).as(ended.err()).isEqualTo(ExitCode.INTERRUPTED.code());
  }

  @Test
  void branchesThatDoNotFitIntoMemoryAreRefusedBeforeTheyAreOpened() throws IOException {
    write(
        "wide",
        "{x: [{parallel: {fanout: 100000, steps: [{parallel: {fanout: 100000, steps: [compute:"
            + " 1us]}}]}}]}");

    Cli.Ended ended = run("wide.yaml");

    assertThat(ended.code()).isEqualTo(ExitCode.INVALID.code());
    assertThat(ended.err()).contains("runs 1e+10 branches at once");
  }

  @Test
  void aRunThatNobodyWillSeeTheEndOfIsRefused() {
    Cli.Ended ended =
        new Cli(folder)
            .execute(
                "run", "app.yaml", "--set", "workloads.users.rate=1e9/s", "--duration", "3000d");

    assertThat(ended.code()).isEqualTo(ExitCode.INVALID.code());
    assertThat(ended.err()).contains("error: this run would be about", "years; lower rates");
  }

  @Test
  void figuresHaveTheSameDigitsWhateverTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Cli.Ended ended =
          run("app.yaml", "--set", "services.app.queue.limit=0", "--set", "services.app.threads=1");
      assertThat(ended.out() + ended.err()).doesNotContainPattern("[\u0660-\u0669]");
      assertThat(run("app.yaml", "--jobs", "0").err()).contains("from 1 to 1,024");
    } finally {
      Locale.setDefault(before);
    }
  }
}
