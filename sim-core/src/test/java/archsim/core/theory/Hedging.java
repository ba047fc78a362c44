package archsim.core.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * A request that is sent again, to another replica, when it has taken d, without queueing: P(T &gt;
 * t) = F(t) for t ≤ d and F(t) F(t − d) after, where F is the tail of one (Dean and Barroso: The
 * Tail at Scale, CACM 56(2), 2013).
 *
 * @param tail F, P(one takes longer than t)
 * @param delay d, in seconds; +∞ for no hedging
 */
public record Hedging(DoubleUnaryOperator tail, double delay) {
  /** P(T &gt; t). */
  public double tailAt(double t) {
    double one = tail.applyAsDouble(t);
    return t <= delay ? one : one * tail.applyAsDouble(t - delay);
  }

  /** F(d), the share of requests that is sent twice. */
  public double extraLoad() {
    return tail.applyAsDouble(delay);
  }

  /** The time that a share p of the requests does not exceed, in seconds. */
  public double quantile(double p) {
    return Bisection.quantile(this::tailAt, p, 1);
  }
}
