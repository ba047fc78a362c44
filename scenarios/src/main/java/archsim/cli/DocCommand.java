package archsim.cli;

import archsim.run.ScenarioLanguage;
import archsim.scenario.schema.FieldDoc;
import archsim.scenario.schema.FieldDocs;
import archsim.scenario.yaml.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what the fields of a scenario mean. */
@Command(
    name = "doc",
    description = "Says what a field of a scenario means; without one, lists all.",
    sortOptions = false)
final class DocCommand implements Runnable {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FIELD",
      arity = "0..1",
      description =
          "Its path, such as services.app.threads, the end of it, such as threads, or something that"
              + " can be written: lognormal, lru, m5.large, quantities.")
  private @Nullable String field;

  DocCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    FieldDocs docs = new FieldDocs(ScenarioLanguage.LANGUAGE);
    String wanted = field;
    if (wanted == null) {
      terminal.out().print(list(docs.all()));
      return;
    }
    List<FieldDoc> found = docs.find(wanted);
    List<FieldDoc> mentioning = found.isEmpty() ? docs.mentioning(wanted) : List.of();
    String hint = docs.suggestion(wanted);
    if (found.isEmpty() && (mentioning.isEmpty() || !hint.isEmpty() || docs.isNotYet(wanted))) {
      throw new Failure(ExitCode.USAGE, unknown(wanted, docs.isNotYet(wanted), hint));
    }
    StringBuilder text = new StringBuilder();
    for (FieldDoc doc : found) {
      text.append(text.isEmpty() ? "" : "\n").append(doc.text());
    }
    if (found.isEmpty()) {
      text.append("no field is called so; these have it in their text\n\n");
      text.append(list(mentioning));
    }
    terminal.out().print(text);
  }

  /** The fields and what they are, cut to the width of a line only where a person watches. */
  private String list(List<FieldDoc> docs) {
    TextTable table = new TextTable("field", "what it is").left(1).shortening(1);
    docs.forEach(doc -> table.row(doc.path(), doc.what()));
    return (terminal.interactive() ? table : table.shortening()).text();
  }

  private static String unknown(String wanted, boolean isNotYet, String suggestion) {
    String name = Printable.escaped(Printable.quoted(wanted));
    if (isNotYet) {
      return "error: %s is part of the language but not built yet\n".formatted(name);
    }
    String hint = suggestion.isEmpty() ? "" : "; " + suggestion;
    return "error: no field %s%s\ntry: archsim doc\n".formatted(name, hint);
  }
}
