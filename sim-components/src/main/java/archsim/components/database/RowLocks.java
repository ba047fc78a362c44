package archsim.components.database;

import archsim.core.Clock;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The locked rows of one server: each belongs to one statement or transaction at a time, the others
 * wait for it, first come, first served. Rows that nobody locks take no memory.
 */
final class RowLocks {
  private final Clock clock;
  private final Map<Row, Held> rows = new LinkedHashMap<>();

  private static final class Held {
    private Run owner;
    private final ArrayDeque<Run> line = new ArrayDeque<>(2);

    Held(Run owner) {
      this.owner = owner;
    }
  }

  RowLocks(Clock clock) {
    this.clock = clock;
  }

  /** Locks a row, or puts the run in its line and gives back false. */
  boolean acquire(Run run, Row row) {
    Held held = rows.get(row);
    if (held == null) {
      rows.put(row, new Held(run));
      run.owned().add(row);
      return true;
    }
    if (held.owner == run) {
      return true;
    }
    held.line.add(run);
    return false;
  }

  /** A run no longer waits for a row. */
  void leave(Run run, Row row) {
    Held held = rows.get(row);
    if (held != null) {
      held.line.remove(run);
    }
  }

  /** A run frees all rows it has locked; who is next in each line goes on in this instant. */
  void release(Run run) {
    for (Row row : run.owned()) {
      Held held = rows.get(row);
      if (held == null || held.owner != run) {
        throw new IllegalStateException("a row is freed that is not locked: " + row);
      }
      Run next = held.line.poll();
      if (next == null) {
        rows.remove(row);
      } else {
        held.owner = next;
        next.owned().add(row);
        // A line of statements without work needs no stack.
        clock.soon(next::locked);
      }
    }
    run.owned().clear();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }
}
