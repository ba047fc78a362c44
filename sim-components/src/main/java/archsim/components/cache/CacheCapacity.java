package archsim.components.cache;

import archsim.components.cache.eviction.EvictionPolicy;
import archsim.core.InvalidSpecException;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Quantity;

/**
 * How much a cache holds: {@code 20k entries}, or bytes such as {@code 512Mi}.
 *
 * @param units entries, or bytes
 */
public record CacheCapacity(long units, boolean inEntries) {
  private static final String ENTRIES = "entries";

  public CacheCapacity {
    Require.field("capacity", units >= 1, "must be at least one %s", inEntries ? "entry" : "byte");
  }

  /**
   * Parses a capacity.
   *
   * @throws archsim.core.InvalidSpecException if the text is none
   */
  public static CacheCapacity parse(String text) {
    String trimmed = text.trim();
    boolean inEntries = trimmed.endsWith(ENTRIES);
    double units =
        inEntries
            ? Quantity.parse(
                Dimension.COUNT, trimmed.substring(0, trimmed.length() - ENTRIES.length()).trim())
            : bytes(trimmed);
    Require.that(
        units >= 1 && (!inEntries || units == Math.rint(units)),
        "'%s' is no capacity; there are 20k entries, and bytes such as 512Mi",
        text);
    Require.that(
        units <= EvictionPolicy.MOST_WEIGHT,
        "'%s' is too large: a cache holds at most %d bytes or entries (128Ti)",
        text,
        EvictionPolicy.MOST_WEIGHT);
    return new CacheCapacity((long) units, inEntries);
  }

  private static double bytes(String text) {
    if (text.matches("[0-9.]+[kM]?")) {
      throw new InvalidSpecException("'%s' has no unit".formatted(text))
          .suggesting("%1$s entries or %1$sB".formatted(text));
    }
    return Quantity.parse(Dimension.BYTES, text);
  }

  @Override
  public String toString() {
    return inEntries ? units + " " + ENTRIES : units + "B";
  }
}
