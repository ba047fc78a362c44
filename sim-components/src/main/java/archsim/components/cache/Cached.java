package archsim.components.cache;

import archsim.components.ComponentSpec;
import archsim.core.random.Distribution;
import org.jspecify.annotations.Nullable;

/** A kind that services ask for entries, and that may have them or not. */
public interface Cached extends ComponentSpec {
  /** Whether it has entries by key, rather than a share of gets that find one. */
  boolean keepsEntries();

  /** What happens when several miss the same key at once. */
  Stampede stampede();

  /** When a put writes an entry to where it belongs. */
  WritePolicy write();

  /** How long an entry stays unwritten, in seconds; null as usual. */
  @Nullable Distribution writeDelay();

  @Override
  default boolean defersWrites() {
    return write() == WritePolicy.BEHIND;
  }
}
