package archsim.components.cache;

/** What a put with {@code onWrite} steps does with the entry, and when it goes on. */
public enum WritePolicy {
  /** Writes, then invalidates the entry: who reads next fetches it. */
  ASIDE,
  /** Writes, then stores the entry. */
  THROUGH,
  /** Stores the entry and goes on at once; it is written later, once for all puts until then. */
  BEHIND
}
