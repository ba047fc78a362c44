package archsim.components.cache;

import archsim.components.cache.eviction.Eviction;
import archsim.core.Require;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cache holds, and for how long.
 *
 * @param capacity of each server, or in each replica
 * @param entrySize bytes of an entry, always the same for a key
 */
public record Content(
    @Doc("How much each server holds, or each replica: 20k entries, or bytes.")
        @Nullable CacheCapacity capacity,
    @Doc("Bytes of an entry, always the same for a key (with a capacity in bytes, default 1Ki).")
        @Unit(Dimension.BYTES)
        @Nullable Distribution entrySize,
    @Doc("Which entry goes when there is no room (default lru).") @Nullable Eviction policy,
    @Doc("How long an entry is good; without it for ever.") @Nullable Ttl ttl) {
  private static final double ENTRY = 1024;

  public Content {
    Require.field(
        "entrySize",
        entrySize == null || (capacity != null && !capacity.inEntries()),
        "says how many entries fit into a capacity in bytes; there is none");
    Require.field("entrySize", entrySize == null || entrySize.mean() >= 1, "must be at least 1B");
  }

  /** Whether entries count by their bytes. */
  boolean countsBytes() {
    return capacity != null && !capacity.inEntries();
  }

  Distribution entryBytes() {
    return entrySize == null ? new Constant(ENTRY) : entrySize;
  }

  /** How many entries there is room for, on average. */
  double room() {
    double entry = countsBytes() ? entryBytes().mean() : 1;
    return capacity == null ? 0 : capacity.units() / entry;
  }

  Eviction eviction() {
    return policy == null ? Eviction.LRU : policy;
  }

  Map<String, String> impliedDefaults() {
    Map<String, String> implied = new LinkedHashMap<>();
    if (policy == null) {
      implied.put("policy", "lru");
    }
    if (countsBytes() && entrySize == null) {
      implied.put("entrySize", "1Ki");
    }
    if (ttl == null) {
      implied.put("ttl", "none");
    }
    return implied;
  }
}
