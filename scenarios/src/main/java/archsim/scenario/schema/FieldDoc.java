package archsim.scenario.schema;

/**
 * The documentation of one field.
 *
 * @param path as {@code --set} takes it, * standing for any name or index; fields of a step begin
 *     with {@code steps}
 * @param what one sentence
 * @param written how values are written, such as "a duration such as 10ms"
 * @param fallback the default, "needed" or "optional"
 */
public record FieldDoc(String path, String what, String written, String fallback) {
  /** All of it, on three lines. */
  public String text() {
    return "%s%n  %s%n  %s; %s%n".formatted(path, what, written, fallback).replace("\r\n", "\n");
  }
}
