package archsim.components.cache.eviction;

import archsim.core.random.Sampler;

/** Lets caches be asked for keys, where each miss stores the key. */
public final class Accesses {
  private Accesses() {}

  /** Asks for a key, which is stored if it was not there: whether it was. */
  public static boolean access(EvictionPolicy cache, long key) {
    boolean hit = cache.touch(key);
    if (!hit) {
      cache.put(key, 1);
    }
    return hit;
  }

  /** How many keys of a trace are not there when asked for. */
  public static long misses(EvictionPolicy cache, long... trace) {
    long misses = 0;
    for (long key : trace) {
      misses += access(cache, key) ? 0 : 1;
    }
    return misses;
  }

  /** The share of so many accesses that hit. */
  public static double hitRatio(EvictionPolicy cache, Sampler keys, int accesses) {
    long hits = 0;
    for (int i = 0; i < accesses; i++) {
      hits += access(cache, (long) keys.sample()) ? 1 : 0;
    }
    return (double) hits / accesses;
  }
}
