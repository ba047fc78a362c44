package archsim.components;

import archsim.components.cache.Cache;
import archsim.components.cache.CacheCapacity;
import archsim.components.cache.CacheScope;
import archsim.components.cache.Stampede;
import archsim.components.cache.WritePolicy;
import archsim.core.random.Constant;
import org.jspecify.annotations.Nullable;

/** Caches for tests. */
final class Caches {
  private Caches() {}

  /** One server that all share, with so much room and so many seconds for an operation. */
  static Cache.Spec shared(String room, double latency) {
    return of(room, latency, CacheScope.SHARED, null, Stampede.NONE, WritePolicy.ASIDE);
  }

  static Cache.Spec of(
      String room,
      double latency,
      CacheScope scope,
      @Nullable Integer servers,
      Stampede stampede,
      WritePolicy write) {
    return new Cache.Spec(
        CacheCapacity.parse(room),
        null,
        null,
        null,
        new Constant(latency),
        scope,
        servers,
        null,
        null,
        null,
        stampede,
        write,
        null,
        false,
        null);
  }
}
