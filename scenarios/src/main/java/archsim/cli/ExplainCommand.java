package archsim.cli;

import archsim.components.model.Architecture;
import archsim.explain.Explanation;
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
    description = "Says bottleneck, demands and visits, without simulating.",
    sortOptions = false)
final class ExplainCommand implements Runnable {
  private final Terminal terminal;

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "The scenario, a YAML file or the name of an example.")
  private Path file = Path.of("");

  @Option(names = "--format", paramLabel = "text|json", description = "Of what is printed.")
  private Format format = Format.TEXT;

  @Option(names = "--all", description = "All endpoints and resources, however many there are.")
  private boolean all;

  @Option(names = "--defaults", description = "Lists the defaults that are in use.")
  private boolean defaults;

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
              case TEXT ->
                  ExplanationText.of(
                      name,
                      architecture,
                      explanation,
                      read.defaults(),
                      new ExplanationText.Detail(all, defaults));
              case JSON -> ExplanationJson.write(name, explanation, read.defaults());
            });
  }
}
