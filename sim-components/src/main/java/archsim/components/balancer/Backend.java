package archsim.components.balancer;

import archsim.components.Component;
import archsim.components.Replicated;
import org.jspecify.annotations.Nullable;

/** One replica as a load balancer sees it: the requests it was sent and has not answered. */
final class Backend {
  private static final int AVOIDED = 1 << 30;

  private final Component replica;
  private final @Nullable Replicated owner;
  private final int index;
  private final int target;
  private final double weight;
  private int outstanding;

  /**
   * @param target number of the target it is a replica of
   */
  Backend(Component replica, int target, double weight) {
    this(replica, null, 0, target, weight);
  }

  /** A replica of a component. */
  Backend(Replicated owner, int index, int target, double weight) {
    this(owner.replica(index), owner, index, target, weight);
  }

  private Backend(
      Component replica, @Nullable Replicated owner, int index, int target, double weight) {
    this.replica = replica;
    this.owner = owner;
    this.index = index;
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

  /** Whether it takes requests. */
  boolean isUp() {
    return owner == null || owner.isUp(index);
  }

  /** It was found to be down: it seems to owe so much that nobody chooses it. */
  void avoid() {
    outstanding += AVOIDED;
  }

  /** It was avoided, and is up again. */
  void welcome() {
    outstanding -= AVOIDED;
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
