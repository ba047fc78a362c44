package archsim.components.workload;

import archsim.core.Require;
import archsim.core.random.Distribution;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has to hold of the fields of a workload together. */
final class WorkloadRules {
  private static final double SHARES_ROUNDING = 1e-9;
  private static final int MOST_USERS = 10_000_000;

  private WorkloadRules() {}

  static void check(
      @Nullable Double rate,
      @Nullable Arrivals arrivals,
      @Nullable String to,
      @Nullable Map<String, Double> endpoints,
      @Nullable Integer users,
      @Nullable Distribution think,
      @Nullable List<Workload.FlowCall> flow,
      @Nullable SessionSpec sessions,
      @Nullable Distribution pause) {
    boolean open = rate != null || arrivals instanceof Arrivals.Mmpp;
    Require.that(
        open != (users != null), "a workload has either a `rate` (open) or `users` (closed)");
    if (open) {
      Require.that(to != null, "to is missing: where do the arrivals go?");
      Require.that(think == null && flow == null, "think and flow belong to `users`");
      Require.that(pause == null, "pause belongs to `users`");
      Require.that(rate == null || rate > 0, "rate must be > 0, was %s/s", rate);
      checkRate(rate, arrivals);
    } else {
      Require.that(
          to == null && endpoints == null && arrivals == null,
          "to, endpoints and arrivals belong to a `rate`; users have a flow: [call: ..]");
      Require.that(sessions == null, "sessions belong to a `rate`; every user is one long session");
      Require.that(flow != null && !flow.isEmpty(), "flow is missing: what do the users call?");
      Require.that(
          users != null && users >= 1 && users <= MOST_USERS,
          "users must be from 1 to %,d, was %s",
          MOST_USERS,
          users);
      Require.that(
          pause == null || pause.mean() > 0,
          "pause must be > 0: after a refusal that takes no time, time would stand still");
    }
    if (endpoints != null) {
      checkShares(endpoints);
    }
  }

  private static void checkShares(Map<String, Double> endpoints) {
    double sum = endpoints.values().stream().mapToDouble(Double::doubleValue).sum();
    Require.that(
        Math.abs(sum - 1) < SHARES_ROUNDING,
        "endpoints add up to %s%%, not 100%%",
        Math.rint(sum * 1e8) / 1e6);
    Require.that(
        endpoints.values().stream().allMatch(share -> share >= 0), "endpoints must be >= 0%%");
  }

  private static void checkRate(@Nullable Double rate, @Nullable Arrivals arrivals) {
    if (rate != null && arrivals instanceof Arrivals.Mmpp mmpp) {
      Require.that(
          Math.abs(mmpp.meanRate() - rate) <= 1e-6 * rate,
          "rate is %s/s, but the mean of mmpp is %s/s; leave rate out",
          rate,
          mmpp.meanRate());
    }
  }
}
