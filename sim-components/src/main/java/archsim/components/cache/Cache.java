package archsim.components.cache;

import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.demand.Range;
import archsim.components.flow.Component;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.keys.Popularity;
import archsim.components.model.Checked;
import archsim.components.model.Findings;
import archsim.components.model.Flushable;
import archsim.components.model.Flushed;
import archsim.components.model.Killed;
import archsim.components.model.Scaled;
import archsim.components.model.Wiring;
import archsim.components.partition.PartitioningSpec;
import archsim.components.unit.Changes;
import archsim.components.unit.OfUnits;
import archsim.components.unit.Units;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Key;
import archsim.core.spec.NotYet;
import archsim.core.spec.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cache: entries by key with real eviction, on servers that share the keys by a ring, or in each
 * replica that uses it. A server that is down is a miss for whoever asks it, as clients of caches
 * have it, and not an error.
 */
public final class Cache implements Handler, Flushable, OfUnits {
  private static final CacheOperation[] OPERATIONS = CacheOperation.values();

  private final Desk desk;
  private final @Nullable Shelves shelves;
  private final String name;

  /**
   * What a user wrote about a cache.
   *
   * @param capacity of each server, or in each replica
   * @param entrySize bytes of an entry, always the same for a key
   * @param latency of an operation, in seconds
   * @param servers that share the keys
   * @param cpu cores of each server
   * @param operation what an operation takes of a core, in seconds
   * @param fixedHitRatio share of gets that hit, where keys are unknown
   * @param writeDelay how long an entry stays unwritten behind a put, in seconds
   */
  @Doc("A cache, asked by steps `cache: {get: .., key: .., onMiss: [..]}`.")
  @NotYet({"startup", "nodePool", "instanceType"})
  public record Spec(
      @Doc("How much each server holds, or each replica: 20k entries, or bytes.")
          @Nullable CacheCapacity capacity,
      @Doc("Bytes of an entry, always the same for a key (with a capacity in bytes, default 1Ki).")
          @Unit(Dimension.BYTES)
          @Nullable Distribution entrySize,
      @Doc("Which entry goes when there is no room (default lru).") @Nullable Eviction policy,
      @Doc("How long an entry is good; without it for ever.") @Nullable Ttl ttl,
      @Doc("How long an operation takes.") @Unit(Dimension.SECONDS) @Default("0ms")
          Distribution latency,
      @Doc("Whether all share its entries, or each replica has its own.") @Default("shared")
          CacheScope scope,
      @Doc("Servers that share the keys (scope shared, default 1).") @Unit(Dimension.COUNT)
          @Nullable Integer servers,
      @Doc("Which server has a key (servers; default a ring of 128 points for each).")
          @Nullable PartitioningSpec partitioning,
      @Doc("Cores of each server; without it operations take no CPU.") @Unit(Dimension.CORES)
          @Nullable Double cpu,
      @Doc("What an operation takes of a core (cpu, default 10us).") @Unit(Dimension.SECONDS)
          @Nullable Distribution operation,
      @Doc("What happens when several miss the same key at once.") @Default("none")
          Stampede stampede,
      @Doc("What a put with onWrite does: write and invalidate, write and store, or write later.")
          @Default("aside")
          WritePolicy write,
      @Doc("How long an entry stays unwritten (write behind, default 1s).") @Unit(Dimension.SECONDS)
          @Nullable Distribution writeDelay,
      @Doc("Whether it begins with the most popular keys instead of empty.") @Default("false")
          boolean warm,
      @Key("hitRatio")
          @Doc("The share of gets that hit, instead of a capacity.")
          @Unit(Dimension.SHARE)
          @Nullable Double fixedHitRatio)
      implements Cached, Killed, Flushed, Scaled, Checked, ImpliedDefaults {
    private static final double ENTRY = 1024;
    private static final double OPERATION = 10e-6;

    public Spec {
      CacheRules.checkContent(capacity, entrySize, fixedHitRatio);
      if (fixedHitRatio != null) {
        CacheRules.checkWithoutEntries(
            policy == null && ttl == null && !warm, stampede, scope, servers, cpu);
      }
      CacheRules.checkServers(scope, servers, partitioning, cpu, operation);
      CacheRules.checkWriting(write, writeDelay, scope, fixedHitRatio);
    }

    @Override
    public double settlesAfter() {
      return ttl == null ? 0 : CacheRules.settlesAfter(ttl, warm);
    }

    /** Whether entries count by their bytes. */
    boolean countsBytes() {
      return capacity != null && !capacity.inEntries();
    }

    int serverCount() {
      return servers == null ? 1 : servers;
    }

    /** The mean of what an entry takes of the capacity. */
    double meanEntry() {
      return !countsBytes() ? 1 : entrySize == null ? ENTRY : entrySize.mean();
    }

    Distribution work() {
      return operation == null ? new Constant(OPERATION) : operation;
    }

    Eviction eviction() {
      return policy == null ? Eviction.LRU : policy;
    }

    @Override
    public Map<String, String> impliedDefaults() {
      return CacheRules.impliedDefaults(this);
    }

    @Override
    public Component create(Wiring wiring) {
      return new Cache(this, wiring);
    }

    @Override
    public String kind() {
      return "cache";
    }

    @Override
    public int replicas() {
      return serverCount();
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      return Arrays.stream(OPERATIONS).map(CacheOperation::endpoint).toList();
    }

    @Override
    public String endpointFor(String wanted) {
      return CacheOperation.named(wanted);
    }

    @Override
    public List<String> figures() {
      return CacheFigures.names(this);
    }

    @Override
    public List<String> faults() {
      return CacheRules.faults(this);
    }

    @Override
    public void check(Findings findings) {
      Changes.of(findings.architecture(), findings.component())
          .check(findings, "servers", serverCount(), 1, CacheRules.MOST_SERVERS, false);
    }

    @Override
    public List<Capacity> capacities() {
      return cpu == null ? List.of() : List.of(new Capacity("cpu", cpu * serverCount()));
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      demand.take(LeastTime.of(latency));
      if (cpu != null) {
        demand.compute(LeastTime.of(work()));
      }
    }

    @Override
    public double hitRatio(@Nullable Popularity popularity) {
      return fixedHitRatio == null ? 0 : fixedHitRatio;
    }

    @Override
    public Range hits(@Nullable String keys, Map<String, KeyUse> asked) {
      return fixedHitRatio != null
          ? Range.exactly(fixedHitRatio)
          : new CacheModel(this, asked).hits(keys);
    }

    @Override
    public boolean keepsEntries() {
      return capacity != null;
    }

    @Override
    public boolean isPerCaller() {
      return scope == CacheScope.REPLICA;
    }

    /** The cache of a replica takes the memory of that replica, which is paid for. */
    @Override
    public String unpriced() {
      return isPerCaller() ? "" : Cached.super.unpriced();
    }
  }

  private Cache(Spec spec, Wiring wiring) {
    CacheFigures figures = new CacheFigures(spec, wiring);
    shelves = spec.capacity() == null ? null : Shelves.of(spec, wiring, figures);
    desk = new Desk(spec, wiring, shelves, figures);
    if (shelves instanceof ServerShelves servers) {
      servers.whenKilled(desk::lose);
    }
    name = wiring.name();
  }

  /** Whoever was to fetch an entry gives up; the next one who waits for it does it. */
  public void abandon(long key) {
    desk.abandon(key);
  }

  /** An entry that a put has left unwritten is to be written now; false where it is lost. */
  public boolean takeUnwritten(long key) {
    return desk.takeUnwritten(key);
  }

  /** An entry could not be written. */
  public void writeLost() {
    desk.writeLost();
  }

  @Override
  public void handle(Request request) {
    desk.serve(request, OPERATIONS[request.edge().endpointIndex()]);
  }

  @Override
  public void flush() {
    desk.lose(key -> true);
    if (shelves != null) {
      shelves.clear();
    }
  }

  private ServerShelves servers() {
    if (shelves instanceof ServerShelves servers) {
      return servers;
    }
    throw new IllegalStateException(name + " has no servers");
  }

  @Override
  public Units<?> units() {
    return servers().units();
  }

  @Override
  public void join(int count) {
    for (int i = 0; i < count; i++) {
      servers().join();
    }
  }

  @Override
  public void leave(int count) {
    for (int i = 0; i < count; i++) {
      servers().leave();
    }
  }
}
