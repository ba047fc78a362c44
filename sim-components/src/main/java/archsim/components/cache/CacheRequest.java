package archsim.components.cache;

import archsim.components.KeySpace;
import archsim.components.Request;
import org.jspecify.annotations.Nullable;

/**
 * What a step asks a cache for; the same for all visits of one step.
 *
 * @param keys whose key of the request it is about, null where the cache knows no keys
 * @param ofSession whether it is about the session of the request instead
 * @param fills whether a get that misses means to store the entry, or a put does so
 * @param isUnwritten whether what is put is still to be written
 */
public record CacheRequest(
    @Nullable KeySpace keys, boolean ofSession, boolean fills, boolean isUnwritten) {
  /** The state of the session of the request. */
  public static final CacheRequest SESSION = new CacheRequest(null, true, false, false);

  /** The answer to a get: the entry is there, and good. */
  public static final int HIT = 1;

  /** The answer to a get: the entry is not there. */
  public static final int MISS = 2;

  /** The answer to a get: the entry is there and too old; who hears this fetches the new one. */
  public static final int REVALIDATE = 3;

  /** The answer to a put: who hears this has to see that the entry is written. */
  public static final int UNWRITTEN = 4;

  /** What a request asks for. */
  static CacheRequest of(Request request) {
    CacheRequest asked = request.asked(CacheRequest.class);
    if (asked == null) {
      throw new IllegalStateException("a request to a cache that says nothing of keys");
    }
    return asked;
  }

  /** The key that a request is about. */
  public long key(Request request) {
    if (ofSession) {
      return request.root().client();
    }
    if (keys == null) {
      throw new IllegalStateException("a request to a cache without a key");
    }
    return keys.entry(request.root().key(keys));
  }
}
