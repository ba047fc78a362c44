package archsim.core.theory;

import archsim.core.Require;

/**
 * M/G/c with processor sharing, where no request gets more than one of the c cores: requests inside
 * are distributed as in M/M/c, whatever the law of the service times, and for c = 1 the response
 * time is E[S]/(1 − ρ) (Kelly: Reversibility and Stochastic Networks, 1979, section 3.3).
 *
 * @param arrivalRate λ, per second
 * @param serviceTime E[S] on a core of its own, in seconds
 * @param cores c
 */
public record ProcessorSharing(double arrivalRate, double serviceTime, int cores) {
  public ProcessorSharing {
    Require.that(
        cores > 0 && arrivalRate * serviceTime < cores,
        "utilisation must be below 1, was %s",
        arrivalRate * serviceTime / cores);
  }

  /** R, in seconds: that of M/M/c. */
  public double meanResponseTime() {
    return new ErlangC(arrivalRate, 1 / serviceTime, cores).meanResponseTime();
  }

  /** R/E[S]: for one core, how much longer a request of any size takes than alone. */
  public double slowdown() {
    return meanResponseTime() / serviceTime;
  }

  /** P(N = n), in proportion to aⁿ/n! up to c and falling by ρ from there on. */
  public double probability(int n) {
    int last = Math.max(n, cores);
    var chain = new BirthDeath(last, k -> arrivalRate, k -> Math.min(k, cores) / serviceTime);
    double rho = arrivalRate * serviceTime / cores;
    double beyond = chain.probability(last) * rho / (1 - rho);
    return chain.probability(n) / (1 + beyond);
  }
}
