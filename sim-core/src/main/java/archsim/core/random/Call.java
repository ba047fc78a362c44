package archsim.core.random;

import archsim.core.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * A call as users write it, {@code name(argument argument …)}. Arguments are separated by blanks
 * and may be calls themselves.
 */
record Call(String name, List<String> arguments) {
  /** Reads a trimmed text that has an opening parenthesis. */
  static Call of(String text) {
    Require.that(
        text.endsWith(")") && isBalanced(text),
        "'%s' has unbalanced parentheses; write for example exp(8ms)",
        shortened(text));
    int open = text.indexOf('(');
    return new Call(
        text.substring(0, open).trim(), split(text.substring(open + 1, text.length() - 1)));
  }

  /** Whether each parenthesis has its partner and the first one's is the last character. */
  private static boolean isBalanced(String text) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      open += opened(text.charAt(i));
      if (open < 0 || (open == 0 && text.charAt(i) == ')' && i < text.length() - 1)) {
        return false;
      }
    }
    return open == 0;
  }

  /**
   * Splits at blanks outside of parentheses; blanks around an equals sign belong to it. A comma
   * separates as well, as in other languages, unless it stands between two digits.
   */
  private static List<String> split(String text) {
    String tight = text.replaceAll("\\s*=\\s*", "=").replaceAll("(?<!\\d),|,(?!\\d)", " ");
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int open = 0;
    for (int i = 0; i < tight.length(); i++) {
      char c = tight.charAt(i);
      open += opened(c);
      if (open == 0 && Character.isWhitespace(c)) {
        addTo(parts, part);
      } else {
        part.append(c);
      }
    }
    addTo(parts, part);
    return parts;
  }

  private static void addTo(List<String> parts, StringBuilder part) {
    if (!part.isEmpty()) {
      parts.add(part.toString());
      part.setLength(0);
    }
  }

  private static int opened(char c) {
    return c == '(' ? 1 : c == ')' ? -1 : 0;
  }

  static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }
}
