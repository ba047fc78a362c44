package archsim.core.spec;

import archsim.core.Require;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The quantities users write, turned into SI units at the door: {@code 10ms} is 0.01 s, {@code
 * 30k/s} is 30,000 per second, {@code 512Mi} is 536,870,912 bytes.
 */
public final class Quantity {
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(\\D*)");
  private static final Map<String, Double> DURATIONS =
      scale("ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "h", 3600.0, "d", 86400.0);

  /** Seconds of a month of 730 hours, a twelfth of a year. */
  public static final double MONTH = 730 * 3600.0;

  private static final Map<String, Double> PERIODS =
      scale("s", 1.0, "min", 60.0, "m", 60.0, "h", 3600.0, "d", 86400.0, "month", MONTH);
  private static final Map<String, Double> COUNTS =
      scale("", 1.0, "k", 1e3, "M", 1e6, "G", 1e9, "B", 1e9);
  private static final Map<String, Double> SIZES =
      scale(
          "B", 1.0, "k", 1e3, "M", 1e6, "G", 1e9, "T", 1e12, "Ki", 0x1p10, "Mi", 0x1p20, "Gi",
          0x1p30, "Ti", 0x1p40);

  private Quantity() {}

  /**
   * Parses a quantity.
   *
   * @return the value in seconds, per second, bytes, bytes per second, cores, or as it is; a share
   *     as a number from 0 to 1
   * @throws archsim.core.InvalidSpecException if the text is not such a quantity, with a suggestion
   */
  public static double parse(Dimension dimension, String text) {
    String trimmed = text.trim();
    Matcher matcher = NUMBER_AND_UNIT.matcher(withoutCurrency(dimension, trimmed));
    Require.that(
        matcher.matches(),
        "%s is not %s; write for example %s",
        quoted(trimmed),
        dimension.noun(),
        dimension.example());
    double number = Double.parseDouble(matcher.group(1));
    double value = number * factor(dimension, matcher.group(1), matcher.group(2).trim(), trimmed);
    Require.that(Double.isFinite(value), "%s is too large", quoted(trimmed));
    return value;
  }

  private static String withoutCurrency(Dimension dimension, String text) {
    return dimension == Dimension.MONEY && text.startsWith("$") ? text.substring(1) : text;
  }

  private static double factor(Dimension dimension, String number, String unit, String text) {
    return switch (dimension) {
      case SECONDS -> {
        if (unit.isEmpty() && Double.parseDouble(number) == 0) {
          yield 1;
        }
        yield lookUp(dimension, DURATIONS, unit, text, number + "ms");
      }
      case SHARE -> lookUp(dimension, scale("%", 0.01), unit, text, number + "%");
      case BYTES -> lookUp(dimension, SIZES, unit, text, number + "Mi");
      case CORES -> lookUp(dimension, scale("", 1.0, "m", 1e-3), unit, text, number);
      case COUNT -> lookUp(dimension, COUNTS, unit, text, number);
      case PER_SECOND -> perPeriod(dimension, COUNTS, unit, text, number + "/s");
      case MONEY -> {
        String whole = unit.replace("/vcpu-h", "/h");
        yield perPeriod(dimension, COUNTS, whole, text, "$" + number + "/h");
      }
      case BYTES_PER_SECOND -> {
        if (unit.endsWith("bit/s")) {
          String prefix = unit.substring(0, unit.length() - "bit/s".length());
          yield lookUp(dimension, COUNTS, prefix, text, number + "Gbit/s") / 8;
        }
        yield perPeriod(dimension, SIZES, unit, text, number + "Mi/s");
      }
    };
  }

  private static double perPeriod(
      Dimension dimension,
      Map<String, Double> scales,
      String unit,
      String text,
      String suggestion) {
    int slash = unit.indexOf('/');
    if (slash < 0) {
      return lookUp(dimension, Map.of(), unit, text, suggestion);
    }
    return lookUp(dimension, scales, unit.substring(0, slash).trim(), text, suggestion)
        / lookUp(dimension, PERIODS, unit.substring(slash + 1).trim(), text, suggestion);
  }

  private static double lookUp(
      Dimension dimension,
      Map<String, Double> scales,
      String unit,
      String text,
      String suggestion) {
    Double factor = scales.get(unit);
    Require.that(
        factor != null,
        unit.isEmpty()
            ? "%s needs a unit: %s is written like %s; did you mean %s?"
            : "%s has an unknown unit: %s is written like %s; did you mean %s?",
        quoted(text),
        dimension.noun(),
        dimension.example(),
        suggestion);
    return factor == null ? 1 : factor;
  }

  private static String quoted(String text) {
    return "'" + (text.length() > 60 ? text.substring(0, 57) + "..." : text) + "'";
  }

  private static Map<String, Double> scale(Object... unitsAndFactors) {
    Map<String, Double> scale = new LinkedHashMap<>();
    for (int i = 0; i < unitsAndFactors.length; i += 2) {
      scale.put((String) unitsAndFactors[i], (Double) unitsAndFactors[i + 1]);
    }
    return scale;
  }
}
