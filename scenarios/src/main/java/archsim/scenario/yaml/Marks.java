package archsim.scenario.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Turns the parser's marks into places, and its complaints into diagnostics with advice. */
final class Marks {
  private final Source source;

  Marks(Source source) {
    this.source = source;
  }

  /** Where an event stands; what spans several lines covers the rest of its first. */
  Place placeOf(Event event) {
    Mark start = mark(event.getStartMark());
    Mark end = mark(event.getEndMark());
    int length =
        start.getLine() == end.getLine()
            ? end.getColumn() - start.getColumn()
            : lineOf(start).codePointCount(0, lineOf(start).length()) - start.getColumn();
    return new Place(
        source.name(), start.getLine() + 1, start.getColumn() + 1, Math.max(1, length));
  }

  private static Mark mark(Optional<Mark> mark) {
    return mark.orElseThrow(() -> new IllegalStateException("the parser gave no mark"));
  }

  private String lineOf(Mark mark) {
    return source.line(mark.getLine() + 1);
  }

  Diagnostic explain(MarkedYamlEngineException problem) {
    Optional<Mark> found = problem.getProblemMark().or(problem::getContextMark);
    if (found.isEmpty()) {
      Place start = new Place(source.name(), 1, 1, 1);
      return Diagnostic.of(Code.SYNTAX, start, "not YAML: " + problem.getProblem());
    }
    Mark mark = found.get();
    String line = lineOf(mark);
    int column = Math.min(mark.getColumn(), line.codePointCount(0, line.length()));
    Place place = new Place(source.name(), mark.getLine() + 1, column + 1, 1);
    int index = line.offsetByCodePoints(0, column);
    if (index > 0 && line.startsWith("${", index - 1)) {
      return bareParameter(place, line, index - 1);
    }
    int tab = line.indexOf('\t');
    if (tab >= 0 && (line.substring(0, tab).isBlank() || tab == index)) {
      return Diagnostic.of(
              Code.TAB,
              new Place(source.name(), place.line(), tab + 1, 1),
              "a tab cannot indent a line or begin a value")
          .labelled("use spaces");
    }
    Diagnostic syntax =
        Diagnostic.of(Code.SYNTAX, place, "not YAML: " + String.valueOf(problem.getProblem()));
    String context = problem.getContext();
    Optional<Mark> began = problem.getContextMark();
    if (context == null || began.isEmpty()) {
      return syntax;
    }
    Mark from = began.get();
    return syntax.noting(context + " that begins at line " + (from.getLine() + 1));
  }

  /** YAML ends a plain scalar at a brace, so inside a flow map or list it must be quoted. */
  private Diagnostic bareParameter(Place brace, String line, int dollar) {
    int start = dollar;
    while (start > 0 && " ,[{:".indexOf(line.charAt(start - 1)) < 0) {
      start--;
    }
    int end = line.indexOf('}', dollar);
    end = end < 0 ? line.length() : end + 1;
    while (end < line.length() && " ,]}".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    String text = line.substring(start, end);
    int column = line.codePointCount(0, start) + 1;
    Place place =
        new Place(
            brace.file(), brace.line(), column, Math.max(1, text.codePointCount(0, text.length())));
    return Diagnostic.of(
            Code.BARE_PARAMETER,
            place,
            "inside { } or [ ] the value "
                + Printable.quoted(text)
                + " must be quoted, or YAML ends it at the brace")
        .labelled("write \"" + Printable.shortened(text, 60) + "\"");
  }
}
