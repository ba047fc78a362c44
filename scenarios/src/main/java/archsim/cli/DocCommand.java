package archsim.cli;

import archsim.run.ScenarioLanguage;
import archsim.scenario.schema.FieldDoc;
import archsim.scenario.schema.FieldDocs;
import archsim.scenario.yaml.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what the fields of a scenario mean. */
@Command(
    name = "doc",
    description = "Says what a field of a scenario means; without one, lists all.",
    sortOptions = false)
final class DocCommand implements Runnable {
  private final Terminal terminal;

  @SuppressWarnings("UnusedVariable") // read by the command line
  @Mixin
  private HelpOption help = new HelpOption();

  @Parameters(
      paramLabel = "FIELD",
      arity = "0..1",
      description = "Its path, such as services.app.threads, or the end of it, such as threads.")
  private @Nullable String field;

  DocCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    FieldDocs docs = new FieldDocs(ScenarioLanguage.LANGUAGE);
    String wanted = field;
    if (wanted == null) {
      TextTable table = new TextTable("field", "what it is").left(1).shortening(1);
      docs.all().forEach(doc -> table.row(doc.path(), doc.what()));
      terminal.out().print(table.text());
      return;
    }
    List<FieldDoc> found = docs.find(wanted);
    if (found.isEmpty()) {
      throw new Failure(ExitCode.USAGE, unknown(wanted, docs.suggestion(wanted)));
    }
    StringBuilder text = new StringBuilder();
    for (FieldDoc doc : found) {
      text.append(text.isEmpty() ? "" : "\n").append(doc.text());
    }
    terminal.out().print(text);
  }

  private static String unknown(String wanted, String suggestion) {
    String hint = suggestion.isEmpty() ? "" : "; " + suggestion;
    String name = Printable.escaped(Printable.quoted(wanted));
    return "error: no field %s%s\ntry: archsim doc\n".formatted(name, hint);
  }
}
