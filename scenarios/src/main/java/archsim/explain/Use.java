package archsim.explain;

import archsim.components.demand.Range;
import archsim.components.model.ComponentSpec;

/**
 * How busy a resource of a component is kept by a load.
 *
 * @param busy busy units of the busiest replica times the number of replicas
 * @param openBusy the same, by the open workloads alone
 * @param unevenness by how many times the mean its busiest replica may be busy, beyond that
 * @param isHeld whether it is held while something else is waited for
 */
record Use(
    String component,
    ComponentSpec.Capacity capacity,
    Range busy,
    Range openBusy,
    Range unevenness,
    boolean isHeld) {
  String name() {
    return component + "." + resource();
  }

  String resource() {
    return capacity.resource();
  }

  /** Units over all replicas that requests can use where all are busy. */
  double useful() {
    return capacity.units();
  }

  /**
   * The same where only a part of the requests may come through. That part is of as many as there
   * may be, since the fewer there are, the more of them come through; where nothing bounds how much
   * they may hold, it is of as many as there are at least.
   */
  Use orLess(Use part) {
    double least = isHeld ? part.busy.low() : Math.min(busy.low(), part.busy.high());
    return new Use(
        component, capacity, new Range(least, busy.high()), openBusy, unevenness, isHeld);
  }

  /** The same where one of two loads is there. */
  Use hull(Use other) {
    return new Use(
        component,
        capacity,
        busy.hull(other.busy),
        openBusy.hull(other.openBusy),
        unevenness.hull(other.unevenness),
        isHeld);
  }
}
