package archsim.components.database.server;

import archsim.components.flow.Draw;
import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;
import archsim.core.Timer;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of a server, on a device of its own: all writes that came while a flush was under way are
 * flushed by the next one together (group commit).
 */
final class CommitLog {
  private final Clock clock;
  private final Draw length;
  private final ResourceStatistics.Meter meter;
  private final Timer end;
  private List<StatementRun> flushing = new ArrayList<>();
  private List<StatementRun> waiting = new ArrayList<>();
  private boolean busy;
  private double seconds;

  CommitLog(Clock clock, Draw length, ResourceStatistics.Meter meter) {
    this.clock = clock;
    this.length = length;
    this.meter = meter;
    end = clock.timer(this::flushed);
  }

  /** {@link StatementRun#flushed} is called when what it wrote is in the log. */
  void join(StatementRun run) {
    waiting.add(run);
    if (!busy) {
      flush();
    } else {
      measure();
    }
  }

  private void flush() {
    List<StatementRun> group = waiting;
    waiting = flushing;
    flushing = group;
    busy = true;
    double now = clock.now();
    seconds = length.next(group.get(0).request());
    group.forEach(run -> meter.waited(now - run.commitsSince()));
    measure();
    end.start(seconds);
  }

  // A flush is of all that share it, so it is no unit that one of them holds.
  private void measure() {
    meter.own(busy ? 1 : 0);
    meter.set(clock.now(), busy ? 1 : 0, waiting.size());
  }

  private void flushed() {
    List<StatementRun> group = List.copyOf(flushing);
    flushing.clear();
    busy = false;
    if (waiting.isEmpty()) {
      measure();
    } else {
      flush();
    }
    group.forEach(run -> run.flushed(seconds));
  }

  /** A run claims its place in the line, where it stands there. */
  void claim(StatementRun run) {
    if (waiting.contains(run)) {
      meter.claim();
    }
  }

  /** A run waits no more; a flush that has begun goes on. */
  void leave(StatementRun run) {
    if (waiting.remove(run)) {
      measure();
    }
    flushing.remove(run);
  }

  /** The server is gone. */
  void stop() {
    end.cancel();
    busy = false;
    flushing.clear();
    measure();
  }
}
