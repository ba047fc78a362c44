package archsim.components.balancer;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Key;
import archsim.core.spec.Unit;

/**
 * When a load balancer stops sending to a replica because of how requests end there. REJECTED,
 * TIMED_OUT and FAILED count; OK begins anew.
 *
 * @param consecutiveFailures requests in a row that do not end OK
 * @param length for which nothing is sent to it, in seconds
 * @param maxEjected share of the replicas that may be ejected at once, at least one of several
 */
@Doc("When a balancer stops sending to a replica because requests do not end OK there.")
public record OutlierEjection(
    @Doc("Requests in a row that do not end OK.") @Unit(Dimension.COUNT) @Default("5")
        int consecutiveFailures,
    @Key("for") @Doc("For how long nothing is sent to it.") @Unit(Dimension.SECONDS) @Default("30s")
        double length,
    @Doc("Share of the replicas that may be ejected at once; at least one of several may.")
        @Unit(Dimension.SHARE)
        @Default("50%")
        double maxEjected) {
  public OutlierEjection {
    Require.atLeast("consecutiveFailures", consecutiveFailures, 1);
    Require.field("for", length > 0, "must be > 0, was %s s", length);
    Require.field(
        "maxEjected",
        maxEjected > 0 && maxEjected <= 1,
        "must be > 0%% and at most 100%%, was %s%%",
        100 * maxEjected);
  }

  int mostOf(int backends) {
    return backends == 1 ? 0 : Math.max(1, (int) Math.floor(maxEjected * backends + 1e-9));
  }
}
