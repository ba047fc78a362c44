package archsim.core.results;

import org.jspecify.annotations.Nullable;

/**
 * One resource of a component, over all its replicas.
 *
 * @param utilisation ∫ busy units dt / ∫ units that there were dt over all replicas, from 0 to 1
 * @param capacity units of all replicas, time average: cores, threads, connections …
 * @param expectedUtilisation what the busiest replica was expected to have by the operational laws
 *     in the steady state; null where the run is transient or nothing was expected
 * @param saturatesAtPerS the total arrival rate of the workloads, in their present mix, at which it
 *     is busy all the time; null where none is known
 * @param saturatesAtIs what that rate is: {@code exact}, {@code at most}, {@code at least} or
 *     {@code none}; null in results of versions that did not say it
 * @param queueMean requests that wait for it at the replicas together, time average
 * @param queueMax most that ever waited at the same time, at the replicas together
 * @param waited share of its users that had to wait
 * @param waitS how long its users waited; those that got it at once count with 0
 * @param busiest the replica with the highest utilisation, of the time in which it was there
 */
public record ResourceResult(
    EstimateResult utilisation,
    double capacity,
    @Nullable RangeResult expectedUtilisation,
    @Nullable Double saturatesAtPerS,
    @Nullable String saturatesAtIs,
    EstimateResult queueMean,
    long queueMax,
    EstimateResult waited,
    MeanAndTailResult waitS,
    BusiestResult busiest) {

  /** The busiest replica of a resource. */
  public record BusiestResult(String replica, EstimateResult utilisation) {}
}
