package archsim.components.balancer;

import archsim.components.Request;

/**
 * Each backend gains its weight at every choice; the one with the most is chosen and pays the sum
 * of all weights. Over a period each is chosen in proportion to its weight, and the choices of a
 * heavy one do not come in a row (smooth weighted round robin, as in NGINX).
 */
final class SmoothWeighted implements BalancingPolicy {
  private final double[] weights;
  private final double[] gained;
  private final double sum;

  SmoothWeighted(Backends backends) {
    weights = backends.all().stream().mapToDouble(Backend::weight).toArray();
    gained = new double[weights.length];
    double all = 0;
    for (double weight : weights) {
      all += weight;
    }
    sum = all;
  }

  @Override
  public int choose(Request request) {
    int chosen = 0;
    for (int i = 0; i < weights.length; i++) {
      gained[i] += weights[i];
      if (gained[i] > gained[chosen]) {
        chosen = i;
      }
    }
    gained[chosen] -= sum;
    return chosen;
  }
}
