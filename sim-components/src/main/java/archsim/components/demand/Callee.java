package archsim.components.demand;

import archsim.components.call.Timeout;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a callee so far.
 *
 * @param likely mean seconds that a call takes, waits of the present load included
 * @param success the share of calls that end OK
 */
public record Callee(LeastTime least, double likely, Range success) {
  /** How much longer than likely waits may be. */
  private static final double LONGER = 2;

  private static final int STEPS = 100;

  /** A callee that nothing is known of yet. */
  public static final Callee UNKNOWN = new Callee(LeastTime.NONE, 0, Range.ONE);

  /** The mean time of a call. */
  public Range time() {
    return timeOf(least, likely);
  }

  /** From the least time to one with waits longer than likely. */
  static Range timeOf(LeastTime least, double likely) {
    double waits = Math.max(0, likely - least.mean());
    return new Range(least.mean(), least.mean() + LONGER * waits);
  }

  /** How long a call is likely to be waited for; null where there is no timeout. */
  double likelyUpTo(@Nullable Distribution timeout) {
    return timeout == null ? likely : Math.min(likely, timeout.mean());
  }

  /** The share of calls that end OK before a timeout; null where there is none. */
  Range successWithin(@Nullable Distribution timeout) {
    return timeout == null ? success : success.times(inTime(timeout));
  }

  /**
   * The share of calls that are answered before a timeout: at most that of the least times, at
   * least what Markov's inequality leaves, P(R ≥ d) ≤ E[R]/d.
   */
  Range inTime(Distribution timeout) {
    double most = least.within(timeout);
    if (isKnownUpTo(timeout)) {
      return Range.exactly(most);
    }
    return new Range(Math.min(most, 1 - late(timeout)), most);
  }

  private boolean isKnownUpTo(Distribution timeout) {
    return timeout instanceof Constant && time().isExact() && least.isKnown();
  }

  /**
   * The share of calls that are cancelled at a timeout before they are done, at most. Where they
   * are all the same but for chance, they are done up to E[min(R, d)] of E[R] on average.
   */
  double cut(@Nullable Distribution timeout, Timeout.Cancelling cancel) {
    if (timeout == null || cancel == Timeout.Cancelling.IGNORE) {
      return 0;
    }
    double cut = 1 - inTime(timeout).low();
    if (!isKnownUpTo(timeout) || least.mean() == 0) {
      return cut;
    }
    return Math.max(cut, 1 - least.upTo(timeout).mean() / least.mean());
  }

  /**
   * P(R ≥ T) ≤ E[min(1, E[R]/T)], and that is ∫ P(T < E[R]/u) du from 0 to 1, whose integrand never
   * grows.
   */
  private double late(Distribution timeout) {
    double mean = time().high();
    double shortest = timeout.least();
    double sure = shortest == 0 ? 1 : Math.min(1, mean / shortest);
    if (timeout instanceof Constant || Double.isInfinite(mean)) {
      return sure;
    }
    double sum = 1;
    for (int i = 1; i < STEPS; i++) {
      sum += timeout.atMost(mean * STEPS / i);
    }
    return Double.isNaN(sum) ? sure : Math.min(sure, sum / STEPS);
  }
}
