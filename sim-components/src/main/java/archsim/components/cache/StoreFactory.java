package archsim.components.cache;

import archsim.components.model.Wiring;
import archsim.core.Clock;
import archsim.core.random.Uniform;
import java.util.function.LongToDoubleFunction;

/** Makes the stores of one cache; all have the same policy, and sizes that depend on the key. */
final class StoreFactory {
  private final Content content;
  private final Clock clock;
  private final CacheFigures figures;
  private final LongToDoubleFunction size;
  private final LongToDoubleFunction age;
  private final long seed;
  private long made;

  StoreFactory(Content content, Wiring wiring, CacheFigures figures) {
    this.content = content;
    clock = wiring.clock();
    this.figures = figures;
    LongToDoubleFunction bytes = wiring.drawByKey("entrySize", content.entryBytes());
    size = content.countsBytes() ? bytes : key -> 1;
    age = wiring.drawByKey("age", new Uniform(0, 1));
    seed = wiring.seed("eviction");
  }

  /** An empty one. */
  CacheStore make() {
    CacheCapacity capacity = content.capacity();
    if (capacity == null) {
      throw new IllegalStateException("a cache of a hit ratio has no entries");
    }
    return new CacheStore(
        content.eviction().create(capacity.units(), seed + made++), clock, figures);
  }

  /** Stores an entry as if it had been stored at any time within its time to live. */
  void warm(CacheStore store, long key) {
    store.put(key, size(key));
    Ttl ttl = content.ttl();
    if (ttl != null) {
      store.setGoodUntil(key, clock.now() + ttl.value() * age.applyAsDouble(key));
    }
  }

  /** What an entry takes of the capacity. */
  long size(long key) {
    return Math.max(1, Math.round(size.applyAsDouble(key)));
  }

  /** How many entries there is room for, on average. */
  long room() {
    return (long) content.room();
  }
}
