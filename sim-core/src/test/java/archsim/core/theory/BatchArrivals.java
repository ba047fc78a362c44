package archsim.core.theory;

import archsim.core.Require;

/**
 * M^[b]/M/1: batches of b at Poisson times, L = ρ(1 + b)/(2(1 − ρ)) (Gross et al., Fundamentals of
 * Queueing Theory, 4th ed., chapter 3).
 *
 * @param batch b
 * @param utilisation ρ = λ b/μ
 */
public record BatchArrivals(int batch, double utilisation) {
  public BatchArrivals {
    Require.that(
        batch >= 1 && utilisation < 1,
        "needs a batch >= 1 and a utilisation below 1, was %d and %s",
        batch,
        utilisation);
  }

  /** L. */
  public double requestsInside() {
    return utilisation * (1 + batch) / (2 * (1 - utilisation));
  }
}
