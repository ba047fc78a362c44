package archsim.components.cache;

/** What a cache says to a request beyond its outcome. */
public enum CacheAnswer {
  /** Nothing. */
  NONE,
  /** To a get: the entry is there, and good. */
  HIT,
  /** To a get: the entry is not there. */
  MISS,
  /** To a get: the entry is there and too old; who hears this fetches the new one. */
  REVALIDATE,
  /** To a put: who hears this has to see that the entry is written. */
  UNWRITTEN
}
