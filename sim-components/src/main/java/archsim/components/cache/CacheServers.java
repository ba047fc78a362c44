package archsim.components.cache;

import archsim.components.partition.By;
import archsim.components.partition.PartitioningSpec;
import archsim.core.Require;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a cache.
 *
 * @param servers that share the keys
 * @param cpu cores of each server
 * @param operation what an operation takes of a core, in seconds
 */
public record CacheServers(
    @Doc("Servers that share the keys (scope shared, default 1).") @Unit(Dimension.COUNT)
        @Nullable Integer servers,
    @Doc("Which server has a key (servers; default a ring of 128 points for each).")
        @Nullable PartitioningSpec partitioning,
    @Doc("Cores of each server; without it operations take no CPU.") @Unit(Dimension.CORES)
        @Nullable Double cpu,
    @Doc("What an operation takes of a core (cpu, default 10us).") @Unit(Dimension.SECONDS)
        @Nullable Distribution operation) {
  static final int MOST = 1000;

  private static final PartitioningSpec RING = new PartitioningSpec(By.CONSISTENT_HASH, null);
  private static final Distribution OPERATION = new Constant(10e-6);

  public CacheServers {
    Require.range("servers", servers, 1, MOST);
    Require.field(
        "partitioning",
        partitioning == null || servers != null,
        "says which of several servers has a key; servers is missing");
    Require.that(
        partitioning == null || partitioning.by() != By.RANGE,
        "caches are partitioned by hash or consistent-hash: they do not know how many keys there"
            + " are");
    Require.field(
        "cpu",
        cpu == null || (cpu > 0 && cpu <= 100_000),
        "must be > 0 and at most 100,000, was %s",
        cpu);
    Require.field(
        "operation",
        cpu != null || operation == null,
        "is what one takes of the servers' cpu, which is missing");
  }

  int count() {
    return servers == null ? 1 : servers;
  }

  PartitioningSpec ring() {
    return partitioning == null ? RING : partitioning;
  }

  Distribution work() {
    return operation == null ? OPERATION : operation;
  }
}
