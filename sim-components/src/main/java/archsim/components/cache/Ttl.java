package archsim.components.cache;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;

/**
 * How long an entry is good.
 *
 * @param value in seconds, from when it was stored
 * @param jitter the time is uniform between value (1 − jitter) and value (1 + jitter)
 * @param renew whether a hit makes it good for as long again
 */
@Doc("How long an entry is good from when it was stored.")
public record Ttl(
    @Shorthand @Doc("The time to live.") @Unit(Dimension.SECONDS) double value,
    @Doc("Spreads it evenly by this share to either side, so that not all expire at once.")
        @Unit(Dimension.SHARE)
        @Default("0%")
        double jitter,
    @Doc("Whether a hit makes the entry good for as long again.") @Default("false") boolean renew) {
  private static final double FEW_LIVES = 3;
  private static final double MANY_LIVES = 6;
  private static final double SPREAD = 0.1;
  private static final double LONGEST = 3650 * 86_400.0;

  public Ttl {
    Require.field(
        "ttl", value > 0 && value <= LONGEST, "must be > 0 and at most 3650d, was %s s", value);
    Require.field(
        "jitter", jitter >= 0 && jitter <= 1, "must be from 0%% to 100%%, was %s", jitter);
  }

  /**
   * A few times the TTL. What was there at the start is gone after one; then keys that were stored
   * at the same time expire together for a while, which dies out slowly where the cache began empty
   * and nothing spreads it.
   */
  double settlesAfter(boolean warm) {
    boolean isSpread = warm || renew || jitter >= SPREAD;
    return (isSpread ? FEW_LIVES : MANY_LIVES) * value * (1 + jitter);
  }
}
