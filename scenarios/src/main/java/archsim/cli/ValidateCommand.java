package archsim.cli;

import archsim.scenario.ReadResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads scenarios and says all that is wrong with them. */
@Command(
    name = "validate",
    description = "Says all that is wrong with scenarios, without simulating.",
    sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The scenarios, YAML files or names of examples.")
  private List<Path> files = new ArrayList<>();

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int worst = 0;
    for (Path file : files) {
      ReadResult read = options.read(file, terminal);
      if (read.isValid()) {
        terminal.out().println(file + ": valid");
      } else {
        terminal.out().flush();
        terminal.err().print(ScenarioOptions.text(read));
      }
      worst = Math.max(worst, ScenarioOptions.code(read).code());
    }
    return worst;
  }
}
