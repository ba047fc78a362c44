package archsim.components;

import archsim.core.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Units that one request at a time can hold, such as workers or connections, and the line of those
 * who wait for one: first come, first served, up to a limit.
 */
public final class Pool {
  private final Clock clock;
  private final int units;
  private final int limit;
  private final ResourceStatistics.Meter meter;
  private @Nullable Execution first;
  private @Nullable Execution last;
  private int waiting;
  private int held;
  private boolean granting;

  /**
   * @param limit executions that may wait, not counting those {@linkplain #acquireAlways always
   *     taken}
   */
  public Pool(Clock clock, int units, int limit, ResourceStatistics.Meter meter) {
    this.clock = clock;
    this.units = units;
    this.limit = limit;
    this.meter = meter;
  }

  /** Grants a unit now or later; false where the line is full and the execution is not taken. */
  public boolean acquire(Execution execution) {
    if (held >= units && waiting >= limit) {
      return false;
    }
    acquireAlways(execution);
    return true;
  }

  /** Grants a unit now or later, however long the line is. */
  public void acquireAlways(Execution execution) {
    double now = clock.now();
    execution.waitingSince = now;
    if (held < units && first == null) {
      held++;
      meter.set(now, held, waiting);
      meter.waited(0);
      execution.granted();
    } else {
      enqueue(execution);
      meter.set(now, held, waiting);
    }
  }

  /** Gives a unit back; it goes to the first in the line. */
  public void release() {
    held--;
    if (first == null) {
      meter.set(clock.now(), held, waiting);
    } else {
      grant();
    }
  }

  /** Leaves the line; gives back whether it stood there. */
  public boolean leave(Execution execution) {
    if (!isInLine(execution)) {
      return false;
    }
    remove(execution);
    meter.set(clock.now(), held, waiting);
    return true;
  }

  /** Whether an execution waits. */
  public boolean isInLine(Execution execution) {
    return execution.ahead != null || first == execution;
  }

  /** A request that is inside says that it holds a unit or waits for one. */
  public void claim() {
    meter.claim();
  }

  /** Whether one who comes now has to wait. */
  public boolean isBusy() {
    return held >= units || first != null;
  }

  public int held() {
    return held;
  }

  public int waiting() {
    return waiting;
  }

  // An execution may end within granted() and release its unit at once: the loop that runs already
  // passes it on, so that a long line of zero-time work needs no stack.
  private void grant() {
    if (granting) {
      return;
    }
    granting = true;
    double now = clock.now();
    while (held < units && first != null) {
      Execution next = first;
      remove(next);
      held++;
      meter.set(now, held, waiting);
      meter.waited(now - next.waitingSince);
      next.granted();
    }
    granting = false;
    meter.set(now, held, waiting);
  }

  private void enqueue(Execution execution) {
    execution.ahead = last;
    if (last == null) {
      first = execution;
    } else {
      last.behind = execution;
    }
    last = execution;
    waiting++;
  }

  private void remove(Execution execution) {
    Execution ahead = execution.ahead;
    Execution behind = execution.behind;
    if (ahead == null) {
      first = behind;
    } else {
      ahead.behind = behind;
    }
    if (behind == null) {
      last = ahead;
    } else {
      behind.ahead = ahead;
    }
    execution.ahead = null;
    execution.behind = null;
    waiting--;
  }
}
