package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.RunResult;
import archsim.run.Version;
import archsim.scenario.ResultJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code archsim run} prints, saves and ends with. */
class RunCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void copyHello() throws IOException {
    Files.copy(Path.of("library/hello.yaml"), folder.resolve("hello.yaml"));
  }

  private Cli.Ended run(String... options) {
    return run(new Cli(folder), options);
  }

  private static Cli.Ended run(Cli cli, String... options) {
    List<String> args = new ArrayList<>(List.of("run", "hello.yaml"));
    args.addAll(List.of(options));
    for (String standard : List.of("--duration=20s", "--warmup=5s", "--replications=3")) {
      String name = standard.substring(0, standard.indexOf('='));
      if (args.stream().noneMatch(arg -> arg.startsWith(name))) {
        args.add(standard);
      }
    }
    return cli.execute(args.toArray(String[]::new));
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private Path saved() throws IOException {
    return folder.resolve("runs").resolve(Files.readString(folder.resolve("runs/last")).trim());
  }

  @Test
  void printsTheVerdictFirstAndSavesTheRun() throws IOException {
    Cli.Ended ended = run();

    assertThat(ended.code()).as(ended.err()).isEqualTo(0);
    assertThat(ended.out())
        .startsWith("PASS  hello: 2 SLOs are kept\n")
        .contains("p99 < 100ms for users", "app.cpu", "bottleneck: app.cpu saturates first")
        .contains("report: runs/hello/");
    assertThat(ended.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
    assertThat(ended.err()).startsWith("simulated ").doesNotContain("\r", "\u001b");
    assertThat(namesIn(saved()))
        .containsExactly("latency-users.hgrm", "report.html", "result.json", "series.csv");
    assertThat(namesIn(folder.resolve("runs/hello"))).hasSize(1);
  }

  @Test
  void theSameRunPrintsTheSameAndTakesThePlaceOfTheFirst() throws IOException {
    Cli.Ended once = run();
    Path first = saved();
    Cli.Ended again = run("--jobs=1");

    assertThat(again.out()).isEqualTo(once.out());
    assertThat(saved()).isEqualTo(first);
    assertThat(namesIn(folder.resolve("runs/hello"))).hasSize(1);

    run("--seed=2");
    assertThat(namesIn(folder.resolve("runs/hello"))).hasSize(2);
    assertThat(namesIn(folder.resolve("runs/hello"))).anyMatch(name -> name.contains("seed=2-"));
    assertThat(Files.readAllLines(folder.resolve("runs/last"))).hasSize(2);
  }

  @Test
  void jsonOnStdoutIsTheSavedResultAndNothingElse() throws IOException {
    Cli.Ended ended = run("--format=json", "--out=mine", "--charts");

    assertThat(ended.out()).isEqualTo(Files.readString(folder.resolve("mine/result.json")));
    RunResult result = ResultJson.read(ended.out());
    assertThat(result.experiment().replications()).isEqualTo(3);
    assertThat(result.scenario().set()).containsEntry("run.duration", "20s");
    assertThat(result.archsim().version()).isEqualTo(Version.TEXT);
    assertThat(folder.resolve("runs")).doesNotExist();
    assertThat(namesIn(folder.resolve("mine")))
        .anyMatch(name -> name.endsWith(".svg"))
        .anyMatch(name -> name.endsWith(".png"));
  }

  @Test
  void brokenPromisesEndWithTen() {
    Cli.Ended ended = run("--slo", "p99 < 1ms");

    assertThat(ended.code()).isEqualTo(10);
    assertThat(ended.out()).startsWith("FAIL  hello: 1 of 3 SLOs is broken\n");
  }

  @Test
  void whatOneReplicationCannotDecideEndsWithEleven() {
    Cli.Ended ended = run("--replications=1");

    assertThat(ended.code()).isEqualTo(11);
    assertThat(ended.out()).startsWith("UNDECIDED  hello: ").contains("one replication");
  }

  @Test
  void anUnsteadySystemIsSaidBeforeAnyFigure() {
    Cli.Ended ended = run("--set", "workloads.users.rate=800/s", "--set", "slos=null");

    assertThat(ended.out().lines().skip(1).findFirst().orElse("")).startsWith("not steady: app.");
    assertThat(ended.out()).startsWith("NONE  hello: the scenario has no SLOs\n");
  }

  @Test
  void interruptedRunsSaveWhatIsFinished() throws IOException {
    Runnable[] interrupt = {() -> {}};
    Cli cli =
        new Cli(folder)
            .signals(action -> interrupt[0] = action)
            .watching(
                text -> {
                  if (text.matches("(?s).*\\b[1-9] of 10 .*")) {
                    Runnable once = interrupt[0];
                    interrupt[0] = () -> {};
                    once.run();
                  }
                });
    // The line is drawn ten times a second at most, so which update is the first is chance: 1 job,
    // and replications long enough that the first update cannot be the last one.
    Cli.Ended ended =
        run(cli, "--progress=always", "--jobs=1", "--replications=10", "--duration=1000s");

    assertThat(ended.code()).as(ended.err()).isEqualTo(130);
    RunResult result = ResultJson.read(Files.readString(saved().resolve("result.json")));
    assertThat(result.experiment().replications()).isBetween(1, 9);
    assertThat(ended.err()).contains("interrupted after ");
    assertThat(saved().toString()).endsWith("-interrupted");
  }

  @Test
  void interruptedBeforeAnythingIsFinishedSavesNothing() {
    Cli.Ended ended = run(new Cli(folder).signals(Runnable::run));

    assertThat(ended.code()).isEqualTo(130);
    assertThat(ended.err()).contains("interrupted before the first replication was finished");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void theProgressLineIsErasedAtTheEnd() {
    Cli.Ended ended = run(new Cli(folder).interactive());

    assertThat(ended.err()).contains("hello: simulating", "3 of 3 replications\r\u001b[K");
    assertThat(ended.out()).startsWith("\u001b[32mPASS\u001b[0m  hello");
    Cli.Ended plain = run(new Cli(folder).interactive().with("NO_COLOR", "1"), "--progress=never");
    assertThat(plain.out()).startsWith("PASS  hello");
    assertThat(plain.err()).doesNotContain("\u001b");
  }

  @Test
  void foldersOfOthersAreNotReplaced() throws IOException {
    Files.createDirectory(folder.resolve("photos"));
    Files.writeString(folder.resolve("photos/me.jpg"), "x");
    Cli.Ended ended = run("--out=photos");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("photos is not replaced", "'me.jpg'");
    assertThat(folder.resolve("photos/me.jpg")).exists();

    Files.createDirectory(folder.resolve("charts"));
    Files.writeString(folder.resolve("charts/mine.png"), "x");
    assertThat(run("--out=charts").code()).isEqualTo(4);

    Files.writeString(folder.resolve("file"), "x");
    assertThat(run("--out=file").err()).contains("file is a file, not a folder");
    assertThat(run("--out=file/run").code()).isEqualTo(4);
  }

  @Test
  void emptyFoldersAndEarlierRunsAreReplaced() throws IOException {
    Files.createDirectory(folder.resolve("mine"));
    assertThat(run("--out=mine", "--charts").code()).isEqualTo(0);
    assertThat(run("--out=mine").code()).isEqualTo(0);

    assertThat(namesIn(folder.resolve("mine"))).hasSize(4);
    assertThat(namesIn(folder)).containsExactly("hello.yaml", "mine");
  }

  @Test
  void aFailureWhileWritingLeavesNothingBehind() throws IOException {
    RunFolder place = RunFolder.at(folder.resolve("run"));
    place.write(path -> Files.writeString(path.resolve("result.json"), "\"archsim.run/1\""));
    try {
      place.write(
          path -> {
            Files.writeString(path.resolve("series.csv"), "half");
            throw new IOException("No space left on device");
          });
    } catch (IOException expected) {
      assertThat(expected).hasMessage("No space left on device");
    }

    assertThat(namesIn(folder)).containsExactly("hello.yaml", "run");
    assertThat(namesIn(folder.resolve("run"))).containsExactly("result.json");
  }

  @Test
  void readersThatWentAwayAreNoFailureAndFullDisksAre() {
    assertThat(printTo("Broken pipe")).isEqualTo(0);
    assertThat(printTo("No space left on device")).isEqualTo(4);
  }

  private int printTo(String failure) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    Output err = new Output(OutputStream.nullOutputStream());
    return Main.execute(new String[] {"schema"}, new Cli(folder).terminal(new Output(broken), err));
  }

  @Test
  void lackOfMemoryAndBugsHaveCodesOfTheirOwn() {
    Cli.Ended full =
        run(
            new Cli(folder)
                .signals(
                    action -> {
                      throw new OutOfMemoryError("test");
                    }));
    assertThat(full.code()).isEqualTo(5);
    assertThat(full.err()).startsWith("error: out of memory").contains("--jobs");

    Cli.Ended bug =
        run(
            new Cli(folder)
                .signals(
                    action -> {
                      throw new IllegalStateException("test");
                    }));
    assertThat(bug.code()).isEqualTo(1);
    assertThat(bug.err()).contains("this is a bug").contains("\tat ");

    Cli.Ended io =
        run(
            new Cli(folder)
                .signals(
                    action -> {
                      throw new UncheckedIOException(new IOException("No space left on device"));
                    }));
    assertThat(io.code()).isEqualTo(4);
    assertThat(io.err()).isEqualTo("error: No space left on device\n");
  }

  @Test
  void theNextCommandIsAboutTheSameSystem() {
    assertThat(run("--set", "workloads.users.rate=100/s", "--slo", "p99 < 1ms").out())
        .contains(" --set workloads.users.rate=100/s ", " --slo 'p99 < 1ms' ");
  }
}
