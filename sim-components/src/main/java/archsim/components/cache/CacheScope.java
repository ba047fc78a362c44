package archsim.components.cache;

import archsim.core.spec.Doc;

/** Whose entries a cache holds. */
public enum CacheScope {
  @Doc("One set of entries for all who use the cache, on one server or several.")
  SHARED,
  @Doc("Each replica of a service that uses the cache has entries of its own, lost with it.")
  REPLICA
}
