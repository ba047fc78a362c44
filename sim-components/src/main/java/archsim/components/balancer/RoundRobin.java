package archsim.components.balancer;

import archsim.components.Request;

/** One backend after the other. */
final class RoundRobin implements BalancingPolicy {
  private final int size;
  private int next;

  RoundRobin(Backends backends) {
    size = backends.size();
  }

  @Override
  public int choose(Request request) {
    int chosen = next;
    next = next + 1 == size ? 0 : next + 1;
    return chosen;
  }
}
