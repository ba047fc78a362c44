package archsim.core.results;

import org.jspecify.annotations.Nullable;

/**
 * One resource of a component, over all its replicas.
 *
 * @param utilisation busy units / capacity, time average, from 0 to 1
 * @param capacity units: cores, threads, connections …
 * @param saturatesAtPerS the total arrival rate of the workloads, in their present mix, at which it
 *     is busy all the time; null where it never is
 * @param queueMean requests that wait for it, time average over all replicas
 * @param queueMax most that ever waited at one replica
 * @param waited share of its users that had to wait
 * @param busiest the replica with the highest utilisation
 */
public record ResourceResult(
    EstimateResult utilisation,
    double capacity,
    @Nullable Double saturatesAtPerS,
    EstimateResult queueMean,
    long queueMax,
    EstimateResult waited,
    MeanAndTailResult waitS,
    BusiestResult busiest) {

  /** The busiest replica of a resource. */
  public record BusiestResult(String replica, EstimateResult utilisation) {}
}
