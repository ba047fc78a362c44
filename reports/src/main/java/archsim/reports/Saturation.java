package archsim.reports;

import archsim.core.results.BottleneckResult;
import archsim.core.results.ComponentResult;
import archsim.core.results.EstimateResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.core.results.WorkloadResult;
import org.jspecify.annotations.Nullable;

/**
 * At what load resources are full, in words. That bounds the load from above by one resource alone;
 * promises may break earlier, so it is never called headroom. What measured as full is called so,
 * whatever was foreseen.
 */
public final class Saturation {
  /** Busy for so much of the time, a resource measured as full. */
  private static final double FULL = 0.995;

  private Saturation() {}

  /** Whether a resource, or one of its replicas, measured as busy all the time. */
  public static boolean isFull(ResourceResult resource) {
    return value(resource.busiest().utilisation()) >= FULL || value(resource.utilisation()) >= FULL;
  }

  /**
   * The total arrival rate at which a resource is full: {@code at most 750 /s}; empty where it
   * never is.
   *
   * @param name of the resource, without its component; credits that are used up are nothing full
   */
  public static String text(String name, ResourceResult resource) {
    Double perS = resource.saturatesAtPerS();
    if (isFull(resource)) {
      return name.equals("credits") ? "used up" : "full";
    }
    return perS == null ? "" : "at most " + Measure.RATE.text(perS);
  }

  /** How many times the load of the run makes the bottleneck full, null where nothing arrived. */
  public static @Nullable Double timesTheseArrivals(RunResult result) {
    BottleneckResult bottleneck = result.bottleneck();
    double offered =
        result.workloads().values().stream()
            .map(WorkloadResult::offeredPerS)
            .mapToDouble(Saturation::value)
            .sum();
    return bottleneck == null || offered == 0 ? null : bottleneck.boundPerS() / offered;
  }

  /** What is full first as load grows, where, and what that says. */
  public static String bottleneck(RunResult result) {
    BottleneckResult bottleneck = result.bottleneck();
    if (bottleneck == null) {
      return "none: no resource saturates as load grows";
    }
    String name = bottleneck.component() + "." + bottleneck.resource();
    Double times = timesTheseArrivals(result);
    String at =
        Measure.RATE.text(bottleneck.boundPerS())
            + " of all arrivals in this mix"
            + (times == null ? "" : ", " + Measure.NUMBER.text(times) + " × these arrivals");
    ComponentResult component = result.components().get(bottleneck.component());
    ResourceResult resource =
        component == null ? null : component.resources().get(bottleneck.resource());
    return resource != null && isFull(resource)
        ? "%s is %s; it bears at most %s".formatted(name, text(bottleneck.resource(), resource), at)
        : "%s saturates first, at most at %s".formatted(name, at);
  }

  /** How much more load may be borne, as far as one run can tell; empty where it tells nothing. */
  public static String headroom(RunResult result) {
    Double times = timesTheseArrivals(result);
    return switch (result.verdict()) {
      case FAIL -> "none: promises are broken at these arrivals";
      case PASS ->
          times != null && times > 1
              ? "promises are kept at these arrivals; where they break is not known, and may be far"
                  + " below %s × them".formatted(Measure.NUMBER.text(times))
              : "promises are kept at these arrivals; where they break is not known";
      case UNDECIDED -> "not known: promises are undecided at these arrivals";
      case NONE -> "not known: without promises, only the bottleneck bounds the load";
    };
  }

  private static double value(EstimateResult estimate) {
    Double value = estimate.value();
    return value == null ? 0 : value;
  }
}
