package archsim.core.theory;

import archsim.core.Require;

/**
 * M/D/1, first come first served. For (k − 1)D ≤ t &lt; kD, P(W ≤ t) = e^(−λ(kD − t)) Σ Q(k − 1 −
 * j) (λ(kD − t))^j/j! for j from 0 to k − 1, where Q(n) = P(at most n + 1 inside). Unlike Erlang's
 * alternating sum, it has no negative term (Franx: A simple solution for the M/D/c waiting time
 * distribution, Operations Research Letters 29, 2001).
 *
 * @param arrivalRate λ, per second
 * @param serviceTime D, in seconds
 */
public record MD1(double arrivalRate, double serviceTime) {
  private static final int MOST_SERVICES = 10_000;

  public MD1 {
    Require.that(
        arrivalRate * serviceTime < 1,
        "utilisation must be below 1, was %s",
        arrivalRate * serviceTime);
  }

  /** P(W ≤ t). */
  public double waitingTimeProbability(double t) {
    int k = (int) Math.floor(t / serviceTime) + 1;
    Require.that(k <= MOST_SERVICES, "a wait of %d services is too long to compute", k);
    double[] inside = cumulative(k);
    double x = arrivalRate * (k * serviceTime - t);
    double term = StrictMath.exp(-x);
    double sum = 0;
    for (int j = 0; j < k; j++) {
      sum += inside[k - j] * term;
      term *= x / (j + 1);
    }
    return sum;
  }

  /** The waiting time that a share p of the requests does not exceed, in seconds. */
  public double waitingTimeQuantile(double p) {
    return Bisection.quantile(t -> 1 - waitingTimeProbability(t), p, serviceTime);
  }

  /**
   * P(N ≤ n) for n up to last, by a cut between n and n + 1: a(0) π(n + 1) = π(0) A(n) + Σ π(i) A(n
   * + 1 − i), where a(k) is the probability of k arrivals in a service and A(k) that of more than
   * k.
   */
  private double[] cumulative(int last) {
    double load = arrivalRate * serviceTime;
    double[] more = new double[last + 1];
    double term = StrictMath.exp(-load);
    double none = term;
    // The tail is summed from its own terms, as 1 − Σ would lose its digits.
    for (int k = 0; k <= last; k++) {
      term *= load / (k + 1);
      more[k] = poissonTail(term, load, k + 1);
    }
    double[] inside = new double[last + 1];
    double[] sums = new double[last + 1];
    inside[0] = 1 - load;
    sums[0] = inside[0];
    for (int n = 0; n < last; n++) {
      double sum = inside[0] * more[n];
      for (int i = 1; i <= n; i++) {
        sum += inside[i] * more[n + 1 - i];
      }
      inside[n + 1] = sum / none;
      sums[n + 1] = sums[n] + inside[n + 1];
    }
    return sums;
  }

  /** The Poisson probability of k or more, from that of k. */
  private static double poissonTail(double first, double mean, int k) {
    double sum = 0;
    double term = first;
    for (int i = k + 1; sum + term != sum; i++) {
      sum += term;
      term *= mean / i;
    }
    return sum;
  }
}
