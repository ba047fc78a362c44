package archsim.core.theory;

import archsim.core.Require;

/**
 * A request forks into K parts, one for each of K M/M/1 queues, and ends with the last of them. For
 * K = 2, T = (12 − ρ)/8 · R with R = 1/(μ − λ), exactly; for more, T ≈ (H(K)/H(2) + 4ρ/11 (1 −
 * H(K)/H(2))) T(2), within 5 % up to K = 32 (Nelson and Tantawi: Approximate analysis of fork/join
 * synchronization in parallel queues, IEEE Trans. Computers 37(6), 1988).
 *
 * @param branches K
 * @param arrivalRate λ, per second
 * @param serviceRate μ of each branch, per second
 */
public record ForkJoin(int branches, double arrivalRate, double serviceRate) {
  public ForkJoin {
    Require.that(branches >= 1, "branches must be >= 1, was %d", branches);
    Require.that(
        arrivalRate < serviceRate,
        "utilisation must be below 1, was %s",
        arrivalRate / serviceRate);
  }

  /** T, in seconds. */
  public double meanResponseTime() {
    double rho = arrivalRate / serviceRate;
    double one = new MM1(arrivalRate, serviceRate).meanResponseTime();
    if (branches == 1) {
      return one;
    }
    double two = (12 - rho) / 8 * one;
    double growth = FanOut.harmonic(branches) / FanOut.harmonic(2);
    return (growth + 4 * rho / 11 * (1 - growth)) * two;
  }
}
