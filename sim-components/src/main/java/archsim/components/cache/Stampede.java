package archsim.components.cache;

import archsim.core.spec.Doc;

/** What happens when several requests miss the same key at the same time. */
public enum Stampede {
  @Doc("Each request does what is done on a miss.")
  NONE,
  @Doc("One request does it, the others wait for its entry; where it fails, the next one does it.")
  SINGLE_FLIGHT,
  @Doc(
      "As single-flight, and an entry that is too old is handed out all the same"
          + " while one request fetches the new one (RFC 5861).")
  STALE_WHILE_REVALIDATE
}
