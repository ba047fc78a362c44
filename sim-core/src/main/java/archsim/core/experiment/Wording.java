package archsim.core.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Figures as messages write them. */
public final class Wording {
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private Wording() {}

  /** {@code p99.9} for 0.999. */
  static String quantile(double q) {
    return "p" + plain(BigDecimal.valueOf(q * 100).round(new MathContext(8)));
  }

  /** Two significant digits: 12, 0.034, 1500. */
  static String figure(double value) {
    return plain(new BigDecimal(value).round(new MathContext(2)));
  }

  /** Rounded up to two significant digits. */
  static double twoDigitsUp(double value) {
    return new BigDecimal(value * (1 - 1e-12))
        .round(new MathContext(2, RoundingMode.UP))
        .doubleValue();
  }

  /** A share in percent, with four significant digits. */
  public static String percent(double share) {
    return plain(new BigDecimal(share * 100).round(new MathContext(4))) + "%";
  }

  /** A time as people write a limit of latencies: 20ms, 0.5ms, 1500ms. */
  public static String milliseconds(double seconds) {
    return plain(new BigDecimal(seconds * 1000).round(new MathContext(4))) + "ms";
  }

  /** A duration rounded up to one that people write: 45s, 35m, 3h. */
  public static String durationUp(double seconds) {
    if (seconds <= MINUTE) {
      return up(seconds, seconds <= 10 ? 1 : 5, 1) + "s";
    }
    if (seconds <= 2 * HOUR) {
      return up(seconds, seconds <= 10 * MINUTE ? MINUTE : 5 * MINUTE, MINUTE) + "m";
    }
    return up(seconds, HOUR, HOUR) + "h";
  }

  private static long up(double seconds, double step, double unit) {
    return (long) (Math.ceil(seconds / step - 1e-9) * step / unit);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
