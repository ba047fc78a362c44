package archsim.reports.html;

import archsim.core.results.EstimateResult;
import archsim.core.results.RunResult;
import archsim.reports.Measure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of the report.
 *
 * @param columns the heads; the first column names its row
 * @param notes footnotes, the first has number 1
 * @param left rows that were left out, said below it; 0 for none
 */
public record Table(
    String caption, List<Column> columns, List<List<Cell>> rows, List<String> notes, int left) {
  /** Rows after these are left out, and that is said. */
  public static final int MOST_ROWS = 200;

  /** What the caption of a table of counts adds, as results hold sums over replications. */
  static String perReplication(RunResult result) {
    return result.experiment().replications() == 1 ? "" : "; counts are per replication";
  }

  /**
   * The head of a column.
   *
   * @param figures whether figures stand below it
   */
  public record Column(String name, boolean figures) {}

  /** A table in the making; rows and cells are added in reading order. */
  static final class Draft {
    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Draft(String caption) {
      this.caption = caption;
    }

    Draft texts(String... names) {
      for (String name : names) {
        columns.add(new Column(name, false));
      }
      return this;
    }

    Draft figures(String... names) {
      for (String name : names) {
        columns.add(new Column(name, true));
      }
      return this;
    }

    /** Begins a row; cells go to it until the next begins. */
    Draft row(String name) {
      rows.add(new ArrayList<>());
      return cell(Cell.Kind.TEXT, name);
    }

    Draft text(String text) {
      return cell(Cell.Kind.TEXT, text);
    }

    Draft figure(String text) {
      return cell(Cell.Kind.FIGURE, text);
    }

    Draft cell(Cell.Kind kind, String text) {
      return add(new Cell(kind, text, 0));
    }

    /** An estimate with its half-width; why it is refused becomes a footnote. */
    Draft estimate(Measure measure, EstimateResult estimate) {
      return noted(measure.text(estimate), estimate.refused());
    }

    /** A figure with a footnote; equal notes are written once. */
    Draft noted(String text, @Nullable String note) {
      if (note == null) {
        return figure(text);
      }
      if (!notes.contains(note)) {
        notes.add(note);
      }
      return add(new Cell(Cell.Kind.FIGURE, text, notes.indexOf(note) + 1));
    }

    private Draft add(Cell cell) {
      rows.get(rows.size() - 1).add(cell);
      return this;
    }

    Table table() {
      return new Table(
          caption,
          List.copyOf(columns),
          rows.stream().limit(MOST_ROWS).map(List::copyOf).toList(),
          List.copyOf(notes),
          Math.max(0, rows.size() - MOST_ROWS));
    }
  }
}
