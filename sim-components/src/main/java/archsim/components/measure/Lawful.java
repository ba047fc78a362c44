package archsim.components.measure;

import org.jspecify.annotations.Nullable;

/** A component with a law of its own, which is checked at the end of every run. */
public interface Lawful {
  /** The law that does not hold, with its figures; null where all do. A broken one is a bug. */
  @Nullable String brokenLaw();
}
