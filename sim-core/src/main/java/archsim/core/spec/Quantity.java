package archsim.core.spec;

import archsim.core.InvalidSpecException;
import archsim.core.Require;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The quantities users write, turned into SI units at the door: {@code 10ms} is 0.01 s, {@code
 * 30k/s} is 30,000 per second, {@code 512Mi} is 536,870,912 bytes.
 */
public final class Quantity {
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(\\D*)");

  /** Seconds of a month of 730 hours, a twelfth of a year. */
  public static final double MONTH = 730 * 3600.0;

  private Quantity() {}

  /** A number and the unit after it. */
  record Parts(String number, String unit) {
    /** The parts of a text, null where it is no number with a unit. */
    static @Nullable Parts of(Dimension dimension, String text) {
      boolean priced = dimension.isMoney() && text.startsWith("$");
      String amount = priced ? text.substring(1) : text;
      Matcher matcher =
          NUMBER_AND_UNIT.matcher(
              dimension == Dimension.MONEY_PER_USE ? amount.replace(" per 1", "/") : amount);
      return matcher.matches() ? new Parts(matcher.group(1), matcher.group(2).trim()) : null;
    }

    boolean isZero() {
      return unit.isEmpty() && Double.parseDouble(number) == 0;
    }
  }

  /**
   * Parses a quantity.
   *
   * @return the value in seconds, per second, bytes, bytes per second, cores, or as it is; a share
   *     as a number from 0 to 1
   * @throws archsim.core.InvalidSpecException if the text is not such a quantity; what it suggests
   *     is the same amount
   */
  public static double parse(Dimension dimension, String text) {
    String trimmed = text.trim();
    Parts parts = Parts.of(dimension, trimmed);
    if (parts == null) {
      throw wrong(
          dimension,
          trimmed,
          "%s is not %s".formatted(quoted(trimmed), dimension.noun()),
          "write for example " + dimension.example());
    }
    double number = Double.parseDouble(parts.number());
    Double factor = Units.factor(dimension, parts.unit());
    if (factor == null && dimension == Dimension.SECONDS && parts.isZero()) {
      return 0;
    }
    if (factor == null) {
      throw wrong(
          dimension,
          trimmed,
          "%s %s: %s is written like %s"
              .formatted(
                  quoted(trimmed),
                  parts.unit().isEmpty() ? "needs a unit" : "has an unknown unit",
                  dimension.noun(),
                  dimension.example()),
          "units are " + Units.listed(dimension));
    }
    requireWithinLimits(dimension, number * factor, quoted(trimmed));
    return number * factor;
  }

  /**
   * Refuses a value that is beyond what a run can count with: sums and quotients of such values
   * would be infinite, or 0.
   *
   * @param what the value, as the message calls it
   * @throws archsim.core.InvalidSpecException if it is beyond the limits of its dimension
   */
  public static void requireWithinLimits(Dimension dimension, double value, String what) {
    double size = Math.abs(value);
    Require.that(
        size <= dimension.most(),
        "%s is too large: %s is at most %s",
        what,
        dimension.noun(),
        dimension.mostText());
    Require.that(
        size == 0 || size >= dimension.least(),
        "%s is too small: %s is 0 or at least %s",
        what,
        dimension.noun(),
        dimension.leastText());
  }

  /** The units of a dimension, in words. */
  public static String units(Dimension dimension) {
    return Units.listed(dimension);
  }

  /** What is wrong with a text, and what it probably means, or else a help of another kind. */
  private static InvalidSpecException wrong(
      Dimension dimension, String text, String problem, String otherwise) {
    String instead = ForeignUnits.instead(dimension, text);
    return instead == null
        ? new InvalidSpecException(problem + "; " + otherwise)
        : new InvalidSpecException(problem).suggesting(instead);
  }

  private static String quoted(String text) {
    return "'" + (text.length() > 60 ? text.substring(0, 57) + "..." : text) + "'";
  }
}
