package archsim.components.demand;

import java.util.function.DoubleUnaryOperator;

/**
 * A figure that is known to lie between two bounds, and exactly known where both are the same.
 *
 * @param low from 0
 * @param high from low, +∞ where nothing bounds it
 */
public record Range(double low, double high) {
  public static final Range ZERO = new Range(0, 0);
  public static final Range ONE = new Range(1, 1);

  private static final double ROUNDING = 1e-9;

  public Range {
    if (!(low >= 0 && high >= low)) {
      throw new IllegalArgumentException("no range: %s to %s".formatted(low, high));
    }
  }

  public static Range exactly(double value) {
    return new Range(value, value);
  }

  /** At least so much, and nothing bounds it from above; nothing where it never happens. */
  public static Range atLeast(double low) {
    return new Range(low, Double.POSITIVE_INFINITY);
  }

  /** Whether both bounds are the same but for rounding; never where nothing bounds it. */
  public boolean isExact() {
    return high < Double.POSITIVE_INFINITY && high - low <= ROUNDING * high;
  }

  public Range plus(Range other) {
    return new Range(low + other.low, high + other.high);
  }

  public Range times(Range factor) {
    return new Range(low * factor.low, product(high, factor.high));
  }

  public Range times(double factor) {
    return new Range(low * factor, product(high, factor));
  }

  /** Both bounds of what does not fall while it grows. */
  Range map(DoubleUnaryOperator growing) {
    return new Range(growing.applyAsDouble(low), growing.applyAsDouble(high));
  }

  /** 1 − it, of a share. */
  public Range complement() {
    return new Range(Math.max(0, 1 - high), Math.max(0, 1 - low));
  }

  /** Where up to so much of it may be missing. */
  public Range less(double most) {
    return most == 0 ? this : new Range(Math.max(0, low - most), high);
  }

  /** With both bounds at most so high. */
  public Range upTo(double most) {
    return new Range(Math.min(low, most), Math.min(high, most));
  }

  /** The smallest range that holds both. */
  public Range hull(Range other) {
    return new Range(Math.min(low, other.low), Math.max(high, other.high));
  }

  // Nothing is done of something that is not bounded: 0 · ∞ is 0 here.
  private static double product(double a, double b) {
    return a == 0 || b == 0 ? 0 : a * b;
  }
}
