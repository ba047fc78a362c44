package archsim.core.results;

import org.jspecify.annotations.Nullable;

/**
 * An estimated figure.
 *
 * @param value the estimate, null where it is refused
 * @param halfWidth half the width of its 95 % confidence interval, null with one replication
 * @param replications how many replications it comes from
 * @param refused why there is no value, and what would give one
 */
public record EstimateResult(
    @Nullable Double value,
    @Nullable Double halfWidth,
    @Nullable Integer replications,
    @Nullable String refused) {

  public static EstimateResult refused(String why) {
    return new EstimateResult(null, null, null, why);
  }
}
