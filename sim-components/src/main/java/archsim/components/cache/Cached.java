package archsim.components.cache;

import archsim.components.model.Buffered;
import archsim.core.random.Distribution;
import org.jspecify.annotations.Nullable;

/** A kind that services ask for entries, and that may have them or not. */
public interface Cached extends Buffered {
  /** Whether it has entries by key, rather than a share of gets that find one. */
  boolean keepsEntries();

  /** What happens when several miss the same key at once. */
  Stampede stampede();

  /** When a put writes an entry to where it belongs. */
  WritePolicy write();

  /** How long an entry stays unwritten, in seconds; null as usual. */
  @Nullable Distribution writeDelay();

  /** Whether what a write does is done later, and once for several of them. */
  default boolean defersWrites() {
    return write() == WritePolicy.BEHIND;
  }

  /** Whether each replica of those that ask it has a part of it for itself. */
  boolean isPerCaller();
}
