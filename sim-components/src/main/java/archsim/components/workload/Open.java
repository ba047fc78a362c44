package archsim.components.workload;

import archsim.components.model.Called;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arrivals of an open workload.
 *
 * @param rate arrivals per second
 * @param endpoints shares of the arrivals by endpoint of the component
 */
public record Open(
    @Doc("Arrivals per second, of sessions where it has any; makes the workload open.")
        @Unit(Dimension.PER_SECOND)
        @Nullable Double rate,
    @Doc("How the gaps between arrivals are distributed (open, default poisson).")
        @Nullable Arrivals arrivals,
    @Doc("Where arrivals go: component, or component.endpoint (open).")
        @Ref(value = Called.class, endpoint = true)
        @Nullable String to,
    @Doc("Shares of the arrivals by endpoint of `to` (open).") @Unit(Dimension.SHARE)
        @Nullable Map<String, Double> endpoints) {
  private static final double ROUNDING = 1e-9;

  public Open {
    Require.field("rate", rate == null || rate > 0, "must be > 0, was %s/s", rate);
    if (rate != null && arrivals instanceof Arrivals.Mmpp mmpp) {
      Require.field(
          "rate",
          Math.abs(mmpp.meanRate() - rate) <= 1e-6 * rate,
          "is %s/s, but the mean of mmpp is %s/s; leave rate out",
          rate,
          mmpp.meanRate());
    }
    if (endpoints != null) {
      endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
      double sum = endpoints.values().stream().mapToDouble(Double::doubleValue).sum();
      Require.field(
          "endpoints",
          Math.abs(sum - 1) < ROUNDING,
          "add up to %s%%, not 100%%",
          Math.rint(sum * 1e8) / 1e6);
      Require.field(
          "endpoints", endpoints.values().stream().allMatch(share -> share >= 0), "must be >= 0%%");
    }
  }

  boolean isSaid() {
    return rate != null || arrivals instanceof Arrivals.Mmpp;
  }

  double meanRate() {
    return arrivals instanceof Arrivals.Mmpp mmpp ? mmpp.meanRate() : rate == null ? 0 : rate;
  }
}
