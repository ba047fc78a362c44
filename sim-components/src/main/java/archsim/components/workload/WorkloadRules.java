package archsim.components.workload;

import archsim.components.model.Called;
import archsim.components.model.Findings;
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
      Require.field("to", to != null, "is missing: where do the arrivals go?");
      Require.field("think", think == null && flow == null, "and flow belong to `users`");
      Require.field("pause", pause == null, "belongs to `users`");
      Require.field("rate", rate == null || rate > 0, "must be > 0, was %s/s", rate);
      checkRate(rate, arrivals);
    } else {
      Require.field(
          "to",
          to == null && endpoints == null && arrivals == null,
          ", endpoints and arrivals belong to a `rate`; users have a flow: [call: ..]");
      Require.field(
          "sessions", sessions == null, "belong to a `rate`; every user is one long session");
      Require.field("flow", flow != null && !flow.isEmpty(), "is missing: what do the users call?");
      Require.field(
          "users",
          users != null && users >= 1 && users <= MOST_USERS,
          "must be from 1 to %,d, was %s",
          MOST_USERS,
          users);
      Require.field(
          "pause",
          pause == null || pause.mean() > 0,
          "must be > 0: after a refusal that takes no time, time would stand still");
    }
    if (endpoints != null) {
      checkShares(endpoints);
    }
  }

  /** A priority that nobody looks at would be read and ignored. */
  static void check(Workload.Spec workload, Findings findings) {
    boolean isLookedAt =
        findings.architecture().components().values().stream()
            .anyMatch(each -> each instanceof Called called && called.looksAtPriorities());
    if (workload.priority() != 0 && !isLookedAt) {
      findings.refuse(
          Findings.Kind.RULE,
          workload,
          "priority",
          "workload '%s' has priority %s, but no queue looks at priorities"
              .formatted(findings.component(), workload.priority()),
          "write queue: {order: priority} in a service that it reaches");
    }
  }

  private static void checkShares(Map<String, Double> endpoints) {
    double sum = endpoints.values().stream().mapToDouble(Double::doubleValue).sum();
    Require.field(
        "endpoints",
        Math.abs(sum - 1) < SHARES_ROUNDING,
        "add up to %s%%, not 100%%",
        Math.rint(sum * 1e8) / 1e6);
    Require.field(
        "endpoints", endpoints.values().stream().allMatch(share -> share >= 0), "must be >= 0%%");
  }

  private static void checkRate(@Nullable Double rate, @Nullable Arrivals arrivals) {
    if (rate != null && arrivals instanceof Arrivals.Mmpp mmpp) {
      Require.field(
          "rate",
          Math.abs(mmpp.meanRate() - rate) <= 1e-6 * rate,
          "is %s/s, but the mean of mmpp is %s/s; leave rate out",
          rate,
          mmpp.meanRate());
    }
  }
}
