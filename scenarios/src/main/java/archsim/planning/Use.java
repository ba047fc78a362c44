package archsim.planning;

import archsim.components.Range;

/**
 * How busy a resource of a component is kept by a load.
 *
 * @param units over all replicas, of which busy shares are measured
 * @param useful units that requests can use where all are busy
 * @param taken units that are always busy
 * @param busy busy units of the busiest replica times the number of replicas
 * @param openBusy the same, by the open workloads alone
 * @param isHeld whether it is held while something else is waited for
 */
record Use(
    String component,
    String resource,
    double units,
    double useful,
    double taken,
    Range busy,
    Range openBusy,
    boolean isHeld) {
  String name() {
    return component + "." + resource;
  }

  /** The same where one of two loads is there. */
  Use hull(Use other) {
    return new Use(
        component,
        resource,
        units,
        useful,
        taken,
        busy.hull(other.busy),
        openBusy.hull(other.openBusy),
        isHeld);
  }
}
