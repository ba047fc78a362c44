package archsim.core.experiment;

/**
 * A confidence interval.
 *
 * @param low NaN where there is no interval
 * @param high NaN where there is no interval, +∞ where nothing bounds it
 */
public record Interval(double low, double high) {
  static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  static Interval around(double value, double halfWidth) {
    return new Interval(value - halfWidth, value + halfWidth);
  }

  /** The smallest interval that holds both. */
  Interval hull(Interval other) {
    return new Interval(Math.min(low, other.low), Math.max(high, other.high));
  }

  Interval clippedTo(double least, double most) {
    return new Interval(
        Math.min(most, Math.max(least, low)), Math.max(least, Math.min(most, high)));
  }
}
