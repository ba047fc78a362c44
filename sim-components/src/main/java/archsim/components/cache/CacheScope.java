package archsim.components.cache;

/** Whose entries a cache holds. */
public enum CacheScope {
  /** One set of entries for all who use the cache, on one server or several. */
  SHARED,
  /** Each replica of a service that uses the cache has entries of its own, lost with it. */
  REPLICA
}
