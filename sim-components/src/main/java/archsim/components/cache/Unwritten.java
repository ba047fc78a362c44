package archsim.components.cache;

import archsim.core.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongPredicate;

/** The entries that a cache holds and nobody has written yet. */
final class Unwritten {
  private final Clock clock;
  private final CacheFigures figures;
  private final Set<Long> keys = new LinkedHashSet<>();

  Unwritten(Clock clock, CacheFigures figures) {
    this.clock = clock;
    this.figures = figures;
  }

  /** An entry is put; false where it is unwritten already, and so will be written with that one. */
  boolean add(long key) {
    boolean isNew = keys.add(key);
    figures.unwritten(clock.now(), keys.size());
    return isNew;
  }

  /** An entry is to be written now; false where it is lost. */
  boolean take(long key) {
    boolean isThere = keys.remove(key);
    figures.unwritten(clock.now(), keys.size());
    return isThere;
  }

  /** What holds such keys is gone. */
  void lose(LongPredicate gone) {
    int before = keys.size();
    keys.removeIf(gone::test);
    figures.lostWrites(before - keys.size());
    figures.unwritten(clock.now(), keys.size());
  }
}
