package archsim.components.cache;

import archsim.components.Said;
import archsim.core.random.Constant;
import org.jspecify.annotations.Nullable;

/** Caches for tests. */
public final class Caches {
  private Caches() {}

  /** One server that all share, with so much room and so many seconds for an operation. */
  public static Cache.Spec shared(String room, double latency) {
    return of(room, latency, CacheScope.SHARED, null, Stampede.NONE, WritePolicy.ASIDE);
  }

  public static Cache.Spec of(
      String room,
      double latency,
      CacheScope scope,
      @Nullable Integer servers,
      Stampede stampede,
      WritePolicy write) {
    return Said.of(
        Cache.Spec.class,
        "capacity",
        CacheCapacity.parse(room),
        "latency",
        new Constant(latency),
        "scope",
        scope,
        "servers",
        servers,
        "stampede",
        stampede,
        "write",
        write);
  }
}
