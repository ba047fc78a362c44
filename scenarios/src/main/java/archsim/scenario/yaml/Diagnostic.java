package archsim.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mistake of the author of a scenario.
 *
 * @param message what is wrong, with names and values
 * @param label what stands beside the carets, such as a suggestion; empty for none
 * @param notes further lines, such as the choices there are
 * @param related another place that has to do with it, null for none
 */
public record Diagnostic(
    Code code,
    Place place,
    String message,
    String label,
    List<String> notes,
    @Nullable Related related) {

  /** Another place, and what is there. */
  public record Related(Place place, String label) {}

  public Diagnostic {
    notes = List.copyOf(notes);
  }

  public static Diagnostic of(Code code, Place place, String message) {
    return new Diagnostic(code, place, message, "", List.of(), null);
  }

  public Diagnostic labelled(String text) {
    return new Diagnostic(code, place, message, text, notes, related);
  }

  public Diagnostic noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Diagnostic(code, place, message, label, more, related);
  }

  public Diagnostic relatedTo(Place other, String text) {
    return new Diagnostic(code, place, message, label, notes, new Related(other, text));
  }
}
