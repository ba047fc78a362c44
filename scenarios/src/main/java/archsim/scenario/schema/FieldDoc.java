package archsim.scenario.schema;

import java.util.List;

/**
 * The documentation of one field.
 *
 * @param path as {@code --set} takes it, * standing for any name or index; fields of a step begin
 *     with {@code steps}
 * @param what one sentence
 * @param written how values are written, such as "a duration such as 10ms"
 * @param fallback the default, "needed" or "optional"
 * @param parts what can be written in it: its own fields, or the choices there are
 */
public record FieldDoc(
    String path, String what, String written, String fallback, List<Part> parts) {
  public FieldDoc {
    parts = List.copyOf(parts);
  }

  /**
   * Something that can be written in a field.
   *
   * @param name as it is written
   * @param what one sentence
   */
  public record Part(String name, String what) {
    /** Whether it is the part of a name, what follows in parentheses left out. */
    boolean isCalled(String word) {
      return name.equals(word) || name.startsWith(word + "(");
    }
  }

  /** The documentation of one of its parts. */
  FieldDoc of(Part part) {
    return new FieldDoc(path + ": " + part.name(), part.what(), "", "", List.of());
  }

  /** All of it: the path, what it is, how it is written, and a line for each part. */
  public String text() {
    StringBuilder text = new StringBuilder(path).append("\n  ").append(what).append('\n');
    if (!written.isEmpty()) {
      String after = fallback.isEmpty() ? "" : "; " + fallback;
      text.append("  ").append(written).append(after).append('\n');
    }
    int width = parts.stream().mapToInt(part -> part.name().length()).max().orElse(0);
    for (Part part : parts) {
      String padding = " ".repeat(width - part.name().length());
      String line = "    " + part.name() + padding + "  " + part.what();
      text.append(line.stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
