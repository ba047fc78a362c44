package archsim.cli;

import archsim.scenario.yaml.Printable;
import archsim.scenario.yaml.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the scenarios that come with the program, or prints one. */
@Command(
    name = "examples",
    description = "Lists the scenarios that come with archsim, or prints one.",
    sortOptions = false)
final class ExamplesCommand implements Callable<Integer> {
  /** Their names, a line each: a jar does not list its folders. */
  static final String INDEX = "archsim/cli/examples.txt";

  private final Terminal terminal;

  @SuppressWarnings("UnusedVariable") // read by the command line
  @Mixin
  private HelpOption help = new HelpOption();

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "The one to print.")
  private @Nullable String name;

  ExamplesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<String> names = resource(INDEX).lines().toList();
    String wanted = name;
    if (wanted == null) {
      TextTable table = new TextTable("example", "what it shows").left(1).shortening(1);
      for (String each : names) {
        table.row(each, about(source(each)));
      }
      terminal.out().print(table.text());
    } else if (names.contains(wanted)) {
      terminal.out().print(source(wanted));
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

  private static String source(String example) throws IOException {
    return resource("library/" + example + ".yaml");
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

  private static String resource(String path) throws IOException {
    try (InputStream stream = ExamplesCommand.class.getClassLoader().getResourceAsStream(path)) {
      return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
