package archsim.core.theory;

import archsim.core.Require;

/**
 * M/G/c/c, a system without waiting room, whatever the law of the service times: B(0) = 1, B(c) = a
 * B(c − 1)/(c + a B(c − 1)) (Erlang 1917; recursion: Gross et al., Fundamentals of Queueing Theory,
 * 4th ed., chapter 2).
 *
 * @param offeredLoad a = λ E[S], in servers
 * @param servers c
 */
public record ErlangB(double offeredLoad, int servers) {
  public ErlangB {
    Require.that(offeredLoad >= 0, "offered load must be >= 0, was %s", offeredLoad);
    Require.that(servers >= 0, "servers must be >= 0, was %d", servers);
  }

  /** The share of arrivals that finds all servers busy and is lost. */
  public double blockingProbability() {
    double b = 1;
    for (int c = 1; c <= servers; c++) {
      b = offeredLoad * b / (c + offeredLoad * b);
    }
    return b;
  }

  /** L = a (1 − B). */
  public double requestsInside() {
    return offeredLoad * (1 - blockingProbability());
  }
}
