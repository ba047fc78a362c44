package archsim.core.results;

import org.jspecify.annotations.Nullable;

/**
 * An estimated figure.
 *
 * @param value the estimate, null where it is refused
 * @param halfWidth from the value to the farther end of its 95 % confidence interval, null with one
 *     replication
 * @param replications how many replications it comes from
 * @param refused why there is no value, and what would give one
 * @param low the lower end of the interval where it does not reach as far down as up, as no share
 *     is below 0 or above 1 and no time below 0; null where it is the value less the half-width
 * @param high the upper end of the same intervals, null of others
 */
public record EstimateResult(
    @Nullable Double value,
    @Nullable Double halfWidth,
    @Nullable Integer replications,
    @Nullable String refused,
    @Nullable Double low,
    @Nullable Double high) {
  /** One whose interval reaches as far down as up. */
  public EstimateResult(
      @Nullable Double value,
      @Nullable Double halfWidth,
      @Nullable Integer replications,
      @Nullable String refused) {
    this(value, halfWidth, replications, refused, null, null);
  }

  public static EstimateResult refused(String why) {
    return new EstimateResult(null, null, null, why);
  }
}
