package archsim.components.database.server;

import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * What a user wrote about how ranges are replicated.
 *
 * @param replicationFactor copies of each range, on as many stores
 * @param sync how long a store takes to make an entry of the log durable, in seconds
 * @param cpu CPU time of a store for an entry
 * @param lease how long after a store is gone another one serves its ranges, in seconds
 */
@Doc("How the ranges of a distributed database are replicated.")
public record RaftSpec(
    @Doc("Copies of each range, on as many stores; most of them have to acknowledge a write.")
        @Unit(Dimension.COUNT)
        @Default("3")
        int replicationFactor,
    @Doc("How long a store takes to make an entry durable; entries do not wait for each other.")
        @Unit(Dimension.SECONDS)
        @Default("1ms")
        Distribution sync,
    @Doc("CPU time of each store for an entry.") @Unit(Dimension.SECONDS) @Default("0ms")
        Distribution cpu,
    @Doc("How long after a store is gone another one serves its ranges.")
        @Unit(Dimension.SECONDS)
        @Default("9s")
        double lease) {
  private static final int MOST_COPIES = 9;

  public RaftSpec {
    Require.field(
        "replicationFactor",
        replicationFactor >= 1 && replicationFactor <= MOST_COPIES && replicationFactor % 2 == 1,
        "must be 1, 3, 5, 7 or 9, for a clear majority; was %d",
        replicationFactor);
    Require.field(
        "lease", lease >= 0 && lease <= 86_400, "must be from 0s to 24h, was %s s", lease);
  }

  public int majority() {
    return replicationFactor / 2 + 1;
  }
}
