package archsim.components.cache;

import archsim.components.flow.KeySpace;
import archsim.components.flow.Root;
import org.jspecify.annotations.Nullable;

/**
 * What a step asks a cache for; the same for all visits of one step.
 *
 * @param keys whose key of the request it is about, null where the cache knows no keys
 * @param ofSession whether it is about the session of the request instead
 * @param fills whether a get that misses means to store the entry, or a put does so
 * @param isUnwritten whether what is put is still to be written
 */
public record CacheTerms(
    @Nullable KeySpace keys, boolean ofSession, boolean fills, boolean isUnwritten) {
  /** The state of the session of the request. */
  public static final CacheTerms SESSION = new CacheTerms(null, true, false, false);

  /** The key that a request on behalf of an arrival is about. */
  public long key(Root root) {
    if (ofSession) {
      return root.client();
    }
    if (keys == null) {
      throw new IllegalStateException("a request to a cache without a key");
    }
    return keys.entry(root.key(keys));
  }
}
