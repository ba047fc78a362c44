package archsim.core.random;

import archsim.core.InvalidSpecException;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Quantity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code family(argument argument …)}, or a scalar, which is constant. Arguments are
 * separated by blanks and may be calls themselves, up to a depth of 8.
 */
final class DistributionParser {
  private static final int LONGEST_TEXT = 10_000;
  private static final int DEEPEST = 8;

  private static final String REQUESTS = " requests"; // as in 8 requests

  private final Dimension dimension;
  private final @Nullable Path folder;
  private int depth;

  DistributionParser(Dimension dimension, @Nullable Path folder) {
    this.dimension = dimension;
    this.folder = folder;
  }

  Distribution parse(String text) {
    Require.that(
        text.length() <= LONGEST_TEXT,
        "a distribution may have %d characters, this one has %d",
        LONGEST_TEXT,
        text.length());
    String trimmed = text.trim();
    int open = trimmed.indexOf('(');
    if (open < 0) {
      return scalar(trimmed);
    }
    Require.that(
        trimmed.endsWith(")") && isBalanced(trimmed),
        "'%s' has unbalanced parentheses; write for example exp(8ms)",
        shortened(trimmed));
    Require.that(++depth <= DEEPEST, "'%s' is nested deeper than %d", shortened(trimmed), DEEPEST);
    Family family = Family.named(trimmed.substring(0, open).trim());
    List<String> arguments = split(trimmed.substring(open + 1, trimmed.length() - 1));
    try {
      return family.create(new Arguments(family, arguments, this));
    } catch (InvalidSpecException e) {
      if (depth > 1) {
        throw e; // the outermost call names the place, once
      }
      throw new InvalidSpecException("%s, in '%s'".formatted(e.getMessage(), shortened(trimmed)));
    } finally {
      depth--;
    }
  }

  private Distribution scalar(String text) {
    Require.that(
        !Family.isFamily(text),
        "'%s' needs arguments; write for example %s",
        text,
        Family.exampleOf(text));
    return new Constant(notNegative(text));
  }

  /** A length in the unit of the values. */
  double length(String text) {
    boolean counted = dimension == Dimension.COUNT && text.endsWith(REQUESTS);
    return Quantity.parse(
        dimension, counted ? text.substring(0, text.length() - REQUESTS.length()) : text);
  }

  private double notNegative(String text) {
    double value = length(text);
    Require.that(value >= 0, "'%s' must not be negative", shortened(text));
    return value;
  }

  Dimension dimension() {
    return dimension;
  }

  @Nullable Path folder() {
    return folder;
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

  /** Splits at blanks outside of parentheses; blanks around an equals sign belong to it. */
  private static List<String> split(String text) {
    String tight = text.replaceAll("\\s*=\\s*", "=");
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
