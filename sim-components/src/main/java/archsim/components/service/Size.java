package archsim.components.service;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How many replicas a service has, and how large they are.
 *
 * @param cpu most cores of one replica, and its weight among those on its host
 * @param memory of one replica, in bytes; its host must have it
 */
public record Size(
    @Doc("How many equal instances there are.") @Unit(Dimension.COUNT) @Default("1") int replicas,
    @Doc("Cores of one replica (default 1, with instanceType all of its host).")
        @Unit(Dimension.CORES)
        @Nullable Double cpu,
    @Doc(
            "Memory of one replica, which its host must have; a replica that needs more is killed"
                + " (default unlimited).")
        @Unit(Dimension.BYTES)
        @Nullable Double memory) {
  static final int MOST_REPLICAS = 100_000;
  private static final double MOST_CORES = 100_000;

  public Size {
    Require.range("replicas", replicas, 1, MOST_REPLICAS);
    Require.field(
        "cpu",
        cpu == null || (cpu > 0 && cpu <= MOST_CORES),
        "must be > 0 and at most %,.0f, was %s",
        MOST_CORES,
        cpu);
  }

  /** The same, of so many cores. */
  Size onCores(double cores) {
    return new Size(replicas, cores, memory);
  }

  /** Cores of one replica. */
  double cores() {
    return cpu == null ? 1 : cpu;
  }
}
