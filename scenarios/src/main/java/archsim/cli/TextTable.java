package archsim.cli;

import archsim.scenario.yaml.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table of aligned columns, the first to the left and the others to the right, at most 80
 * characters wide: where it would be wider, columns of names are cut, and no two different names
 * look alike. A column in which nothing stands is left out.
 */
final class TextTable {
  /** Characters of a line. */
  static final int WIDTH = 80;

  private static final String GAP = "  ";
  private static final int NARROWEST = 12;

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Integer> left = new HashSet<>(Set.of(0));
  private final Set<Integer> cut = new HashSet<>(Set.of(0));

  TextTable(String... heads) {
    row(heads);
  }

  /** Aligns a column to the left. */
  TextTable left(int column) {
    left.add(column);
    return this;
  }

  /** Says which columns are cut, the widest first; the first one otherwise. */
  TextTable shortening(Integer... columns) {
    cut.clear();
    cut.addAll(List.of(columns));
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
    List<List<String>> columns = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      List<String> cells = rows.stream().map(row -> row.get(column)).toList();
      columns.add(
          !cut.contains(i)
              ? cells
              : i == 0 ? Labels.shortened(cells, widths[i]) : Labels.withoutEnds(cells, widths[i]));
    }
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > 0) {
          String cell = columns.get(i).get(row);
          String padding = " ".repeat(widths[i] - Labels.length(cell));
          line.append(line.isEmpty() ? "" : GAP);
          line.append(left.contains(i) ? cell + padding : padding + cell);
        }
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** The widths of the columns, 0 of those in which nothing stands. */
  private int[] widths() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows.subList(1, rows.size())) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], Labels.length(row.get(i)));
      }
    }
    for (int i = 0; i < widths.length; i++) {
      int head = Labels.length(rows.get(0).get(i));
      widths[i] = widths[i] == 0 && !isEmpty() ? 0 : Math.max(widths[i], head);
    }
    narrow(widths);
    return widths;
  }

  /** Whether no line is wider than {@link #WIDTH}, with columns cut as far as may be. */
  boolean fits() {
    return all(widths()) <= WIDTH;
  }

  private static int all(int[] widths) {
    int all = -GAP.length();
    for (int width : widths) {
      all += width == 0 ? 0 : width + GAP.length();
    }
    return all;
  }

  private void narrow(int[] widths) {
    int all = all(widths);
    while (all > WIDTH) {
      int widest = -1;
      for (int i : cut) {
        widest = widest < 0 || widths[i] > widths[widest] ? i : widest;
      }
      if (widest < 0 || widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      all--;
    }
  }
}
