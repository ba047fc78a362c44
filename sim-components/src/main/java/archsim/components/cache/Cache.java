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
import archsim.components.unit.Changes;
import archsim.components.unit.OfUnits;
import archsim.components.unit.Units;
import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.Key;
import archsim.core.spec.NotYet;
import archsim.core.spec.Unit;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

  private final CacheEngine desk;
  private final @Nullable CacheStores stores;
  private final String name;

  /**
   * What a user wrote about a cache.
   *
   * @param latency of an operation, in seconds
   * @param fixedHitRatio share of gets that hit, where keys are unknown
   */
  @Doc("A cache, asked by steps `cache: {get: .., key: .., onMiss: [..]}`.")
  @NotYet({"startup", "nodePool", "instanceType"})
  public record Spec(
      @Inline Content content,
      @Doc("How long an operation takes.") @Unit(Dimension.SECONDS) @Default("0ms")
          Distribution latency,
      @Doc("Whether all share its entries, or each replica has its own.") @Default("shared")
          CacheScope scope,
      @Inline CacheServers fleet,
      @Doc("What happens when several miss the same key at once.") @Default("none")
          Stampede stampede,
      @Inline Writing writing,
      @Doc("Whether it begins with the most popular keys instead of empty.") @Default("false")
          boolean warm,
      @Key("hitRatio")
          @Doc("The share of gets that hit, instead of a capacity.")
          @Unit(Dimension.SHARE)
          @Nullable Double fixedHitRatio)
      implements CacheSetup, Cached, Killed, Flushed, Scaled, Checked, ImpliedDefaults {
    public Spec {
      Require.that(
          (content.capacity() == null) != (fixedHitRatio == null),
          "a cache needs either `capacity`, such as 512Mi or 20k entries, or `hitRatio`, where keys"
              + " are unknown");
      boolean isShared = scope == CacheScope.SHARED;
      if (fixedHitRatio != null) {
        Require.field(
            "hitRatio",
            fixedHitRatio >= 0 && fixedHitRatio <= 1,
            "must be from 0%% to 100%%, was %s",
            fixedHitRatio);
        Require.that(
            content.policy() == null && content.ttl() == null && !warm,
            "with hitRatio there are no entries: policy, ttl and warm mean nothing");
        Require.that(
            stampede == Stampede.NONE,
            "with hitRatio there are no keys, so stampede means nothing");
        Require.that(
            fleet.servers() == null && isShared,
            "with hitRatio it is the same how many servers there are and whose the entries are");
        Require.that(
            fleet.cpu() == null,
            "with hitRatio no server keeps the entries, so there is no cpu that operations would"
                + " take: say how long one takes with latency, or give the cache a capacity");
      }
      Require.field(
          "servers",
          isShared || fleet.servers() == null,
          "belongs to scope: shared; with scope: replica the entries are in the replicas");
      Require.field(
          "cpu",
          isShared || fleet.cpu() == null,
          "is of servers; with scope: replica there are none");
      Require.field(
          "write",
          !writing.isBehind() || (isShared && fixedHitRatio == null),
          ": behind keeps what is not written yet by key on servers, so it needs a capacity and"
              + " scope: shared");
    }

    @Override
    public double settlesAfter() {
      return content.ttl() == null ? 0 : content.ttl().settlesAfter(warm);
    }

    @Override
    public Map<String, String> impliedDefaults() {
      Map<String, String> implied =
          keepsEntries() ? content.impliedDefaults() : new LinkedHashMap<>();
      if (keepsEntries() && scope == CacheScope.SHARED && fleet.servers() == null) {
        implied.put("servers", "1");
      }
      if (fleet.cpu() != null && fleet.operation() == null) {
        implied.put("operation", "10us");
      }
      if (writing.isBehind() && writing.writeDelay() == null) {
        implied.put("writeDelay", "1s");
      }
      return implied;
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
      return fleet.count();
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
      if (!keepsEntries()) {
        return List.of();
      }
      if (isPerCaller()) {
        return List.of("flush");
      }
      return fleet.servers() == null
          ? List.of("flush", "kill")
          : List.of("flush", "kill", "add-servers", "remove-servers");
    }

    @Override
    public void check(Findings findings) {
      Changes.of(findings.architecture(), findings.component())
          .check(findings, "servers", fleet.count(), 1, CacheServers.MOST, false);
    }

    @Override
    public List<Capacity> capacities() {
      Double cpu = fleet.cpu();
      return cpu == null ? List.of() : List.of(new Capacity("cpu", cpu * fleet.count()));
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      demand.take(LeastTime.of(latency));
      if (fleet.cpu() != null) {
        demand.compute(LeastTime.of(fleet.work()));
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
      return content.capacity() != null;
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
    stores = spec.keepsEntries() ? stores(spec, wiring, figures) : null;
    desk = new CacheEngine(spec, wiring, stores, figures);
    if (stores instanceof ServerStores servers) {
      servers.whenKilled(desk::lose);
    }
    name = wiring.name();
  }

  private static CacheStores stores(Spec spec, Wiring wiring, CacheFigures figures) {
    StoreFactory maker = new StoreFactory(spec.content(), wiring, figures);
    return spec.isPerCaller()
        ? new ReplicaStores(maker)
        : new ServerStores(spec.fleet(), wiring, maker);
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
    if (stores != null) {
      stores.clear();
    }
  }

  private ServerStores servers() {
    if (stores instanceof ServerStores servers) {
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
