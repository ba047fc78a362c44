package archsim.core.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The units of quantities, each with what it is in the unit of the code. */
final class Units {
  static final Map<String, Double> DURATIONS =
      scale(
          "ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "m", 60.0, "h", 3600.0, "d", 86400.0, "µs",
          1e-6, "μs", 1e-6); // the micro sign and the Greek letter

  static final Map<String, Double> PERIODS =
      scale(
          "s",
          1.0,
          "min",
          60.0,
          "m",
          60.0,
          "h",
          3600.0,
          "d",
          86400.0,
          "day",
          86400.0,
          "month",
          Quantity.MONTH);

  static final Map<String, Double> COUNTS = scale("", 1.0, "k", 1e3, "M", 1e6, "G", 1e9, "B", 1e9);

  static final Map<String, Double> SIZES = sizes();

  static final Map<String, Double> SHARES = scale("%", 0.01);

  static final Map<String, Double> CORES = scale("", 1.0, "m", 1e-3);

  private static final String BITS = "bit/s";

  private Units() {}

  /** What a number in a unit is multiplied by, null where the dimension has no such unit. */
  static @Nullable Double factor(Dimension dimension, String unit) {
    return switch (dimension) {
      case SECONDS -> DURATIONS.get(unit);
      case SHARE -> SHARES.get(unit);
      case BYTES -> SIZES.get(unit);
      case CORES -> CORES.get(unit);
      case COUNT -> COUNTS.get(unit);
      case PER_SECOND -> perPeriod(COUNTS, unit);
      case MONEY -> perPeriod(COUNTS, unit.replace("/vcpu-h", "/h"));
      case MONEY_PER_USE -> per(COUNTS, unit);
      case MONEY_PER_BYTE -> per(SIZES, unit);
      case BYTES_PER_SECOND -> {
        if (!unit.endsWith(BITS)) {
          yield perPeriod(SIZES, unit);
        }
        Double bits = COUNTS.get(unit.substring(0, unit.length() - BITS.length()));
        yield bits == null ? null : bits / 8;
      }
    };
  }

  private static @Nullable Double per(Map<String, Double> scales, String unit) {
    Double scale = unit.startsWith("/") ? scales.get(unit.substring(1).trim()) : null;
    return scale == null ? null : 1 / scale;
  }

  private static @Nullable Double perPeriod(Map<String, Double> scales, String unit) {
    int slash = unit.indexOf('/');
    if (slash < 0) {
      return null;
    }
    Double scale = scales.get(unit.substring(0, slash).trim());
    Double period = PERIODS.get(unit.substring(slash + 1).trim());
    return scale == null || period == null ? null : scale / period;
  }

  /** The units of a dimension in words, for messages. */
  static String listed(Dimension dimension) {
    return switch (dimension) {
      case SECONDS -> "ns, us, ms, s, m, h and d";
      case PER_SECOND -> "/s, /min, /h, /day and /month, with k, M or G before them";
      case SHARE -> "%";
      case BYTES -> "B, kB, MB, GB and TB, or Ki, Mi, Gi and Ti";
      case BYTES_PER_SECOND -> "kB/s, MB/s, Mi/s and so on, or kbit/s, Mbit/s and Gbit/s";
      case CORES -> "none for cores, and m for thousandths";
      case COUNT -> "none, k, M, G and B";
      case MONEY -> "/h, /day and /month after the amount";
      case MONEY_PER_USE -> "per 1, per 1k and per 1M after the amount";
      case MONEY_PER_BYTE -> "/GB, /TB, /GiB and so on after the amount";
    };
  }

  private static Map<String, Double> sizes() {
    Map<String, Double> sizes = scale("B", 1.0);
    double decimal = 1;
    double binary = 1;
    for (String prefix : new String[] {"k", "M", "G", "T"}) {
      decimal *= 1e3;
      binary *= 0x1p10;
      sizes.put(prefix, decimal);
      sizes.put(prefix + "B", decimal);
      String upper = prefix.equals("k") ? "K" : prefix;
      sizes.put(upper + "i", binary);
      sizes.put(upper + "iB", binary);
    }
    return sizes;
  }

  private static Map<String, Double> scale(Object... unitsAndFactors) {
    Map<String, Double> scale = new LinkedHashMap<>();
    for (int i = 0; i < unitsAndFactors.length; i += 2) {
      scale.put((String) unitsAndFactors[i], (Double) unitsAndFactors[i + 1]);
    }
    return scale;
  }
}
