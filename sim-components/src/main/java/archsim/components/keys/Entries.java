package archsim.components.keys;

import java.util.function.LongToDoubleFunction;

/** The hit ratios that need no theory: of no entry, and of as many as there are keys. */
final class Entries {
  private Entries() {}

  static double hitRatio(long entries, long keys, LongToDoubleFunction between) {
    if (entries < 0) {
      throw new IllegalArgumentException("a cache has room for %s entries".formatted(entries));
    }
    if (entries == 0) {
      return 0;
    }
    return entries >= keys ? 1 : between.applyAsDouble(entries);
  }

  static void checkRank(long rank, long keys) {
    if (rank < 1 || rank > keys) {
      throw new IllegalArgumentException("no rank %s among %s keys".formatted(rank, keys));
    }
  }
}
