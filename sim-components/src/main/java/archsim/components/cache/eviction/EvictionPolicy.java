package archsim.components.cache.eviction;

/**
 * What a cache holds by key, and what has to go when there is no room. Weights are in the units of
 * the capacity: 1 for a capacity in entries, bytes for one in bytes. Their sum never exceeds the
 * capacity when a call has returned.
 */
public interface EvictionPolicy {
  /** Of an entry and of all; the other 16 bits of a word are for what policies mark. */
  long MOST_WEIGHT = (1L << 47) - 1;

  /** A get: whether the key is there. Counts as an access by the policy's rules. */
  boolean touch(long key);

  /**
   * Stores an entry, and evicts what has to go. Replacing an entry is an access by the policy's
   * rules; one that gets another weight leaves the order and comes back to where the policy puts
   * what was accessed or, if it moves nothing on access, what is new.
   *
   * <p>An entry heavier than the whole capacity is not stored; if there was one by that key, it is
   * removed, as it is no longer what was put. Any other is there afterwards, except that W-TinyLFU
   * may refuse one that is heavier than its window.
   *
   * @param weight at least 1
   */
  void put(long key, long weight);

  /** Invalidation or expiry, no eviction: whether the key was there. */
  boolean remove(long key);

  /** Whether the key is there, without an access. */
  boolean contains(long key);

  /** Removes everything, also what the policy remembers of entries that went. */
  void clear();

  /**
   * What the user of the cache noted with an entry, such as when it expires; 0 for a new entry.
   *
   * @throws IllegalArgumentException if the key is not there
   */
  long stamp(long key);

  /** Notes something with an entry, without an access: whether the key is there. */
  boolean setStamp(long key, long stamp);

  /** How many entries there are. */
  long entries();

  /** The sum of the weights of all entries. */
  long weight();

  /** How many entries had to go since the beginning; removing and replacing do not count. */
  long evictions();
}
