package archsim.components.service;

import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What a replica of a service bears before it breaks, and how it comes back.
 *
 * @param startup of a replica that was killed, in seconds
 */
public record Upkeep(
    @Doc("Memory that a replica takes by itself (default 0B).") @Unit(Dimension.BYTES)
        @Nullable Double memoryBase,
    @Doc("Memory that a request takes from its begin to its end.") @Unit(Dimension.BYTES)
        @Nullable Distribution memoryPerRequest,
    @Doc("Garbage collection; without it there are no pauses.") @Nullable Gc gc,
    @Doc("How long a replica that was killed, or joins, takes until it is up (default 0ms).")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution startup,
    @Doc("Most requests inside a replica, waiting or not; one more is rejected.")
        @Unit(Dimension.COUNT)
        @Nullable Integer maxConnections,
    @Doc("How long a replica that leaves ends what it has, until it is killed (default 30s).")
        @Unit(Dimension.SECONDS)
        @Nullable Double drain) {
  private static final double DRAIN = 30;

  public Upkeep {
    Require.atLeast("maxConnections", maxConnections, 1);
    Require.field("drain", drain == null || drain >= 0, "must be >= 0, was %s s", drain);
  }

  double drainOrDefault() {
    return drain == null ? DRAIN : drain;
  }

  double base() {
    return memoryBase == null ? 0 : memoryBase;
  }

  /** What is said of memory are parts of the whole. */
  void check(@Nullable Double memory) {
    Require.field(
        "memoryBase",
        memory != null || memoryBase == null,
        "is a part of memory, which is missing");
    Require.field(
        "memoryPerRequest",
        memory != null || memoryPerRequest == null,
        "is a part of memory, which is missing");
    Require.field(
        "memoryBase",
        memory == null || (base() >= 0 && base() < memory),
        "must be from 0 to less than memory, %s bytes, was %s",
        memory,
        memoryBase);
  }
}
