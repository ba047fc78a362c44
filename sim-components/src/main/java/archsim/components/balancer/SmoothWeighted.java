package archsim.components.balancer;

import archsim.components.flow.Request;

/**
 * Each candidate gains its weight at every choice; the one with the most is chosen and pays what
 * all have gained. Over a period each is chosen in proportion to its weight, and the choices of a
 * heavy one do not come in a row (smooth weighted round robin, as in NGINX).
 */
final class SmoothWeighted implements BalancingPolicy {
  private final Backends backends;
  private final double[] gained;

  SmoothWeighted(Backends backends) {
    this.backends = backends;
    gained = new double[backends.count()];
  }

  @Override
  public int choose(Request request) {
    int chosen = backends.candidate(0);
    double sum = 0;
    for (int i = 0; i < backends.size(); i++) {
      int candidate = backends.candidate(i);
      double weight = backends.get(candidate).weight();
      gained[candidate] += weight;
      sum += weight;
      if (gained[candidate] > gained[chosen]) {
        chosen = candidate;
      }
    }
    gained[chosen] -= sum;
    return chosen;
  }
}
