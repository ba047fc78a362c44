package archsim.components.balancer;

import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What requests go through inside a load balancer.
 *
 * @param latency what it takes to pass a request on, in seconds
 * @param cpu cores of the balancer itself
 * @param operation CPU time on these per request, in seconds
 * @param maxConnections requests inside at once; one more is rejected
 */
public record EntranceSpec(
    @Doc("What it takes to pass a request on.") @Unit(Dimension.SECONDS) @Default("0ms")
        Distribution latency,
    @Doc("Cores of the balancer itself; without them it costs no CPU.") @Unit(Dimension.CORES)
        @Nullable Double cpu,
    @Doc("CPU time of the balancer per request; belongs to cpu.") @Unit(Dimension.SECONDS)
        @Nullable Distribution operation,
    @Doc("Most requests inside at once; one more is rejected (default 100k with cpu).")
        @Unit(Dimension.COUNT)
        @Nullable Integer maxConnections) {
  private static final int MOST_INSIDE = 100_000;

  public EntranceSpec {
    Require.field("cpu", cpu == null || cpu > 0, "must be > 0, was %s", cpu);
    Require.field(
        "cpu",
        (cpu == null) == (operation == null),
        "and operation belong together: cores, and the CPU time of each request on them");
    Require.atLeast("maxConnections", maxConnections, 1);
  }

  /** Requests that may be inside. */
  int mostInside() {
    if (maxConnections != null) {
      return maxConnections;
    }
    return cpu == null ? Integer.MAX_VALUE : MOST_INSIDE;
  }

  boolean isLimited() {
    return mostInside() < Integer.MAX_VALUE;
  }
}
