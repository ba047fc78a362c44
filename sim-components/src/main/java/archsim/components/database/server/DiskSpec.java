package archsim.components.database.server;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * What a user wrote about a disk.
 *
 * @param iops operations per second at the most
 * @param latency of one operation, in seconds
 */
@Doc("The disk of a database server.")
public record DiskSpec(
    @Doc("Operations per second at the most.") @Unit(Dimension.COUNT) @Default("3000") int iops,
    @Doc("How long one operation takes.") @Unit(Dimension.SECONDS) @Default("500us")
        double latency) {
  public DiskSpec {
    Require.atLeast("iops", iops, 1);
    Require.field("latency", latency >= 0, "must be >= 0, was %s s", latency);
  }

  /** Seconds in which it begins no other operation. */
  double interval() {
    return 1.0 / iops;
  }

  /** Seconds from the begin of an operation to its end. */
  double operation() {
    return Math.max(latency, interval());
  }
}
