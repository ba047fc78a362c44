package archsim.core.theory;

import archsim.core.Require;

/**
 * M/G/1, first come first served: Wq = λ E[S²]/(2(1 − ρ)) (Pollaczek 1930, Khinchine 1932;
 * Kleinrock: Queueing Systems 1, 1975, chapter 5).
 *
 * @param arrivalRate λ, per second
 * @param mean E[S], in seconds
 * @param secondMoment E[S²], in seconds squared
 */
public record PollaczekKhinchine(double arrivalRate, double mean, double secondMoment) {
  public PollaczekKhinchine {
    Require.that(arrivalRate * mean < 1, "utilisation must be below 1, was %s", arrivalRate * mean);
  }

  /** ρ = λ E[S]. */
  public double utilisation() {
    return arrivalRate * mean;
  }

  /** Wq, in seconds. */
  public double meanWaitingTime() {
    return arrivalRate * secondMoment / (2 * (1 - utilisation()));
  }

  /** Wq + E[S], in seconds. */
  public double meanResponseTime() {
    return meanWaitingTime() + mean;
  }

  /** L = λ (Wq + E[S]). */
  public double requestsInside() {
    return arrivalRate * meanResponseTime();
  }
}
