package archsim.components.database.primary;

import archsim.components.database.server.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writes of a primary in the order of their commits, by their position, from 1. Only those are
 * remembered that a server that is up has not applied yet.
 */
final class WriteLog {
  private final Map<Row, Long> versions = new LinkedHashMap<>();

  // A ring: the entry of a position stands at its remainder by the length, a power of two.
  private @Nullable Entry[] entries = new @Nullable Entry[16];
  private long forgotten;
  private long end;
  private double sumOfRows;
  private long count;

  /**
   * One write, or one transaction.
   *
   * @param time of its commit
   * @param rows by which its work is multiplied
   * @param written the rows that reads may find too old elsewhere
   */
  record Entry(double time, double rows, List<Row> written) {}

  /** The position of the last commit. */
  long end() {
    return end;
  }

  /** Adds a commit; gives back its position. */
  long append(double time, double rows, List<Row> written) {
    if (end - forgotten == entries.length) {
      grow();
    }
    end++;
    entries[slot(end)] = new Entry(time, rows, written);
    for (Row row : written) {
      versions.put(row, end);
    }
    sumOfRows += rows;
    count++;
    return end;
  }

  private int slot(long position) {
    return (int) (position & (entries.length - 1));
  }

  private void grow() {
    @Nullable Entry[] old = entries;
    entries = new @Nullable Entry[2 * old.length];
    for (long position = forgotten + 1; position <= end; position++) {
      entries[slot(position)] = old[(int) (position & (old.length - 1))];
    }
  }

  /** The commit of a position, null where it is forgotten. */
  @Nullable Entry get(long position) {
    return position <= forgotten ? null : entries[slot(position)];
  }

  /** The last commit that wrote a row, 0 where all have it. */
  long version(Row row) {
    return versions.getOrDefault(row, 0L);
  }

  /** Rows of a mean commit, for those that are forgotten. */
  double meanRows() {
    return count == 0 ? 1 : sumOfRows / count;
  }

  /** All that are up have applied what is up to here. */
  void forget(long upTo) {
    while (forgotten < upTo) {
      Entry entry = get(forgotten + 1);
      forgotten++;
      entries[slot(forgotten)] = null;
      if (entry != null) {
        for (Row row : entry.written()) {
          versions.remove(row, forgotten);
        }
      }
    }
  }

  /** What comes after a position is lost. */
  void truncate(long position) {
    for (long lost = Math.max(forgotten, position) + 1; lost <= end; lost++) {
      entries[slot(lost)] = null;
    }
    end = position;
    forgotten = Math.min(forgotten, position);
    versions.clear();
    for (long kept = forgotten + 1; kept <= end; kept++) {
      Entry entry = get(kept);
      if (entry != null) {
        for (Row row : entry.written()) {
          versions.put(row, kept);
        }
      }
    }
  }
}
