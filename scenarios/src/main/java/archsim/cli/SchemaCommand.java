package archsim.cli;

import archsim.run.ScenarioLanguage;
import archsim.scenario.schema.JsonSchema;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of scenarios. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema (draft-07) of scenarios, for editors.",
    sortOptions = false)
final class SchemaCommand implements Runnable {
  private final Terminal terminal;

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    terminal.out().print(JsonSchema.of(ScenarioLanguage.LANGUAGE));
  }
}
