package archsim.components.database.server;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * What a user wrote about moving data between servers.
 *
 * @param data of all servers together, in bytes
 * @param bandwidth of a move in all, in bytes per second
 * @param cpu share of its cores that a server spends on it at the most
 * @param operation bytes of one operation of a disk
 */
@Doc("Data on its way to other servers when some join or leave.")
public record RebalanceSpec(
    @Doc("What all servers hold together.") @Unit(Dimension.BYTES) double data,
    @Doc("How fast data moves, over all servers together.") @Unit(Dimension.BYTES_PER_SECOND)
        double bandwidth,
    @Doc("The share of its cores that a server which sends or receives spends on it.")
        @Unit(Dimension.SHARE)
        @Default("0%")
        double cpu,
    @Doc("What one disk operation reads or writes of it, where servers have disks.")
        @Unit(Dimension.BYTES)
        @Default("256Ki")
        double operation) {
  public RebalanceSpec {
    Require.field("data", data >= 1 && data <= 1e18, "must be from 1B to 1e18B, was %s", data);
    Require.field(
        "bandwidth",
        bandwidth >= 1 && bandwidth <= 1e15,
        "must be from 1B/s to 1e15B/s, was %s",
        bandwidth);
    Require.field("cpu", cpu >= 0 && cpu <= 1, "must be from 0%% to 100%%, was %s%%", 100 * cpu);
    Require.field("operation", operation >= 512, "must be at least 512B, was %s bytes", operation);
  }
}
