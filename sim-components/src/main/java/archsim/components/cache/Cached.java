package archsim.components.cache;

import archsim.components.model.Buffered;

/** A kind that services ask for entries, and that may have them or not. */
public interface Cached extends Buffered {
  /** Whether it has entries by key, rather than a share of gets that find one. */
  boolean keepsEntries();

  /** What happens when several miss the same key at once. */
  Stampede stampede();

  /** When a put writes an entry to where it belongs. */
  Writing writing();

  /** Whether each replica of those that ask it has a part of it for itself. */
  boolean isPerCaller();
}
