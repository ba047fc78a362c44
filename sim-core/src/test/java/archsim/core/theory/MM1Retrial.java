package archsim.core.theory;

import archsim.core.Require;

/**
 * M/M/1 without waiting room, where each that found the server busy comes back after an exponential
 * time: E[orbit] = λ²(μ + θ)/(μθ(μ − λ)) (Falin: A survey of retrial queues, Queueing Systems 7,
 * 1990).
 *
 * @param arrivalRate λ, per second
 * @param serviceRate μ, per second
 * @param retryRate θ of each in orbit, per second
 */
public record MM1Retrial(double arrivalRate, double serviceRate, double retryRate) {
  public MM1Retrial {
    Require.that(
        arrivalRate < serviceRate,
        "utilisation must be below 1, was %s",
        arrivalRate / serviceRate);
  }

  /** E[orbit], those that will come back. */
  public double meanOrbit() {
    return arrivalRate
        * arrivalRate
        * (serviceRate + retryRate)
        / (serviceRate * retryRate * (serviceRate - arrivalRate));
  }
}
