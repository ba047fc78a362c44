package archsim.reports;

import archsim.core.results.BottleneckResult;
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
  private static final double FULL = 0.98;

  /** What was full although it bears more than the arrivals of the run was so for a while. */
  private static final double FOR_A_WHILE = 1.05;

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
    String is = resource.saturatesAtIs();
    return perS == null ? "" : (isExact(is) ? "" : bound(is) + " ") + Measure.RATE.text(perS);
  }

  private static boolean isExact(@Nullable String is) {
    return "exact".equals(is);
  }

  /** Of what is not exact; older results do not say it. */
  private static String bound(@Nullable String is) {
    return is == null ? "at most" : is;
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
    boolean exact = isExact(bottleneck.boundIs());
    String bound = bound(bottleneck.boundIs());
    if (!Boolean.TRUE.equals(bottleneck.full())) {
      return name + " saturates first, " + (exact ? "at " : bound + " at ") + at;
    }
    // What was full for a while, after a kill or a flush, says nothing of what it bears for ever.
    boolean forAWhile = times != null && times > FOR_A_WHILE;
    return name + " was full" + (forAWhile ? "" : "; it bears " + (exact ? "" : bound + " ") + at);
  }

  /** How much more load may be borne, as far as one run can tell; empty where it tells nothing. */
  public static String headroom(RunResult result) {
    BottleneckResult bottleneck = result.bottleneck();
    boolean isBound = bottleneck != null && !"at least".equals(bottleneck.boundIs());
    Double times = isBound ? timesTheseArrivals(result) : null;
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
