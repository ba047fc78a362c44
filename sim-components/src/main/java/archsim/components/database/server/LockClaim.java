package archsim.components.database.server;

import archsim.core.Clock;
import archsim.core.Timer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a run has locked, and the one that it waits for, up to a limit. */
final class LockClaim {
  private final RowLocks locks;
  private final Clock clock;
  private final QueryTerms terms;
  private final double timeout;
  private final StatementRun run;
  private final List<Row> owned = new ArrayList<>(2);
  private @Nullable Row wanted;
  private @Nullable Timer timer;
  private double since;

  LockClaim(Server server, QueryTerms terms, StatementRun run) {
    locks = server.locks();
    clock = server.clock();
    timeout = server.shared().spec().lockTimeoutOrDefault();
    this.terms = terms;
    this.run = run;
  }

  List<Row> owned() {
    return owned;
  }

  boolean isWaiting() {
    return wanted != null;
  }

  /**
   * Locks a row now or later; {@link StatementRun#hasLock} or {@link StatementRun#lockTimedOut} is
   * called.
   */
  void take(Row row) {
    since = clock.now();
    if (locks.acquire(this, row)) {
      got();
    } else {
      wanted = row;
      timer = clock.timer(this::timedOut);
      timer.start(timeout);
    }
  }

  /** The row it waited for is its own now, unless it gave up in this instant. */
  void granted() {
    if (wanted != null) {
      stopWaiting();
      got();
    }
  }

  private void got() {
    if (terms.waits() != null) {
      terms.waits().record(clock.now() - since);
    }
    run.hasLock();
  }

  private void timedOut() {
    if (terms.timeouts() != null) {
      terms.timeouts().add(1);
    }
    leave();
    run.lockTimedOut();
  }

  private void stopWaiting() {
    wanted = null;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /** Waits no more. */
  void leave() {
    if (wanted != null) {
      if (!owned.contains(wanted)) {
        locks.leave(this, wanted);
      }
      stopWaiting();
    }
  }

  /** Frees all rows. */
  void release() {
    locks.release(this);
  }
}
