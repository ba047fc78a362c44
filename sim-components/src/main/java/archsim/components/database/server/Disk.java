package archsim.components.database.server;

import archsim.components.measure.ResourceStatistics;
import archsim.core.Clock;
import archsim.core.Timer;
import java.util.ArrayDeque;

/**
 * A disk that begins at most so many operations per second, one every 1/iops seconds, first come,
 * first served; each takes its latency from there, or 1/iops where that is longer. Busy is the time
 * in which it cannot begin another one, so its utilisation is operations per second / iops.
 */
final class Disk {
  private final Clock clock;
  private final double interval;
  private final double latency;
  private final ResourceStatistics.Meter meter;

  // Statements that have a connection, so never more than there are connections.
  private final ArrayDeque<Turn> line = new ArrayDeque<>();
  private final Timer free;
  private double freeFrom;

  Disk(Clock clock, DiskSpec spec, ResourceStatistics.Meter meter) {
    this.clock = clock;
    this.meter = meter;
    interval = spec.interval();
    latency = spec.operation();
    free = clock.timer(this::beginNext);
  }

  /**
   * For a statement that does one operation after the other.
   *
   * @param done called at the end of each
   */
  Turn turn(Runnable done) {
    return new Turn(done);
  }

  double latency() {
    return latency;
  }

  private void beginNext() {
    Turn next = line.remove();
    lineChanged();
    next.operate();
    if (!line.isEmpty()) {
      free.start(interval);
    }
  }

  private void lineChanged() {
    meter.set(clock.now(), 0, line.size());
  }

  /** The operation that a statement does or waits for. */
  final class Turn {
    private final Timer end;
    private double since;

    private Turn(Runnable done) {
      end = clock.timer(done);
    }

    /** Does an operation as soon as the disk can begin it. */
    void begin() {
      double now = clock.now();
      since = now;
      if (line.isEmpty() && now >= freeFrom) {
        operate();
        return;
      }
      if (line.isEmpty()) {
        free.start(freeFrom - now);
      }
      line.add(this);
      lineChanged();
    }

    private void operate() {
      double now = clock.now();
      freeFrom = now + interval;
      meter.waited(now - since);
      meter.busyFor(now, interval);
      end.start(latency);
    }

    /** Says that it waits, where it does. */
    void claim() {
      if (line.contains(this)) {
        meter.claim();
      }
    }

    /** Leaves the line; what the disk has begun keeps it busy all the same. */
    void cancel() {
      if (line.remove(this)) {
        lineChanged();
        if (line.isEmpty()) {
          free.cancel();
        }
      } else {
        end.cancel();
      }
    }
  }
}
