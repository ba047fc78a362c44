package archsim.cli;

import archsim.run.ScenarioLanguage;
import archsim.scenario.schema.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the JSON Schema of scenarios. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema (draft-07) of scenarios, for editors.",
    sortOptions = false)
final class SchemaCommand implements Runnable {
  private final Terminal terminal;

  @SuppressWarnings("UnusedVariable") // read by the command line
  @Mixin
  private HelpOption help = new HelpOption();

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.out().print(JsonSchema.of(ScenarioLanguage.LANGUAGE));
  }
}
