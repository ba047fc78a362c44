package archsim.cli;

import archsim.scenario.yaml.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of aligned columns, the first to the left and the others to the right, at most 100
 * characters wide: where it would be wider, one column is cut and the cut shown by dots.
 */
final class TextTable {
  /** Characters of a line. */
  static final int WIDTH = 100;

  private static final String GAP = "  ";
  private static final int NARROWEST = 12;

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Integer> left = new HashSet<>(Set.of(0));
  private int cut;

  TextTable(String... heads) {
    row(heads);
  }

  /** Aligns a column to the left. */
  TextTable left(int column) {
    left.add(column);
    return this;
  }

  /** Says which column is cut; the first one otherwise. */
  TextTable shortening(int column) {
    cut = column;
    return this;
  }

  /** Adds a row; whatever could harm a terminal is escaped. */
  void row(String... cells) {
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(Printable.escaped(cell));
    }
    rows.add(row);
  }

  /** Whether there are only heads. */
  boolean isEmpty() {
    return rows.size() == 1;
  }

  /** Rows without the heads. */
  int size() {
    return rows.size() - 1;
  }

  String text() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String cell = i == cut ? Printable.shortened(row.get(i), widths[i]) : row.get(i);
        String padding = " ".repeat(Math.max(0, widths[i] - length(cell)));
        line.append(i == 0 ? "" : GAP).append(left.contains(i) ? cell + padding : padding + cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    int all = GAP.length() * (widths.length - 1);
    for (int width : widths) {
      all += width;
    }
    if (all > WIDTH) {
      widths[cut] = Math.max(Math.min(NARROWEST, widths[cut]), widths[cut] - (all - WIDTH));
    }
    return widths;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
