package archsim.scenario.yaml;

import java.util.Locale;

/** Text of users, made fit for a message: on one line, without control characters, not too long. */
public final class Printable {
  private static final int LONGEST_VALUE = 60;

  private Printable() {}

  /** The text in single quotes, shortened to 60 characters. */
  public static String quoted(String text) {
    return "'" + shortened(text, LONGEST_VALUE) + "'";
  }

  /** The text, cut to a number of characters, three of them the dots that say so. */
  public static String shortened(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 3)) + "...";
  }

  /** The text with all that a terminal could obey, or that hides or reorders text, escaped. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                escaped.append("\\n");
              } else if (isHarmless(c)) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append(String.format(Locale.ROOT, c < 256 ? "\\x%02x" : "\\u%04x", c));
              }
            });
    return escaped.toString();
  }

  static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
