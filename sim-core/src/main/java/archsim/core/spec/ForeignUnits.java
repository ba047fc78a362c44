package archsim.core.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a quantity in a unit that the language does not have is called in it: the same amount, or
 * nothing where the amount is not certain.
 */
final class ForeignUnits {
  private static final Map<String, String> DURATIONS =
      words(
          "ns", "nsec nanos nanosecond nanoseconds",
          "us", "usec micros microsecond microseconds",
          "ms", "msec msecs millis millisecond milliseconds",
          "s", "sec secs second seconds",
          "m", "min mins minute minutes",
          "h", "hr hrs hour hours",
          "d", "day days");
  private static final Map<String, String> PERIODS =
      words(
          "s", "sec secs second seconds",
          "min", "mins minute minutes",
          "h", "hr hrs hour hours",
          "day", "days",
          "month", "mo months");
  private static final Map<String, String> COUNTS =
      words(
          "", "requests request req reqs r items times",
          "k", "thousand",
          "M", "m mio million millions",
          "B", "bn billion billions");
  private static final Map<String, String> SIZES =
      words(
          "B", "byte bytes",
          "kB", "kilobytes kilobyte",
          "MB", "megabytes megabyte",
          "GB", "gigabytes gigabyte",
          "TB", "terabytes terabyte");
  private static final Map<String, String> PER_TIME =
      words(
          "/s", "rps qps tps hz ops",
          "/min", "rpm",
          "k/s", "krps kqps");
  private static final Map<String, String> CORES =
      words("", "core cores cpu cpus vcpu vcpus", "m", "mc millicore millicores mcpu");

  private static final Pattern BITS = Pattern.compile("([kKmMgG]?)(?:bps|bits?/s(?:ec)?|b/s)");
  private static final Pattern PER = Pattern.compile("\\s*(?:/|\\bper\\b)\\s*");
  private static final Pattern GROUPS = Pattern.compile("\\$?(\\d{1,3}(?:[,_]\\d{3})+)(.*)");
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|us|ns|m|s|d)");
  private static final Pattern CURRENCY =
      Pattern.compile("(?:[€£¥]|EUR|USD|GBP)\\s*(.*)|(\\S+?)\\s*(?:[€£¥$]|EUR|USD|GBP)(.*)");

  private ForeignUnits() {}

  /** A whole text in the language, null where none is certain. */
  static @Nullable String instead(Dimension dimension, String text) {
    Matcher grouped = GROUPS.matcher(text);
    if (grouped.matches()) {
      return right(dimension, grouped.group(1).replaceAll("[,_]", "") + grouped.group(2));
    }
    String sum = dimension == Dimension.SECONDS ? sum(text.replace(" ", "")) : null;
    if (sum != null) {
      return sum;
    }
    Matcher priced = CURRENCY.matcher(text);
    if (dimension.isMoney() && priced.matches()) {
      String amount = priced.group(1) == null ? priced.group(2) + priced.group(3) : priced.group(1);
      return right(dimension, amount);
    }
    Quantity.Parts parts = Quantity.Parts.of(dimension, text);
    return parts == null ? null : instead(dimension, parts.number(), parts.unit());
  }

  /** The text if it is in the language, or what it is called there. */
  private static @Nullable String right(Dimension dimension, String text) {
    Quantity.Parts parts = Quantity.Parts.of(dimension, text);
    if (parts == null) {
      return null;
    }
    return Units.factor(dimension, parts.unit()) == null
        ? instead(dimension, parts.number(), parts.unit())
        : (dimension.isMoney() ? "$" : "") + parts.number() + parts.unit();
  }

  /** 1h30m is 90m: in the smallest unit that was written. */
  private static @Nullable String sum(String text) {
    Matcher part = PART.matcher(text);
    BigDecimal sum = BigDecimal.ZERO;
    String unit = "";
    int end = 0;
    while (part.find() && part.start() == end) {
      unit = part.group(2);
      sum = sum.add(new BigDecimal(part.group(1)).multiply(exactly(unit)));
      end = part.end();
    }
    return end < text.length() || unit.isEmpty()
        ? null
        : plain(sum.divide(exactly(unit), 12, RoundingMode.HALF_EVEN)) + unit;
  }

  private static BigDecimal exactly(String unit) {
    return BigDecimal.valueOf(Units.DURATIONS.getOrDefault(unit, Double.NaN));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** A number with its unit in the language, null where none is certain. */
  private static @Nullable String instead(Dimension dimension, String number, String unit) {
    if (unit.isEmpty()) {
      return bare(dimension, number);
    }
    String right =
        switch (dimension) {
          case SECONDS -> time(unit, DURATIONS, Units.DURATIONS);
          case PER_SECOND -> rate(unit, COUNTS, Units.COUNTS);
          case SHARE -> unit.matches("(?i)percent|pct|per cent") ? "%" : null;
          case BYTES -> size(unit);
          case BYTES_PER_SECOND -> dataRate(unit);
          case CORES -> word(unit, CORES);
          case COUNT -> count(unit, COUNTS, Units.COUNTS);
          case MONEY -> rate(unit, Map.of(), Units.COUNTS);
          case MONEY_PER_USE -> per(unit, scale -> count(scale, COUNTS, Units.COUNTS));
          case MONEY_PER_BYTE -> per(unit, ForeignUnits::size);
        };
    if (right == null) {
      return null;
    }
    return (dimension.isMoney() ? "$" : "") + number + right;
  }

  /** What a number alone most likely is. */
  private static String bare(Dimension dimension, String number) {
    double value = Double.parseDouble(number);
    return switch (dimension) {
      case SECONDS -> number + "ms";
      case PER_SECOND -> number + "/s";
      case SHARE ->
          Math.abs(value) <= 1
              ? plain(new BigDecimal(number).movePointRight(2)) + "% or " + number + "%"
              : number + "%";
      case BYTES -> number + (value < 0x1p16 ? "Mi" : "B");
      case BYTES_PER_SECOND -> number + (value < 0x1p16 ? "Mi/s" : "B/s");
      case MONEY -> "$" + number + "/h";
      case MONEY_PER_USE -> "$" + number + " per 1k";
      case MONEY_PER_BYTE -> "$" + number + "/GB";
      case CORES, COUNT -> number;
    };
  }

  private static @Nullable String time(
      String unit, Map<String, String> words, Map<String, Double> units) {
    String word = word(unit, words);
    String lower = unit.toLowerCase(Locale.ROOT);
    return word != null ? word : units.containsKey(lower) && !unit.equals("M") ? lower : null;
  }

  private static @Nullable String count(
      String unit, Map<String, String> words, Map<String, Double> units) {
    return units.containsKey(unit) ? unit : unit.equals("K") ? "k" : word(unit, words);
  }

  private static @Nullable String rate(
      String unit, Map<String, String> words, Map<String, Double> units) {
    String perTime = word(unit, PER_TIME);
    if (perTime != null) {
      return perTime;
    }
    return perPeriod(unit, scale -> count(scale, words, units));
  }

  private static @Nullable String per(String unit, UnaryOperator<@Nullable String> scale) {
    String[] parts = PER.split(unit.trim(), -1);
    String one = parts.length == 2 && parts[0].isEmpty() ? scale.apply(parts[1].trim()) : null;
    return one == null ? null : "/" + one;
  }

  private static @Nullable String perPeriod(String unit, UnaryOperator<@Nullable String> scale) {
    String[] parts = PER.split(unit.trim(), -1);
    if (parts.length != 2) {
      return null;
    }
    String counted = scale.apply(parts[0].trim());
    String period =
        Units.PERIODS.containsKey(parts[1]) ? parts[1] : time(parts[1], PERIODS, Units.PERIODS);
    return counted == null || period == null ? null : counted + "/" + period;
  }

  /** Bytes; of Gb and Mb nobody knows whether they are bits, m alone is Mi as in -Xmx512m. */
  private static @Nullable String size(String unit) {
    String word = word(unit, SIZES);
    if (word != null) {
      return word;
    }
    if (Units.SIZES.containsKey(unit)) {
      return unit;
    }
    if (unit.matches("[kmgt]")) {
      return unit.toUpperCase(Locale.ROOT) + "i";
    }
    if (unit.matches("[KMGTP]b")) {
      return null;
    }
    return Units.SIZES.keySet().stream()
        .filter(known -> known.equalsIgnoreCase(unit))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String dataRate(String unit) {
    Matcher bits = BITS.matcher(unit);
    if (bits.matches()) {
      String prefix = bits.group(1);
      return (prefix.equalsIgnoreCase("k") ? "k" : prefix.toUpperCase(Locale.ROOT)) + "bit/s";
    }
    return perPeriod(unit.replaceAll("(?i)([kmgt]i?b)ps", "$1/s"), ForeignUnits::size);
  }

  private static @Nullable String word(String unit, Map<String, String> words) {
    return words.get(unit.toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> words(String... unitsAndWords) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < unitsAndWords.length; i += 2) {
      for (String word : unitsAndWords[i + 1].split(" ", -1)) {
        words.put(word, unitsAndWords[i]);
      }
    }
    return words;
  }
}
