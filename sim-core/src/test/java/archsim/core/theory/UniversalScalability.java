package archsim.core.theory;

import archsim.core.Require;

/**
 * X(n) = γ n/(1 + α(n − 1) + β n(n − 1)) (Gunther: Guerrilla Capacity Planning, 2007).
 *
 * @param gamma γ, throughput of one, per second
 * @param contention α, the share of work that is serial
 * @param coherency β, what each pair costs
 */
public record UniversalScalability(double gamma, double contention, double coherency) {
  public UniversalScalability {
    Require.that(
        gamma > 0 && contention >= 0 && coherency >= 0,
        "needs gamma > 0, contention >= 0, coherency >= 0, was %s, %s, %s",
        gamma,
        contention,
        coherency);
  }

  /** X(n), per second. */
  public double throughput(double n) {
    return gamma * n / (1 + contention * (n - 1) + coherency * n * (n - 1));
  }

  /** The n of the largest throughput, √((1 − α)/β); +∞ without coherency cost. */
  public double peak() {
    return coherency == 0
        ? Double.POSITIVE_INFINITY
        : Math.sqrt(Math.max(0, 1 - contention) / coherency);
  }
}
