package archsim.components.database.primary;

import archsim.components.demand.LeastTime;
import archsim.core.random.Distribution;
import archsim.core.random.Lognormal;

/** How long writes are on their way to replicas, none of them overtaking another one. */
final class Shipping {
  private static final int STEPS = 200;
  private static final double NEVER = 1e-6;
  private static final int MOST_DOUBLINGS = 20;

  private Shipping() {}

  /** Until the first of so many replicas may have a write: E[min L] = ∫ P(L > x)ⁿ dx. */
  static LeastTime first(Distribution lag, int replicas) {
    if (lag.mean() == 0 || Double.isNaN(lag.atMost(lag.mean()))) {
      return LeastTime.of(lag.least());
    }
    double step = end(lag) / STEPS;
    double mean = 0;
    for (int i = 0; i < STEPS; i++) {
      mean += StrictMath.pow(1 - lag.atMost((i + 0.5) * step), replicas) * step;
    }
    return new LeastTime(Math.max(lag.least(), mean), lag.secondMoment(), lag.least());
  }

  private static double end(Distribution lag) {
    double end = lag.mean();
    for (int i = 0; i < MOST_DOUBLINGS && 1 - lag.atMost(end) > NEVER; i++) {
      end *= 2;
    }
    return end;
  }

  /**
   * Mean seconds until all of so many replicas have a write. It is there when all are that were
   * sent before: of Poisson arrivals λ with lags whose maximum over the replicas has distribution
   * G, P(there by x) = G(x) e^(−λ ∫ₓ^∞ (1 − G(y)) dy), as those sent at a time y before are missing
   * at x with 1 − G(x + y). A lag of which G is not known is taken for lognormal, whose tail is
   * longer than that of other families with the same mean and variance.
   *
   * @param rate λ of writes, per second
   */
  static double mean(Distribution lag, int replicas, double rate) {
    if (lag.mean() == 0) {
      return 0;
    }
    Distribution known = Double.isNaN(lag.atMost(lag.mean())) ? likeIt(lag) : lag;
    double step = end(known) / STEPS;
    double missing = 0;
    double mean = 0;
    for (int i = STEPS - 1; i >= 0; i--) {
      double there = StrictMath.pow(known.atMost((i + 0.5) * step), replicas);
      missing += (1 - there) * step / 2;
      mean += (1 - there * StrictMath.exp(-rate * missing)) * step;
      missing += (1 - there) * step / 2;
    }
    return mean;
  }

  private static Distribution likeIt(Distribution lag) {
    double mean = lag.mean();
    return Lognormal.ofMean(mean, Math.sqrt(lag.secondMoment() / (mean * mean) - 1));
  }
}
