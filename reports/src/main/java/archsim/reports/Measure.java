package archsim.reports;

import archsim.core.results.EstimateResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a figure measures, and so how it is written: {@code 14.8 ms}, {@code 200.0 ± 0.3 /s}, {@code
 * 26.7 %}. The unit follows the magnitude. A lone figure has three significant digits; an estimate
 * has as many as its half-width allows, which itself has one digit, or two where the first is 1.
 * The same on every machine: no locale is asked.
 */
public enum Measure {
  /** Seconds. */
  DURATION {
    @Override
    public Scale scale(double largest) {
      double size = rounded(largest, DIGITS).abs().doubleValue();
      if (size == 0 || size >= 1) {
        return new Scale(1, "s");
      }
      if (size >= 1e-3) {
        return new Scale(1e-3, "ms");
      }
      return size >= 1e-6 ? new Scale(1e-6, "us") : new Scale(1e-9, "ns");
    }
  },
  /** Requests per second. */
  RATE {
    @Override
    public Scale scale(double largest) {
      return new Scale(1, "/s");
    }
  },
  /** A part of a whole, from 0 to 1. */
  SHARE {
    @Override
    public Scale scale(double largest) {
      return new Scale(0.01, "%");
    }
  },
  /** Bytes, in powers of ten. */
  BYTES {
    @Override
    public Scale scale(double largest) {
      return decimal(largest, "B");
    }
  },
  /** Bytes per second, in powers of ten. */
  DATA_RATE {
    @Override
    public Scale scale(double largest) {
      return decimal(largest, "B/s");
    }
  },
  /** A figure without a unit, such as the length of a queue. */
  NUMBER {
    @Override
    public Scale scale(double largest) {
      return new Scale(1, "");
    }
  };

  /** Stands where there is no figure. */
  public static final String NONE = "–";

  private static final int DIGITS = 3;
  private static final int MOST_DIGITS = 5;
  private static final int MOST_DECIMALS = 9;

  /**
   * A unit to write figures in.
   *
   * @param factor the size of the unit in SI: 0.001 for ms
   * @param unit its name, empty for plain numbers
   */
  public record Scale(double factor, String unit) {
    private String of(String figure) {
      return unit.isEmpty() ? figure : figure + " " + unit;
    }
  }

  /** The unit in which figures as large as this one are easiest to read. */
  public abstract Scale scale(double largest);

  /** A figure in SI units, with three significant digits; {@link #NONE} for null and NaN. */
  public String text(@Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      return NONE;
    }
    Scale scale = scale(value);
    double scaled = value / scale.factor();
    return scale.of(fixed(scaled, decimals(scaled)));
  }

  /**
   * An estimate and the half of its interval, {@code 200.0 ± 0.3 /s}, or both ends where it reaches
   * farther up than down, {@code 0.2 (0 to 0.5) %}; {@link #NONE} where it is refused.
   */
  public String text(EstimateResult estimate) {
    Double value = estimate.value();
    Double halfWidth = estimate.halfWidth();
    if (value == null || halfWidth == null || !Double.isFinite(halfWidth)) {
      return text(value);
    }
    Scale scale = scale(Math.max(Math.abs(value), halfWidth));
    double scaled = value / scale.factor();
    double half = halfWidth / scale.factor();
    int decimals = decimals(scaled, half);
    Double low = estimate.low();
    Double high = estimate.high();
    if (low != null && high != null) {
      String from = end(low / scale.factor(), decimals);
      String to = end(high / scale.factor(), decimals);
      if (!from.equals(end(scaled - half, decimals)) || !to.equals(end(scaled + half, decimals))) {
        return scale.of("%s (%s to %s)".formatted(end(scaled, decimals), from, to));
      }
    }
    String smallest = BigDecimal.ONE.movePointLeft(decimals).toPlainString();
    boolean tooSmall = half > 0 && rounded(half, decimals, RoundingMode.HALF_UP).signum() == 0;
    String written = half == 0 ? "0" : tooSmall ? "<" + smallest : fixed(half, decimals);
    return scale.of(fixed(scaled, decimals) + " ± " + written);
  }

  private static String end(double value, int decimals) {
    return value == 0 ? "0" : fixed(value, decimals);
  }

  /** An interval: {@code 44.2 to 44.6 ms}; {@link #NONE} where an end is missing. */
  public String interval(@Nullable Double low, @Nullable Double high) {
    if (low == null || high == null || !Double.isFinite(low) || !Double.isFinite(high)) {
      return NONE;
    }
    Scale scale = scale(Math.max(Math.abs(low), Math.abs(high)));
    double from = low / scale.factor();
    double to = high / scale.factor();
    int decimals = decimals(to, (to - from) / 2);
    return scale.of(end(from, decimals) + " to " + end(to, decimals));
  }

  /** A number of things, all digits: {@code 600,123}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * How many there were in one replication: all digits of the mean, or two significant ones where
   * that is less than 100.
   *
   * @param sum over all replications
   */
  public static String perReplication(long sum, int replications) {
    double mean = (double) sum / Math.max(1, replications);
    return mean >= 100 || sum % Math.max(1, replications) == 0
        ? count(Math.round(mean))
        : fixed(mean, bounded(1 - exponent(rounded(mean, 2))));
  }

  private static Scale decimal(double largest, String unit) {
    double size = rounded(Math.abs(largest), DIGITS).doubleValue();
    String[] prefixes = {"", "k", "M", "G", "T"};
    int thousands = 0;
    while (thousands < prefixes.length - 1 && size >= Math.pow(1000, thousands + 1)) {
      thousands++;
    }
    return new Scale(Math.pow(1000, thousands), prefixes[thousands] + unit);
  }

  private static int decimals(double value) {
    return value == 0 ? 0 : bounded(DIGITS - 1 - exponent(rounded(value, DIGITS)));
  }

  private static int decimals(double value, double halfWidth) {
    if (halfWidth <= 0) {
      return decimals(value);
    }
    BigDecimal half = rounded(halfWidth, 2);
    boolean leadsWithOne = half.unscaledValue().toString().startsWith("1");
    int allowed = bounded((leadsWithOne ? 1 : 0) - exponent(half));
    int most = value == 0 ? MOST_DECIMALS : MOST_DIGITS - 1 - exponent(rounded(value, DIGITS));
    return Math.min(allowed, bounded(most));
  }

  private static int bounded(int decimals) {
    return Math.max(0, Math.min(MOST_DECIMALS, decimals));
  }

  /** The power of ten of the first digit: 2 for 345, −1 for 0.5. */
  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
  }

  private static BigDecimal rounded(double value, int decimals, RoundingMode mode) {
    return new BigDecimal(value).setScale(decimals, mode);
  }

  private static String fixed(double value, int decimals) {
    return String.format(
        Locale.ROOT, "%,." + decimals + "f", rounded(value, decimals, RoundingMode.HALF_UP));
  }
}
