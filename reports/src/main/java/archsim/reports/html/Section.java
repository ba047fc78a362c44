package archsim.reports.html;

import archsim.reports.charts.Chart;
import java.util.List;

/**
 * A part of the report: sentences, then a drawing, then tables, then charts.
 *
 * @param drawing an {@code <svg>} element, empty where there is none
 */
public record Section(
    String title, List<String> sentences, String drawing, List<Table> tables, List<Chart> charts) {
  Section(String title, List<String> sentences, List<Table> tables, List<Chart> charts) {
    this(title, sentences, "", tables, charts);
  }

  static Section drawn(String title, List<String> sentences, String drawing) {
    return new Section(title, sentences, drawing, List.of(), List.of());
  }

  static Section of(String title, Table... tables) {
    return new Section(title, List.of(), List.of(tables), List.of());
  }

  static Section said(String title, List<String> sentences) {
    return new Section(title, sentences, List.of(), List.of());
  }

  /** Tables with words on what their figures mean; nothing where they are all empty. */
  static Section explained(String title, List<String> words, Table... tables) {
    Section bare = of(title, tables);
    return bare.isEmpty() ? bare : new Section(title, words, bare.tables, List.of());
  }

  /** Whether there is nothing to show. */
  boolean isEmpty() {
    return sentences.isEmpty()
        && charts.isEmpty()
        && tables.stream().allMatch(table -> table.rows().isEmpty());
  }
}
