package archsim.scenario.yaml;

import archsim.core.InvalidSpecException;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns the text of single values into numbers, words, enum constants and parsed objects. */
final class ScalarBinder {
  private static final double LARGEST_EXACT = 0x1p53;

  private final TextParser parser;

  ScalarBinder(TextParser parser) {
    this.parser = parser;
  }

  /** A value that is none of those there are. */
  static final class UnknownChoice extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> choices;
    private final boolean notYet;

    UnknownChoice(String message, List<String> choices, boolean notYet) {
      super(message, null, false, false);
      this.choices = choices;
      this.notYet = notYet;
    }

    List<String> choices() {
      return choices;
    }

    boolean notYet() {
      return notYet;
    }
  }

  /** Whether single values of a class are bound here. */
  static boolean binds(Class<?> type) {
    return type == String.class
        || isNumber(type)
        || isBoolean(type)
        || type.isEnum()
        || TextParser.canParse(type);
  }

  static boolean isBoolean(Class<?> type) {
    return type == boolean.class || type == Boolean.class;
  }

  static boolean isWhole(Class<?> type) {
    return type == int.class || type == Integer.class || type == long.class || type == Long.class;
  }

  static boolean isNumber(Class<?> type) {
    return isWhole(type) || type == double.class || type == Double.class;
  }

  /**
   * Binds a text.
   *
   * @throws InvalidSpecException if it is not what the class needs
   * @throws UnknownChoice if it is no constant of an enum
   */
  Object bind(Class<?> type, SpecField field, String text) {
    if (type == String.class) {
      return text;
    }
    if (isBoolean(type)) {
      Require.that(
          text.equals("true") || text.equals("false"),
          "%s is not true or false",
          Printable.quoted(text));
      return text.equals("true");
    }
    if (type == double.class || type == Double.class) {
      return field.isUnlimited(text) ? Double.POSITIVE_INFINITY : decimal(field.unit(), text);
    }
    if (isWhole(type)) {
      return whole(type == int.class || type == Integer.class, field.unit(), text);
    }
    if (type.isEnum()) {
      return constant(type, text);
    }
    return parser.parse(type, text, field.unit());
  }

  private static double decimal(@Nullable Dimension unit, String text) {
    double value = Quantity.parse(unit == null ? Dimension.COUNT : unit, text);
    Require.that(Double.isFinite(value), "%s is not a finite number", Printable.quoted(text));
    return value;
  }

  private static Number whole(boolean isInt, @Nullable Dimension unit, String text) {
    if (text.matches("[+-]?\\d{1,18}") && (unit == null || unit == Dimension.COUNT)) {
      long value = Long.parseLong(text);
      Require.that(!isInt || value == (int) value, "%s is too large", Printable.quoted(text));
      return isInt ? (Number) (int) value : (Number) value;
    }
    double value = Quantity.parse(unit == null ? Dimension.COUNT : unit, text);
    Require.that(value == Math.rint(value), "%s is not a whole number", Printable.quoted(text));
    Require.that(
        Math.abs(value) <= (isInt ? Integer.MAX_VALUE : LARGEST_EXACT),
        "%s is too large",
        Printable.quoted(text));
    return isInt ? (Number) (int) value : (Number) (long) value;
  }

  private static Object constant(Class<?> type, String text) {
    List<String> words = choices(type);
    String word = text.contains("-") ? text : text.replace('_', '-');
    int index = words.indexOf(word);
    if (index < 0) {
      boolean notYet = SpecType.notYet(type).contains(text);
      throw new UnknownChoice(Printable.quoted(text), words, notYet);
    }
    return type.getEnumConstants()[index];
  }

  /** How users write the constants of an enum: EVENT_LOOP is event-loop. */
  static List<String> choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
