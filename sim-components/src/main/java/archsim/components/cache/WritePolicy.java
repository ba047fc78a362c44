package archsim.components.cache;

import archsim.core.spec.Doc;

/** What a put with {@code onWrite} steps does with the entry, and when it goes on. */
public enum WritePolicy {
  @Doc("Writes, then invalidates the entry: who reads next fetches it.")
  ASIDE,
  @Doc("Writes, then stores the entry.")
  THROUGH,
  @Doc("Stores the entry and goes on at once; it is written later, once for all puts until then.")
  BEHIND
}
