package archsim.components.cache;

import archsim.components.flow.KeySpace;
import archsim.components.flow.Request;
import org.jspecify.annotations.Nullable;

/** Where the entries of a cache are. */
interface CacheStores {
  /** Where the entry of a key is, or belongs; null where the server that has it is down. */
  @Nullable CacheStore of(Request request, long key);

  /** Fills all of them with the most popular keys, as far as they have room. */
  void warm(KeySpace keys);

  /** Forgets all entries. */
  void clear();

  /** What an entry takes of the capacity. */
  long size(long key);
}
