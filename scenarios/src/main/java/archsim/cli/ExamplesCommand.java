package archsim.cli;

import archsim.scenario.yaml.Printable;
import archsim.scenario.yaml.Suggestion;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the scenarios that come with the program, or prints one. */
@Command(
    name = "examples",
    description = "Lists the scenarios that come with archsim, or prints one.",
    sortOptions = false)
final class ExamplesCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "The one to print.")
  private @Nullable String name;

  ExamplesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<String> names = Examples.names();
    String wanted = name;
    if (wanted == null) {
      TextTable table = new TextTable("example", "what it shows").left(1).shortening(1);
      for (String each : names) {
        table.row(each, about(Examples.source(each)));
      }
      terminal.out().print(table.text());
    } else if (names.contains(wanted)) {
      terminal.out().print(Examples.source(wanted));
    } else {
      String hint = Suggestion.label(wanted, names);
      String shown = Printable.escaped(Printable.quoted(wanted));
      String text = "error: no example %s%s\n  = archsim has %s\n";
      throw new Failure(
          ExitCode.USAGE,
          text.formatted(shown, hint.isEmpty() ? "" : "; " + hint, String.join(", ", names)));
    }
    return ExitCode.OK.code();
  }

  /** What the description says, or the comment on the first line. */
  private static String about(String yaml) {
    String first = yaml.lines().findFirst().orElse("");
    return yaml.lines()
        .filter(line -> line.startsWith("description: "))
        .map(line -> line.substring("description: ".length()))
        .findFirst()
        .orElse(first.contains("# ") ? first.substring(first.indexOf("# ") + 2) : "");
  }
}
