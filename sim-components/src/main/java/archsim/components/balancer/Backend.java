package archsim.components.balancer;

import archsim.components.Component;
import java.util.function.BooleanSupplier;

/**
 * One replica as a load balancer sees it: the requests it was sent and has not answered, and
 * whether the balancer believes in it.
 */
final class Backend {
  private final Component replica;
  private final int target;
  private final double weight;
  private final BooleanSupplier up;
  private int outstanding;
  private boolean down;
  private boolean ejected;
  private double takenBack = Double.NEGATIVE_INFINITY;

  /**
   * @param target number of the target it is a replica of
   * @param up whether it answers a health check now
   */
  Backend(Component replica, int target, double weight, BooleanSupplier up) {
    this.replica = replica;
    this.target = target;
    this.weight = weight;
    this.up = up;
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

  boolean answersChecks() {
    return up.getAsBoolean();
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

  /** Whether new requests may be sent to it; what is outstanding ends in any case. */
  boolean isBelievedIn() {
    return !down && !ejected;
  }

  boolean isDown() {
    return down;
  }

  void setDown(boolean isDown) {
    down = isDown;
  }

  boolean isEjected() {
    return ejected;
  }

  void setEjected(boolean isEjected) {
    ejected = isEjected;
  }

  /** When it was last taken back, in seconds. */
  double takenBack() {
    return takenBack;
  }

  void setTakenBack(double now) {
    takenBack = now;
  }
}
