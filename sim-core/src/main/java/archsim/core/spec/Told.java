package archsim.core.spec;

import org.jspecify.annotations.Nullable;

/** A constant of an enum that is told more by keys beside its own: those of a record of its own. */
public interface Told {
  /** The record where no key is written; null where it is told nothing. */
  @Nullable Object usual();
}
