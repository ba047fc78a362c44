package archsim.components.balancer;

import archsim.components.flow.Component;
import java.util.function.BooleanSupplier;

/**
 * One replica as a load balancer sees it: the requests it was sent and has not answered, and
 * whether the balancer believes in it.
 */
final class Backend {
  private final Component replica;
  private final int target;
  private final int unit;
  private final double weight;
  private final BooleanSupplier up;
  private int outstanding;
  private boolean down;
  private boolean ejected;
  private boolean gone;

  // What health checks, ejection and policies know of it.
  int checksFailed;
  int checksPassed;
  int failuresInARow;
  double responseTime;
  double answered;

  private double takenBack = Double.NEGATIVE_INFINITY;

  /**
   * @param target number of the target it is a replica of
   * @param unit its number there
   * @param up whether it answers a health check now
   */
  Backend(Component replica, int target, int unit, double weight, BooleanSupplier up) {
    this.replica = replica;
    this.target = target;
    this.unit = unit;
    this.weight = weight;
    this.up = up;
  }

  Component replica() {
    return replica;
  }

  int target() {
    return target;
  }

  int unit() {
    return unit;
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
    return !down && !ejected && !gone;
  }

  boolean isDown() {
    return down;
  }

  void setDown(boolean isDown) {
    down = isDown;
  }

  /** Whether it has left, or is about to: nothing more is sent to it. */
  boolean isGone() {
    return gone;
  }

  void leaves() {
    gone = true;
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
