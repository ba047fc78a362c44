package archsim.core.theory;

import archsim.core.Require;

/**
 * M/M/c, first come first served: P(wait) = C = B/(1 − ρ(1 − B)) with Erlang's B, and a wait that
 * is exponential with rate cμ − λ given that there is one (Gross et al., Fundamentals of Queueing
 * Theory, 4th ed., chapter 2).
 *
 * @param arrivalRate λ, per second
 * @param serviceRate μ of one server, per second
 * @param servers c
 */
public record ErlangC(double arrivalRate, double serviceRate, int servers) {
  public ErlangC {
    Require.that(servers > 0, "servers must be > 0, was %d", servers);
    Require.that(
        arrivalRate >= 0 && arrivalRate < servers * serviceRate,
        "utilisation must be below 1, was %s",
        arrivalRate / (servers * serviceRate));
  }

  /** ρ = λ/(cμ). */
  public double utilisation() {
    return arrivalRate / (servers * serviceRate);
  }

  /** C, the share of requests that wait. */
  public double waitingProbability() {
    double b = new ErlangB(arrivalRate / serviceRate, servers).blockingProbability();
    return b / (1 - utilisation() * (1 - b));
  }

  /** Wq = C/(cμ − λ), in seconds. */
  public double meanWaitingTime() {
    return waitingProbability() / waitRate();
  }

  /** Wq + 1/μ, in seconds. */
  public double meanResponseTime() {
    return meanWaitingTime() + 1 / serviceRate;
  }

  /** Lq = λ Wq. */
  public double meanQueueLength() {
    return arrivalRate * meanWaitingTime();
  }

  /** L = λ (Wq + 1/μ). */
  public double requestsInside() {
    return arrivalRate * meanResponseTime();
  }

  /** The waiting time that a share p of the requests does not exceed, in seconds. */
  public double waitingTimeQuantile(double p) {
    double c = waitingProbability();
    return p <= 1 - c ? 0 : StrictMath.log(c / (1 - p)) / waitRate();
  }

  /** P(response time &gt; t), the tail of the service time and, with probability C, a wait. */
  public double responseTimeTail(double t) {
    double c = waitingProbability();
    double mu = serviceRate;
    double delta = waitRate();
    double gap = delta - mu;
    // P(S + W > t) = e^(−μt) + μ e^(−μt) ∫ e^(−(δ−μ)x) dx over [0, t], which also holds for δ = μ.
    double integral = gap == 0 ? t : -StrictMath.expm1(-gap * t) / gap;
    double service = StrictMath.exp(-mu * t);
    return (1 - c) * service + c * (service + StrictMath.exp(-mu * t) * mu * integral);
  }

  /** The response time that a share p of the requests does not exceed, in seconds. */
  public double responseTimeQuantile(double p) {
    return Bisection.quantile(this::responseTimeTail, p, 1 / serviceRate);
  }

  private double waitRate() {
    return servers * serviceRate - arrivalRate;
  }
}
