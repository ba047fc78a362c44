package archsim.core.theory;

import archsim.core.Require;
import java.util.function.IntToDoubleFunction;

/**
 * M/M/c+M: who waits gives up after an exponential time (Palm 1957; Garnett, Mandelbaum, Reiman:
 * Designing a call center with impatient customers, M&amp;SOM 4(3), 2002). The chain dies at rate
 * min(n, c) μ + (n − c)⁺ θ and is cut where its tail is lost in rounding.
 */
public final class ErlangA {
  private static final int MOST_STATES = 10_000_000;

  private final double arrivalRate;
  private final double abandonmentRate;
  private final int servers;
  private final BirthDeath chain;

  /**
   * Solves the system.
   *
   * @param arrivalRate λ, per second
   * @param serviceRate μ of one server, per second
   * @param servers c
   * @param abandonmentRate θ &gt; 0 of one that waits, per second
   */
  public ErlangA(double arrivalRate, double serviceRate, int servers, double abandonmentRate) {
    Require.that(abandonmentRate > 0, "abandonment rate must be > 0, was %s", abandonmentRate);
    this.arrivalRate = arrivalRate;
    this.abandonmentRate = abandonmentRate;
    this.servers = servers;
    IntToDoubleFunction death =
        n -> Math.min(n, servers) * serviceRate + Math.max(0, n - servers) * abandonmentRate;
    this.chain = new BirthDeath(last(arrivalRate, death), n -> arrivalRate, death);
  }

  /** The state beyond which all are less likely than the likeliest one by a factor of e⁶⁰. */
  private static int last(double arrivalRate, IntToDoubleFunction death) {
    double log = 0;
    double largest = 0;
    int n = 0;
    while (log > largest - 60) {
      n++;
      Require.that(n <= MOST_STATES, "more than %d may wait: use ErlangC", MOST_STATES);
      log += StrictMath.log(arrivalRate / death.applyAsDouble(n));
      largest = Math.max(largest, log);
    }
    return n;
  }

  /** P(N ≥ c), the share that does not find a free server. */
  public double waitingProbability() {
    return chain.atLeast(servers);
  }

  /** Lq. */
  public double meanQueueLength() {
    return chain.mean(n -> Math.max(0, n - servers));
  }

  /** Lq/λ, in seconds, of all, whether they gave up or not. */
  public double meanWaitingTime() {
    return meanQueueLength() / arrivalRate;
  }

  /** θ Lq/λ, the share that gives up. */
  public double abandonmentProbability() {
    return abandonmentRate * meanQueueLength() / arrivalRate;
  }

  /** E[min(N, c)]/c. */
  public double utilisation() {
    return chain.mean(n -> Math.min(n, servers)) / servers;
  }
}
