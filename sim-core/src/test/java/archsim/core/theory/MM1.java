package archsim.core.theory;

import archsim.core.Require;

/**
 * M/M/1, first come first served (Gross et al., Fundamentals of Queueing Theory, 4th ed., chapter
 * 2).
 *
 * @param arrivalRate λ, per second
 * @param serviceRate μ, per second
 */
public record MM1(double arrivalRate, double serviceRate) {
  public MM1 {
    Require.that(
        arrivalRate >= 0 && serviceRate > 0,
        "rates must be >= 0 and > 0, were %s and %s",
        arrivalRate,
        serviceRate);
  }

  /** ρ = λ/μ; from 1 on only {@link #requestsInsideAt} makes sense. */
  public double utilisation() {
    return arrivalRate / serviceRate;
  }

  /** L = ρ/(1 − ρ). */
  public double requestsInside() {
    return utilisation() / (1 - utilisation());
  }

  /** 1/(μ − λ), in seconds. */
  public double meanResponseTime() {
    return 1 / (serviceRate - arrivalRate);
  }

  /** The p-quantile of the response time, which is exponential with rate μ − λ. */
  public double responseTimeQuantile(double p) {
    return -StrictMath.log(1 - p) / (serviceRate - arrivalRate);
  }

  /** The p-quantile of the waiting time: P(W &gt; t) = ρ e^(−(μ − λ)t). */
  public double waitingTimeQuantile(double p) {
    double excess = StrictMath.log(utilisation() / (1 - p));
    return Math.max(0, excess) / (serviceRate - arrivalRate);
  }

  /**
   * The asymptotic variance of the time average of L(t): over a run of length t its variance is
   * about this over t. 2ρ(1 + ρ)/(μ(1 − ρ)⁴), in seconds (Whitt: Planning queueing simulations,
   * Management Science 35(11), 1989).
   */
  public double asymptoticVariance() {
    double rho = utilisation();
    double idle = 1 - rho;
    return 2 * rho * (1 + rho) / (serviceRate * idle * idle * idle * idle);
  }

  /**
   * How long a run must be, in seconds, for an interval for L of a relative half-width: z² σ²/(ε
   * L)² (Whitt 1989).
   *
   * @param relativeHalfWidth ε
   * @param z the normal quantile of the confidence, 1.96 for 95 %
   */
  public double runLength(double relativeHalfWidth, double z) {
    double halfWidth = relativeHalfWidth * requestsInside();
    return z * z * asymptoticVariance() / (halfWidth * halfWidth);
  }

  /**
   * E[L(t)] of a system that starts empty, by uniformization: Σ e^(−qt) (qt)ⁿ/n! E[Lₙ] with q = λ +
   * μ, where Lₙ is the chain that jumps at rate q (Jensen 1953). After n jumps there are at most n
   * inside, so nothing is truncated but the tail of the Poisson law.
   */
  public double requestsInsideAt(double t) {
    double jumps = (arrivalRate + serviceRate) * t;
    int mode = (int) jumps;
    int last = (int) (jumps + 12 * Math.sqrt(jumps) + 50);
    double up = arrivalRate / (arrivalRate + serviceRate);
    double[] state = new double[last + 2];
    state[0] = 1;
    double sum = 0;
    double weights = 0;
    for (int n = 0; n <= last; n++) {
      // The weights are relative to the largest one, so that e^(−qt) cannot underflow them all.
      double weight = poisson(jumps, mode, n);
      weights += weight;
      sum += weight * mean(state, n);
      jump(state, n, up);
    }
    return sum / weights;
  }

  /** The Poisson probability of n over that of the mode. */
  private static double poisson(double mean, int mode, int n) {
    double ratio = 1;
    for (int k = mode; k < n; k++) {
      ratio *= mean / (k + 1);
    }
    for (int k = mode; k > n; k--) {
      ratio *= k / mean;
    }
    return ratio;
  }

  private static double mean(double[] state, int last) {
    double mean = 0;
    for (int k = last; k > 0; k--) {
      mean += k * state[k];
    }
    return mean;
  }

  /** One jump of the chain, whose states up to last may be occupied. */
  private static void jump(double[] state, int last, double up) {
    double below = 0;
    for (int k = 0; k <= last + 1; k++) {
      double old = state[k];
      double stays = k == 0 ? (1 - up) * old : 0;
      double above = k <= last ? state[k + 1] : 0;
      state[k] = stays + up * below + (1 - up) * above;
      below = old;
    }
  }
}
