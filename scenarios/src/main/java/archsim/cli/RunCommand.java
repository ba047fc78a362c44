package archsim.cli;

import archsim.components.flow.TooDeepException;
import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Replications;
import archsim.core.results.RunResult;
import archsim.reports.Measure;
import archsim.run.Outlook;
import archsim.run.RunOutcome;
import archsim.run.ScenarioChecks;
import archsim.run.ScenarioRunner;
import archsim.scenario.ReadResult;
import archsim.scenario.ResultJson;
import archsim.scenario.yaml.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Simulates a scenario, prints the verdict and saves the run. */
@Command(
    name = "run",
    description = "Simulates a scenario, prints the verdict and saves the run.",
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private static final int MOST_JOBS = 1_024;

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "The scenario, a YAML file or the name of an example.")
  private Path file = Path.of("");

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Replications at the same time; as many as there are cores otherwise.")
  private @Nullable Integer jobs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the run is saved, instead of runs/<scenario>/<run id>.")
  private @Nullable Path out;

  @Option(names = "--charts", description = "Saves the charts as SVG and PNG files as well.")
  private boolean charts;

  @Option(names = "--all", description = "Prints rows and columns of zeros, too.")
  private boolean all;

  @Option(names = "--format", paramLabel = "text|json", description = "Of what is printed.")
  private Format format = Format.TEXT;

  @Option(
      names = "--progress",
      paramLabel = "auto|always|never",
      description = "Whether stderr says how far the run is; auto on terminals only.")
  private Progress progress = Progress.AUTO;

  /** When the progress line is drawn. */
  enum Progress {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int threads = jobs == null ? Math.max(1, terminal.processors()) : jobs;
    if (threads < 1 || threads > MOST_JOBS) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(Locale.ROOT, "--jobs must be from 1 to %,d", MOST_JOBS));
    }
    ReadResult read = options.readValid(file, terminal);
    // Before the simulation, because a folder that cannot be written is better known now.
    Path early = out == null ? Path.of(Runs.NAME, read.scenario().name(), "run") : out;
    RunFolder.at(terminal.resolve(early));
    if (out == null) {
      new Runs(terminal.folder()).tidy();
    } else {
      RunFolder.tidy(terminal.resolve(out));
    }
    Outlook outlook = Outlook.of(read, threads);
    outlook.requireBearable();
    outlook.warning().ifPresent(words -> terminal.err().println("note: " + words));
    terminal.err().flush();

    RunOutcome outcome = simulate(read, threads);
    RunResult result = outcome.result();
    Path folder = save(outcome);
    print(result, folder);
    if (outcome.interrupted()) {
      terminal
          .err()
          .println(
              "interrupted after %s replications; verdict and figures are of these"
                  .formatted(result.experiment().replications()));
    }
    return (outcome.interrupted() ? ExitCode.INTERRUPTED : ExitCode.of(result.verdict())).code();
  }

  private RunOutcome simulate(ReadResult read, int threads) {
    Interrupt interrupt = new Interrupt();
    terminal.signals().onInterrupt(() -> stop(interrupt));
    try (ProgressLine line = progressLine(read.scenario().name())) {
      Replications.Progress watcher = line == null ? Replications.Progress.NONE : line;
      return new ScenarioRunner(threads, watcher, interrupt).run(read);
    } catch (CancellationException stopped) {
      throw new Failure(
          ExitCode.INTERRUPTED,
          """
          interrupted before the first replication was finished; nothing is saved
            = a shorter --duration ends one sooner
          """);
    } catch (TooDeepException found) {
      throw new Failure(ExitCode.INVALID, ScenarioChecks.check(read, found).text());
    }
  }

  private @Nullable ProgressLine progressLine(String name) {
    boolean drawn =
        switch (progress) {
          case AUTO -> terminal.interactive();
          case ALWAYS -> true;
          case NEVER -> false;
        };
    return drawn ? new ProgressLine(terminal.err(), name, System::nanoTime) : null;
  }

  /** The first Ctrl-C stops the run and saves what there is, a second one ends it at once. */
  private static void stop(Interrupt interrupt) {
    if (interrupt.isRequested()) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }
    interrupt.request();
  }

  private Path save(RunOutcome outcome) throws IOException {
    RunResult result = outcome.result();
    String json = ResultJson.write(result);
    RunFiles files = new RunFiles(result, json, charts);
    Path given = out;
    Path shown = given == null ? Runs.place(outcome) : given;
    boolean replaces = Files.exists(terminal.resolve(shown).resolve(RunFiles.RESULT));
    RunFolder.at(terminal.resolve(shown)).write(files::writeTo);
    if (replaces && given != null) {
      terminal.err().println("replaced the run that was in " + Printable.escaped(shown.toString()));
    }
    if (given == null) {
      new Runs(terminal.folder())
          .remember(shown)
          .ifPresent(lost -> terminal.err().println("warning: " + Printable.escaped(lost)));
    }
    if (format == Format.JSON) {
      terminal.out().print(json);
    }
    return shown;
  }

  private void print(RunResult result, Path folder) {
    if (format == Format.TEXT) {
      String report = folder.resolve(RunFiles.REPORT).toString();
      terminal
          .out()
          .print(
              new Summary(result, terminal.hasColours(), all)
                  .text(file.toString(), report, options::again));
    }
    terminal.out().flush();
    double wall = result.timing().wallS();
    int replications = result.experiment().replications();
    String rate = wall > 0 ? Measure.count(Math.round(result.timing().events() / wall)) : "";
    terminal
        .err()
        .println(
            "simulated %s events in %s (%s/s)%s"
                .formatted(
                    Measure.count(result.timing().events()),
                    Measure.DURATION.text(wall),
                    rate,
                    replications == 1 ? "" : ", all " + replications + " replications"));
  }
}
