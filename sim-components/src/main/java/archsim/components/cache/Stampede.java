package archsim.components.cache;

/** What happens when several requests miss the same key at the same time. */
public enum Stampede {
  /** Each of them does what is done on a miss. */
  NONE,
  /** One does it, the others wait for its entry; where it fails, the next one does it. */
  SINGLE_FLIGHT,
  /**
   * As single-flight, and an entry that is too old is handed out all the same while one request
   * fetches the new one (RFC 5861, HTTP Cache-Control Extensions for Stale Content, 2010).
   */
  STALE_WHILE_REVALIDATE
}
