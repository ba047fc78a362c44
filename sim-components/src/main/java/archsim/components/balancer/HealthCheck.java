package archsim.components.balancer;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * How a load balancer finds out which replicas are up. A check asks whether the replica is up and
 * costs it nothing; each balancer begins at a random point of its interval.
 *
 * @param interval between the checks of a replica, in seconds
 * @param unhealthyAfter failed checks in a row
 * @param healthyAfter passed checks in a row
 * @param timeout from the check of a replica that is down until it counts as failed, in seconds
 * @param slowStart over which the weight of one that is taken back grows, in seconds
 */
@Doc("How a balancer finds out which replicas are up; checks cost the replicas nothing.")
public record HealthCheck(
    @Doc("Between the checks of a replica.") @Unit(Dimension.SECONDS) double interval,
    @Doc("Failed checks in a row after which nothing new is sent to it.")
        @Unit(Dimension.COUNT)
        @Default("3")
        int unhealthyAfter,
    @Doc("Passed checks in a row after which it is taken back.")
        @Unit(Dimension.COUNT)
        @Default("2")
        int healthyAfter,
    @Doc("From the check of a replica that is down until that check counts as failed.")
        @Unit(Dimension.SECONDS)
        @Default("0ms")
        double timeout,
    @Doc("Over which the weight of a replica that is taken back grows from 10% to 100%.")
        @Unit(Dimension.SECONDS)
        @Default("0ms")
        double slowStart) {
  public HealthCheck {
    Require.field("interval", interval > 0, "must be > 0, was %s s", interval);
    Require.atLeast("unhealthyAfter", unhealthyAfter, 1);
    Require.atLeast("healthyAfter", healthyAfter, 1);
    Require.field(
        "timeout",
        timeout >= 0 && timeout <= interval,
        "must be from 0 to the interval of %s s, was %s s",
        interval,
        timeout);
    Require.field("slowStart", slowStart >= 0, "must be >= 0, was %s s", slowStart);
  }
}
