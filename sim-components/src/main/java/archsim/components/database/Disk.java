package archsim.components.database;

import archsim.components.ResourceStatistics;
import archsim.core.Clock;

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
  private double freeFrom;

  Disk(Clock clock, DiskSpec spec, ResourceStatistics.Meter meter) {
    this.clock = clock;
    this.meter = meter;
    interval = spec.interval();
    latency = spec.operation();
  }

  /** Begins an operation as soon as possible; gives back after how many seconds it will end. */
  double operate() {
    double now = clock.now();
    double start = Math.max(now, freeFrom);
    freeFrom = start + interval;
    meter.waited(start - now);
    meter.busyFor(now, interval);
    return start - now + latency;
  }

  double latency() {
    return latency;
  }
}
