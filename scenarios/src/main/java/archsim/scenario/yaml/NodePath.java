package archsim.scenario.yaml;

import archsim.core.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a value: keys and list indices, separated by dots. A key with dots or spaces is
 * quoted, an index is written .0 or [0]: {@code services.shop.endpoints."GET /home"[0].compute}.
 */
public record NodePath(List<String> segments) {
  private static final Pattern SEGMENT =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|\\[(\\d{1,9})]|([^.\\[\\]\"'\\s]+)");
  private static final Pattern PLAIN = Pattern.compile("[^.\\[\\]\"'\\s]+");

  /** The top of a scenario. */
  public static final NodePath ROOT = new NodePath(List.of());

  public NodePath {
    segments = List.copyOf(segments);
  }

  /**
   * Parses a path.
   *
   * @throws archsim.core.InvalidSpecException if the text is none
   */
  public static NodePath parse(String text) {
    List<String> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(text);
    int position = 0;
    while (position < text.length() || segments.isEmpty()) {
      boolean found = matcher.find(position) && matcher.start() == position;
      Require.that(found, "%s is not a path: see character %d", quote(text), position + 1);
      segments.add(segment(matcher));
      position = matcher.end();
      if (position < text.length() && text.charAt(position) == '.') {
        position++;
        Require.that(position < text.length(), "%s is not a path: it ends in a dot", quote(text));
      } else {
        Require.that(
            position == text.length() || text.charAt(position) == '[',
            "%s is not a path: see character %d",
            quote(text),
            position + 1);
      }
    }
    return new NodePath(segments);
  }

  private static String quote(String text) {
    return Printable.quoted(text);
  }

  private static String segment(Matcher matcher) {
    if (matcher.group(1) != null) {
      return matcher.group(1).replaceAll("\\\\(.)", "$1");
    }
    for (int group = 2; group <= 4; group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    throw new IllegalStateException("no group matched in " + matcher);
  }

  public NodePath child(String segment) {
    List<String> longer = new ArrayList<>(segments);
    longer.add(segment);
    return new NodePath(longer);
  }

  /** The path as {@link #parse} reads it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String segment : segments) {
      text.append(text.isEmpty() ? "" : ".");
      if (PLAIN.matcher(segment).matches()) {
        text.append(segment);
      } else {
        text.append('"').append(segment.replaceAll("([\"\\\\])", "\\\\$1")).append('"');
      }
    }
    return text.toString();
  }
}
