package archsim.components.step;

import archsim.components.cache.CacheOperation;
import archsim.components.cache.Cached;
import archsim.components.cache.Stampede;
import archsim.components.call.CallTerms;
import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.keys.KeysSpec;
import archsim.components.model.Checked;
import archsim.components.model.Findings;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.Require;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gets an entry of a cache, puts one, or invalidates some. A cache that cannot be reached is a miss
 * and no error, as its clients have it.
 *
 * @param get the cache that is asked
 * @param put the cache in which the entry is stored
 * @param invalidate the cache that forgets the entry
 * @param key the keys of which the request's own is meant
 * @param onMiss what is done when the entry is not there
 * @param fill whether the entry is stored when onMiss has ended OK
 * @param onWrite what writes the entry to where it belongs
 * @param count how many keys are invalidated, each drawn on its own
 */
@Doc("Gets, puts or invalidates an entry of a cache.")
public record CacheStep(
    @Doc("The cache that is asked for the entry.") @Ref(Cached.class) @Nullable String get,
    @Doc("The cache in which the entry is stored.") @Ref(Cached.class) @Nullable String put,
    @Doc("The cache that forgets the entry.") @Ref(Cached.class) @Nullable String invalidate,
    @Doc("The keys of which the request's own is meant; needed unless the cache has a hitRatio.")
        @Ref(KeysSpec.class)
        @Nullable String key,
    @Doc("What is done when the entry is not there (get).") @Nullable List<StepSpec> onMiss,
    @Doc("Whether the entry is stored when onMiss has ended OK (get, default true).")
        @Nullable Boolean fill,
    @Doc("What writes the entry to where it belongs, as `write` of the cache says (put).")
        @Nullable List<StepSpec> onWrite,
    @Doc("How many keys are invalidated, each drawn on its own (invalidate, default 1).")
        @Unit(Dimension.COUNT)
        @Nullable Distribution count)
    implements StepSpec, Checked {
  public CacheStep {
    onMiss = onMiss == null ? null : List.copyOf(onMiss);
    onWrite = onWrite == null ? null : List.copyOf(onWrite);
    long operations = Stream.of(get, put, invalidate).filter(each -> each != null).count();
    Require.that(operations == 1, "a cache step is one of get, put and invalidate");
    Require.field("onMiss", get != null || onMiss == null, "belongs to get");
    Require.field("fill", get != null || fill == null, "belongs to get");
    Require.field("onWrite", put != null || onWrite == null, "belongs to put");
    Require.field("count", invalidate != null || count == null, "belongs to invalidate");
    Require.field("count", count == null || key != null, "says how many keys; key is missing");
  }

  /** The cache it is about. */
  String cache() {
    for (String each : new @Nullable String[] {get, put, invalidate}) {
      if (each != null) {
        return each;
      }
    }
    throw new IllegalStateException("a cache step about no cache");
  }

  @Override
  public void check(Findings findings) {
    Cached cache = findings.find(cache(), Cached.class);
    if (cache == null) {
      return;
    }
    if (key == null && cache.keepsEntries()) {
      findings.refuse(
          Findings.Kind.MISSING_FIELD,
          this,
          get != null ? "get" : put != null ? "put" : "invalidate",
          "cache '%s' keeps entries by key, so 'key' is needed".formatted(cache()),
          "write for example key: item, and keys: {item: zipf(n=1M s=0.8)}; where keys are unknown"
              + " give the cache a hitRatio instead of a capacity");
    }
    if (cache.stampede() != Stampede.NONE && !Boolean.FALSE.equals(fill)) {
      checkFlight(some(onMiss), findings);
    }
  }

  /** A request that misses an entry with single-flight fetches it; all others that get it wait. */
  private void checkFlight(List<StepSpec> within, Findings findings) {
    for (StepSpec step : within) {
      if (step instanceof CacheStep inner
          && cache().equals(inner.get)
          && Objects.equals(key, inner.key)
          && !Boolean.FALSE.equals(inner.fill)) {
        findings.refuse(
            Findings.Kind.CIRCLE,
            inner,
            "get",
            "a request that misses this entry of '%s' fetches it, and would wait here for itself"
                .formatted(get),
            "stampede lets one request fetch an entry while all others that get it wait; leave this"
                + " get out, or write fill: false in it");
      }
      boolean hasOwnKeys = step instanceof ParallelStep copies && copies.branches().isEmpty();
      checkFlight(hasOwnKeys ? List.of() : step.inner(), findings);
    }
  }

  private static List<StepSpec> some(@Nullable List<StepSpec> steps) {
    return steps == null ? List.of() : steps;
  }

  /** Whether what was missed is stored: unless it is said otherwise, or a step does it. */
  private boolean fills() {
    return !Boolean.FALSE.equals(fill)
        && some(onMiss).stream().noneMatch(step -> puts(step, cache()));
  }

  private static boolean puts(StepSpec step, String cache) {
    return (step instanceof CacheStep other && cache.equals(other.put))
        || step.inner().stream().anyMatch(inner -> puts(inner, cache));
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    CacheAccess access = new CacheAccess(wiring, cache(), key);
    if (get != null) {
      return new CacheGet(access, wiring, some(onMiss), fills(), next).step();
    }
    if (put != null) {
      return new CachePut(access, wiring, some(onWrite), next).step();
    }
    return new CacheInvalidate(access, wiring, count, next).step();
  }

  @Override
  public List<StepSpec> inner() {
    List<StepSpec> inner = new ArrayList<>(some(onMiss));
    inner.addAll(some(onWrite));
    return inner;
  }

  @Override
  public boolean usesKeys() {
    return key != null || StepSpec.super.usesKeys();
  }

  /** A flight runs beside the visit that waits for it, and so does what is written later. */
  @Override
  public boolean forks() {
    return !inner().isEmpty();
  }

  @Override
  public void addDemand(Demand demand) {
    if (get != null) {
      call(demand, CacheOperation.GET);
      demand.chooseRanges(
          List.of(demand.hits(cache(), key).complement()),
          List.of(
              miss -> {
                if (key != null) {
                  miss.missed(cache(), key);
                }
                StepWiring.demandOf(some(onMiss)).accept(miss);
                if (fills()) {
                  miss.send(reference(CacheOperation.PUT));
                }
              }));
    } else if (put != null) {
      if (demand.around().defersWrites(cache())) {
        demand.beside(new Range(0, 1), StepWiring.demandOf(some(onWrite)));
      } else {
        StepWiring.demandOf(some(onWrite)).accept(demand);
      }
      call(demand, CacheOperation.PUT);
    } else {
      demand.repeat(
          count == null ? new Constant(1) : count, each -> call(each, CacheOperation.INVALIDATE));
    }
  }

  private void call(Demand demand, CacheOperation operation) {
    demand.call(reference(operation), key, null, CallTerms.NONE);
  }

  private String reference(CacheOperation operation) {
    return cache() + "." + operation.endpoint();
  }
}
