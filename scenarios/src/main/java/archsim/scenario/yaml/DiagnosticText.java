package archsim.scenario.yaml;

import java.util.Arrays;
import java.util.Map;

/**
 * Writes a diagnostic as text: its code and message, its place, the line with carets under what is
 * meant, and notes. Long lines are clipped around the carets; nothing that a terminal could obey
 * gets through.
 */
final class DiagnosticText {
  private static final int WIDTH = 100;
  private static final int LONGEST_TEXT = 600;

  private final Map<String, Source> sources;
  private final StringBuilder text;

  DiagnosticText(Map<String, Source> sources, StringBuilder text) {
    this.sources = sources;
    this.text = text;
  }

  void append(Diagnostic diagnostic) {
    Diagnostic.Related related = diagnostic.related();
    int line = Math.max(diagnostic.place().line(), related == null ? 0 : related.place().line());
    String gutter = " ".repeat(Integer.toString(line).length());
    text.append("error[").append(diagnostic.code().number()).append("]: ");
    text.append(shown(diagnostic.message())).append('\n');
    appendPlace(gutter, "-->", diagnostic.place(), '^', diagnostic.label());
    if (related != null) {
      appendPlace(gutter, ":::", related.place(), '-', related.label());
    }
    for (String note : diagnostic.notes()) {
      text.append(gutter).append("  = ").append(shown(note)).append('\n');
    }
  }

  private void appendPlace(String gutter, String arrow, Place place, char mark, String label) {
    text.append(gutter).append(' ').append(arrow).append(' ');
    text.append(shown(place.toString())).append('\n');
    Source source = sources.get(place.file());
    if (source == null || place.line() == 0) {
      if (!label.isEmpty()) {
        text.append(gutter).append("  = ").append(shown(label)).append('\n');
      }
      return;
    }
    String number = Integer.toString(place.line());
    String padded = " ".repeat(gutter.length() - number.length()) + number;
    Clipped clipped = clip(source.characters(place.line()), place.column() - 1, place.length());
    text.append(gutter).append("  |\n");
    text.append(' ').append(padded).append(" | ").append(clipped.line()).append('\n');
    text.append(gutter).append("  | ").append(" ".repeat(clipped.start()));
    text.append(Character.toString(mark).repeat(clipped.length()));
    text.append(label.isEmpty() ? "" : " " + shown(label)).append('\n');
  }

  private record Clipped(String line, int start, int length) {}

  /** At most WIDTH characters of a line, those that are marked among them. */
  private static Clipped clip(int[] all, int start, int length) {
    int from =
        all.length <= WIDTH ? 0 : Math.max(0, Math.min(start - WIDTH / 3, all.length - WIDTH));
    int to = Math.min(all.length, from + WIDTH);
    String before = from > 0 ? "..." : "";
    String after = to < all.length ? "..." : "";
    int marked = Math.max(1, Math.min(length, to - start));
    return new Clipped(
        (before + harmless(all, from, to) + after).stripTrailing(),
        Math.max(0, start - from) + before.length(),
        marked);
  }

  private static String harmless(int[] all, int from, int to) {
    StringBuilder shown = new StringBuilder();
    Arrays.stream(all, from, to)
        .map(c -> Printable.isHarmless(c) ? c : c == '\t' ? ' ' : '?')
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static String shown(String words) {
    return Printable.escaped(Printable.shortened(words, LONGEST_TEXT));
  }
}
