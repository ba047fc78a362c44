package archsim.core.theory;

import archsim.core.Require;

/**
 * M/M/c/K: c servers, at most K requests inside, one more is lost (Gross et al., Fundamentals of
 * Queueing Theory, 4th ed., chapter 2).
 */
public final class MMcK {
  private final double arrivalRate;
  private final double serviceRate;
  private final int servers;
  private final int limit;
  private final BirthDeath chain;

  /**
   * Solves the system.
   *
   * @param arrivalRate λ, per second, of all arrivals
   * @param serviceRate μ of one server, per second
   * @param servers c
   * @param limit K, requests inside, those in service included
   */
  public MMcK(double arrivalRate, double serviceRate, int servers, int limit) {
    Require.that(
        servers > 0 && limit >= servers, "K must be >= c > 0, was %d and %d", limit, servers);
    this.arrivalRate = arrivalRate;
    this.serviceRate = serviceRate;
    this.servers = servers;
    this.limit = limit;
    this.chain = new BirthDeath(limit, n -> arrivalRate, n -> Math.min(n, servers) * serviceRate);
  }

  /** P(N = n). */
  public double probability(int n) {
    return chain.probability(n);
  }

  /** pK, the share of arrivals that is lost. */
  public double lossProbability() {
    return chain.probability(limit);
  }

  /** X = λ (1 − pK), per second. */
  public double throughput() {
    return arrivalRate * (1 - lossProbability());
  }

  /** L = Σ n p(n). */
  public double requestsInside() {
    return chain.mean(n -> n);
  }

  /** W = L/X of those that are not lost, in seconds. */
  public double meanResponseTime() {
    return requestsInside() / throughput();
  }

  /** Wq = W − 1/μ, in seconds. */
  public double meanWaitingTime() {
    return meanResponseTime() - 1 / serviceRate;
  }

  /** ρ = X/(cμ). */
  public double utilisation() {
    return throughput() / (servers * serviceRate);
  }
}
