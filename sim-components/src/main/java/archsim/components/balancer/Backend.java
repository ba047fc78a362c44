package archsim.components.balancer;

import archsim.components.Component;

/** One replica as a load balancer sees it: the requests it was sent and has not answered. */
final class Backend {
  private final Component replica;
  private final int target;
  private final double weight;
  private int outstanding;

  /**
   * @param target number of the target it is a replica of
   */
  Backend(Component replica, int target, double weight) {
    this.replica = replica;
    this.target = target;
    this.weight = weight;
  }

  Component replica() {
    return replica;
  }

  int target() {
    return target;
  }

  double weight() {
    return weight;
  }

  int outstanding() {
    return outstanding;
  }

  void sent() {
    outstanding++;
  }

  void answered() {
    outstanding--;
  }
}
