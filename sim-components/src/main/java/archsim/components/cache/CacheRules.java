package archsim.components.cache;

import archsim.components.partition.By;
import archsim.components.partition.PartitioningSpec;
import archsim.core.Require;
import archsim.core.random.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has to hold of the fields of a cache together. */
final class CacheRules {
  static final int MOST_SERVERS = 1000;

  private static final double FEW_LIVES = 3;
  private static final double MANY_LIVES = 6;
  private static final double SPREAD = 0.1;

  private CacheRules() {}

  static void checkContent(
      @Nullable CacheCapacity capacity, @Nullable Distribution entrySize, @Nullable Double ratio) {
    Require.that(
        (capacity == null) != (ratio == null),
        "a cache needs either `capacity`, such as 512Mi or 20k entries, or `hitRatio`, where keys"
            + " are unknown");
    Require.field(
        "hitRatio",
        ratio == null || (ratio >= 0 && ratio <= 1),
        "must be from 0%% to 100%%, was %s",
        ratio);
    Require.field(
        "entrySize",
        entrySize == null || (capacity != null && !capacity.inEntries()),
        "says how many entries fit into a capacity in bytes; there is none");
    Require.field("entrySize", entrySize == null || entrySize.mean() >= 1, "must be at least 1B");
  }

  /**
   * With a hit ratio there are neither entries nor keys.
   *
   * @param bare nothing is said of what becomes of entries
   */
  static void checkWithoutEntries(
      boolean bare,
      Stampede stampede,
      CacheScope scope,
      @Nullable Integer servers,
      @Nullable Double cpu) {
    Require.that(bare, "with hitRatio there are no entries: policy, ttl and warm mean nothing");
    Require.that(
        stampede == Stampede.NONE, "with hitRatio there are no keys, so stampede means nothing");
    Require.that(
        servers == null && scope == CacheScope.SHARED,
        "with hitRatio it is the same how many servers there are and whose the entries are");
    Require.that(
        cpu == null,
        "with hitRatio no server keeps the entries, so there is no cpu that operations would take:"
            + " say how long one takes with latency, or give the cache a capacity");
  }

  static void checkServers(
      CacheScope scope,
      @Nullable Integer servers,
      @Nullable PartitioningSpec partitioning,
      @Nullable Double cpu,
      @Nullable Distribution operation) {
    Require.range("servers", servers, 1, MOST_SERVERS);
    boolean isOfReplicas = scope == CacheScope.REPLICA;
    Require.field(
        "servers",
        !isOfReplicas || servers == null,
        "belongs to scope: shared; with scope: replica the entries are in the replicas");
    Require.field(
        "cpu", !isOfReplicas || cpu == null, "is of servers; with scope: replica there are none");
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

  static void checkWriting(
      WritePolicy write, @Nullable Distribution delay, CacheScope scope, @Nullable Double ratio) {
    boolean isBehind = write == WritePolicy.BEHIND;
    Require.field("writeDelay", isBehind || delay == null, "belongs to write: behind");
    Require.field(
        "write",
        !isBehind || (scope == CacheScope.SHARED && ratio == null),
        ": behind keeps what is not written yet by key on servers, so it needs a capacity and"
            + " scope: shared");
  }

  /** What can be made to happen to a cache. */
  static List<String> faults(Cache.Spec spec) {
    if (spec.capacity() == null) {
      return List.of();
    }
    if (spec.scope() == CacheScope.REPLICA) {
      return List.of("flush");
    }
    return spec.servers() == null
        ? List.of("flush", "kill")
        : List.of("flush", "kill", "add-servers", "remove-servers");
  }

  /** What holds where nothing is written. */
  static Map<String, String> impliedDefaults(Cache.Spec spec) {
    Map<String, String> implied = new LinkedHashMap<>();
    if (spec.capacity() != null && spec.policy() == null) {
      implied.put("policy", "lru");
    }
    if (spec.countsBytes() && spec.entrySize() == null) {
      implied.put("entrySize", "1Ki");
    }
    if (spec.capacity() != null && spec.ttl() == null) {
      implied.put("ttl", "none");
    }
    if (spec.capacity() != null && spec.scope() == CacheScope.SHARED && spec.servers() == null) {
      implied.put("servers", "1");
    }
    if (spec.cpu() != null && spec.operation() == null) {
      implied.put("operation", "10us");
    }
    if (spec.write() == WritePolicy.BEHIND && spec.writeDelay() == null) {
      implied.put("writeDelay", "1s");
    }
    return implied;
  }

  /**
   * A few times the TTL. What was there at the start is gone after one; then keys that were stored
   * at the same time expire together for a while, which dies out slowly where the cache began empty
   * and nothing spreads it.
   */
  static double settlesAfter(Ttl ttl, boolean warm) {
    boolean isSpread = warm || ttl.renew() || ttl.jitter() >= SPREAD;
    return (isSpread ? FEW_LIVES : MANY_LIVES) * ttl.value() * (1 + ttl.jitter());
  }
}
