package archsim.components.database.server;

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
    private LockClaim owner;
    private final ArrayDeque<LockClaim> line = new ArrayDeque<>(2);

    Held(LockClaim owner) {
      this.owner = owner;
    }
  }

  RowLocks(Clock clock) {
    this.clock = clock;
  }

  /** Locks a row, or puts the claim in its line and gives back false. */
  boolean acquire(LockClaim claim, Row row) {
    Held held = rows.get(row);
    if (held == null) {
      rows.put(row, new Held(claim));
      claim.owned().add(row);
      return true;
    }
    if (held.owner == claim) {
      return true;
    }
    held.line.add(claim);
    return false;
  }

  /** A run no longer waits for a row. */
  void leave(LockClaim claim, Row row) {
    Held held = rows.get(row);
    if (held != null) {
      held.line.remove(claim);
    }
  }

  /** A run frees all rows it has locked; who is next in each line goes on in this instant. */
  void release(LockClaim claim) {
    for (Row row : claim.owned()) {
      Held held = rows.get(row);
      if (held == null || held.owner != claim) {
        throw new IllegalStateException("a row is freed that is not locked: " + row);
      }
      LockClaim next = held.line.poll();
      if (next == null) {
        rows.remove(row);
      } else {
        held.owner = next;
        next.owned().add(row);
        // A line of statements without work needs no stack.
        clock.soon(next::granted);
      }
    }
    claim.owned().clear();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }
}
