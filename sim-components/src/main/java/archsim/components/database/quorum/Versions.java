package archsim.components.database.quorum;

import archsim.components.database.server.Row;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a row each of its owners has; only rows are remembered that are being written,
 * or that not all owners have alike.
 */
final class Versions {
  private final Map<Row, Copy> rows = new LinkedHashMap<>();
  private long last;

  /** One row that its owners may not have alike. */
  static final class Copy {
    private final int[] owners;
    private final long[] held;
    private long acknowledged;
    private int writing;

    private Copy(int[] owners) {
      this.owners = owners;
      held = new long[owners.length];
    }

    /** The version that a server has, 0 for what all have had before. */
    long heldBy(int server) {
      for (int i = 0; i < owners.length; i++) {
        if (owners[i] == server) {
          return held[i];
        }
      }
      throw new IllegalStateException("server %s does not own the row".formatted(server));
    }

    /** A server has a version. */
    void has(int server, long version) {
      for (int i = 0; i < owners.length; i++) {
        if (owners[i] == server) {
          held[i] = Math.max(held[i], version);
        }
      }
    }

    /** The last version that a client knows of. */
    long acknowledged() {
      return acknowledged;
    }

    void acknowledge(long version) {
      acknowledged = Math.max(acknowledged, version);
    }

    private boolean isAlike() {
      return Arrays.stream(held).allMatch(each -> each == held[0]);
    }
  }

  /** A new version of whatever is written. */
  long next() {
    return ++last;
  }

  /** The row, null where all owners have it alike. */
  @Nullable Copy find(Row row) {
    return rows.get(row);
  }

  /** A write of a row begins. */
  Copy begin(Row row, int[] owners) {
    Copy copy = rows.computeIfAbsent(row, any -> new Copy(owners));
    copy.writing++;
    return copy;
  }

  /** A write of a row is over, at all owners that took part. */
  void end(Row row, Copy copy) {
    copy.writing--;
    settle(row, copy);
  }

  /** An owner got what it had missed. */
  void settle(Row row, Copy copy) {
    if (copy.writing == 0 && copy.isAlike()) {
      if (copy.acknowledged > copy.held[0]) {
        throw new IllegalStateException("an acknowledged write is lost: " + row);
      }
      rows.remove(row, copy);
    }
  }
}
