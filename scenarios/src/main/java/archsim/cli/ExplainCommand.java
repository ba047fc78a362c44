package archsim.cli;

import archsim.components.Architecture;
import archsim.planning.Explanation;
import archsim.run.ScenarioLanguage;
import archsim.scenario.ExplanationJson;
import archsim.scenario.ReadResult;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what follows from a scenario without simulating it. */
@Command(
    name = "explain",
    description = "Says visits, demands, bottleneck and defaults in use, without simulating.",
    sortOptions = false)
final class ExplainCommand implements Runnable {
  private final Terminal terminal;

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @SuppressWarnings("UnusedVariable") // read by the command line
  @Mixin
  private HelpOption help = new HelpOption();

  @Parameters(paramLabel = "FILE", description = "The scenario, a YAML file.")
  private Path file = Path.of("");

  @Option(names = "--format", paramLabel = "text|json", description = "Of what is printed.")
  private Format format = Format.TEXT;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    ReadResult read = options.readValid(file, terminal);
    Architecture architecture = ScenarioLanguage.architecture(read.scenario());
    Explanation explanation = Explanation.of(architecture);
    String name = read.scenario().name();
    terminal
        .out()
        .print(
            switch (format) {
              case TEXT -> ExplanationText.of(name, architecture, explanation, read.defaults());
              case JSON -> ExplanationJson.write(name, explanation, read.defaults());
            });
  }
}
