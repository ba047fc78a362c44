package archsim.components.database.server;

import archsim.components.keys.Popularity;
import archsim.core.Require;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What a user wrote about where a server of a database keeps its data.
 *
 * @param memory of the server, of which all is the buffer of its data, in bytes
 * @param data that all servers together hold once, in bytes
 * @param groupCommit how long one flush of the log takes, in seconds
 */
@Doc("Where a server of a database keeps its data.")
public record Storage(
    @Doc(
            "Memory of one server, which its host must have; with `data`, the buffer in which reads"
                + " find what they need without the disk.")
        @Unit(Dimension.BYTES)
        @Nullable Double memory,
    @Doc("Size of the data, each copy counted once; without it reads always go to the disk.")
        @Unit(Dimension.BYTES)
        @Nullable Double data,
    @Doc(
            "How long one flush of the log takes: a write ends with one, and all that come while"
                + " one is under way share the next; without it the log takes no time.")
        @Unit(Dimension.SECONDS)
        @Nullable Distribution groupCommit) {
  public Storage {
    Require.field("data", data == null || data > 0, "must be > 0, was %s", data);
    Require.field("data", data == null || memory != null, "is measured against memory; say both");
  }

  /** Whether reads may find what they need in memory. */
  public boolean hasBuffer() {
    return memory != null && data != null;
  }

  /**
   * The share of disk operations of reads that memory spares, by Che's approximation: an entry is a
   * key with an equal share of the data. Without keys all data are read alike.
   *
   * @param popularity of the keys that are read, null where there are none
   * @param share of the data that one server holds
   */
  public double hitRatio(@Nullable Popularity popularity, double share) {
    if (memory == null || data == null) {
      return 0;
    }
    double fits = Math.min(1, memory / (data * share));
    return popularity == null
        ? fits
        : popularity.hitRatio((long) Math.floor(fits * popularity.size()));
  }
}
