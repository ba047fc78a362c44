package archsim.scenario.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Joins what a comma has split: inside { } and [ ] YAML ends a plain value at a comma, so {@code
 * {read: lognormal(p50=1ms, p99=10ms)}} comes as the value {@code lognormal(p50=1ms} and the key
 * {@code p99=10ms)} without a value. A value that opens a parenthesis after a name and does not
 * close it goes on.
 */
final class Calls {
  private static final Pattern BEGINS = Pattern.compile("[a-z][a-z0-9]*\\(.*");

  /** No call is longer, so whatever is has been split for another reason. */
  private static final int LONGEST = 1_000;

  private Calls() {}

  /** Whether a call is begun and not ended. */
  private static boolean isOpen(String text) {
    return BEGINS.matcher(text).matches()
        && text.chars().filter(c -> c == '(').count() > text.chars().filter(c -> c == ')').count();
  }

  /** A scalar that goes on, with what follows the comma; null where it does not go on. */
  private static Node.@Nullable Scalar joined(Node begun, Node.Scalar rest) {
    if (!(begun instanceof Node.Scalar open)
        || !open.plain()
        || open.text().length() > LONGEST
        || !isOpen(open.text())) {
      return null;
    }
    Place place = open.place();
    Place end = rest.place();
    boolean isOneLine = place.line() == end.line();
    int length = isOneLine ? end.column() + end.length() - place.column() : place.length();
    Place whole = new Place(place.file(), place.line(), place.column(), length);
    return new Node.Scalar(whole, open.text() + ", " + rest.text(), true);
  }

  /**
   * Whether a key without a value was the rest of the last field's value, which is whole then.
   *
   * @param last the key of the last field, null before the first
   */
  static boolean takes(
      Map<String, Node.Field> fields, @Nullable String last, Node.Scalar key, Node value) {
    return last != null
        && value instanceof Node.Scalar none
        && none.isNull()
        && takes(fields, last, key);
  }

  private static boolean takes(Map<String, Node.Field> fields, String last, Node.Scalar rest) {
    Node.Field field = fields.get(last);
    Node.Scalar whole = field == null ? null : joined(field.value(), rest);
    if (field != null && whole != null) {
      fields.put(last, new Node.Field(field.keyPlace(), whole));
    }
    return whole != null;
  }

  /** The same for an item of a list, after a value or a map of one field. */
  static boolean takes(List<Node> items, Node item) {
    if (items.isEmpty() || !(item instanceof Node.Scalar rest) || !rest.plain()) {
      return false;
    }
    int at = items.size() - 1;
    Node last = items.get(at);
    if (last instanceof Node.Fields map && map.fields().size() == 1) {
      Map<String, Node.Field> fields = new LinkedHashMap<>(map.fields());
      boolean goesOn = takes(fields, fields.keySet().iterator().next(), rest);
      if (goesOn) {
        items.set(at, new Node.Fields(map.place(), fields));
      }
      return goesOn;
    }
    Node.Scalar whole = joined(last, rest);
    if (whole != null) {
      items.set(at, whole);
    }
    return whole != null;
  }
}
