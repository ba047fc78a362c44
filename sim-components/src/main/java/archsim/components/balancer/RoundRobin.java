package archsim.components.balancer;

import archsim.components.flow.Request;

/** One candidate after the other. */
final class RoundRobin implements BalancingPolicy {
  private final Backends backends;
  private int next;

  RoundRobin(Backends backends) {
    this.backends = backends;
  }

  @Override
  public int choose(Request request) {
    int size = backends.size();
    if (size == backends.count()) {
      int chosen = next;
      next = next + 1 == size ? 0 : next + 1;
      return chosen;
    }
    while (!backends.isCandidate(next)) {
      next = next + 1 == backends.count() ? 0 : next + 1;
    }
    int chosen = next;
    next = next + 1 == backends.count() ? 0 : next + 1;
    return chosen;
  }
}
