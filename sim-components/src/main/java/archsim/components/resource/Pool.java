package archsim.components.resource;

import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;

/**
 * Units that one request at a time can hold, such as workers or connections, and the line of those
 * who wait for one, up to a limit; who of them is next is a matter of the discipline.
 */
public final class Pool {
  private final Clock clock;
  private final int units;
  private final int limit;
  private final ResourceStatistics.Meter meter;
  private final WaitingLine line;
  private int waiting;
  private int held;
  private boolean granting;

  /** First come, first served. */
  public Pool(Clock clock, int units, int limit, ResourceStatistics.Meter meter) {
    this(clock, units, limit, meter, Discipline.FIFO, 0);
  }

  /**
   * @param limit executions that may wait, not counting those {@linkplain #acquireAlways always
   *     taken}
   * @param overloadedAfter how long a line is not empty before it counts as overloaded, in seconds;
   *     only one discipline looks at it
   */
  public Pool(
      Clock clock,
      int units,
      int limit,
      ResourceStatistics.Meter meter,
      Discipline discipline,
      double overloadedAfter) {
    line = discipline.create(overloadedAfter);
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
    execution.since = now;
    if (held < units && waiting == 0) {
      held++;
      meter.set(now, held, waiting);
      meter.waited(0);
      execution.granted();
    } else {
      enqueue(execution);
      meter.set(now, held, waiting);
    }
  }

  /** Takes a unit for no execution, where one is free; gives back whether it was. */
  public boolean take() {
    if (isBusy()) {
      return false;
    }
    held++;
    meter.set(clock.now(), held, waiting);
    return true;
  }

  /** Gives a unit back; it goes to who is next. */
  public void release() {
    held--;
    if (waiting == 0) {
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
    return execution.waitsIn == this;
  }

  /** A request that is inside says that it holds a unit or waits for one. */
  public void claim() {
    meter.claim();
  }

  /** Whether one who comes now has to wait. */
  public boolean isBusy() {
    return held >= units || waiting > 0;
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
    Execution next = held < units ? line.next(now) : null;
    while (next != null) {
      remove(next);
      held++;
      meter.set(now, held, waiting);
      meter.waited(now - next.since);
      next.granted();
      next = held < units ? line.next(now) : null;
    }
    granting = false;
    meter.set(now, held, waiting);
  }

  private void enqueue(Execution execution) {
    line.add(execution);
    execution.waitsIn = this;
    waiting++;
  }

  private void remove(Execution execution) {
    line.remove(execution);
    execution.waitsIn = null;
    waiting--;
  }
}
