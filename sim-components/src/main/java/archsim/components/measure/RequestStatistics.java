package archsim.components.measure;

import archsim.core.statistics.Excursions;
import archsim.core.statistics.LatencyHistogram;
import archsim.core.statistics.TimeWeighted;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of an edge, a workload or a class, and times those that ended OK. What counts
 * the same requests as another one leaves that to it.
 */
public final class RequestStatistics {
  private final String name;
  private final LatencyHistogram latency;
  private final Excursions excursions;
  private @Nullable Excursions excursionsOfAll; // the same until one does not end OK
  private final TimeWeighted inside = new TimeWeighted();
  private long rejected;
  private long timedOut;
  private long failed;
  private long cancelled;
  private long arrived;
  private double responseTimes;
  private long insideAtReset;
  private double ageAtReset;
  private RequestStatistics counting = this;

  RequestStatistics(String name, int digits) {
    this.name = name;
    latency = new LatencyHistogram(digits);
    excursions = new Excursions(digits);
  }

  /** Its requests are exactly those of another one, which counts them for both. */
  public void follow(RequestStatistics other) {
    counting = other;
  }

  public void arrived(double now) {
    if (counting == this) {
      arrived++;
      inside.add(now, 1);
    }
  }

  public void ended(double now, Outcome outcome, double start) {
    double response = now - start;
    if (counting == this) {
      count(now, outcome, response);
    }
  }

  private void count(double now, Outcome outcome, double response) {
    inside.add(now, -1);
    responseTimes += response;
    if (outcome == Outcome.OK) {
      latency.record(response);
      excursions.observe(response);
      if (excursionsOfAll != null) {
        excursionsOfAll.observe(response);
      }
    } else {
      endedBadly(outcome);
    }
  }

  private void endedBadly(Outcome outcome) {
    if (excursionsOfAll == null) {
      excursionsOfAll = excursions.copy();
    }
    excursionsOfAll.observeInfinite();
    switch (outcome) {
      case OK -> throw new IllegalArgumentException("that is no bad end");
      case REJECTED -> rejected++;
      case TIMED_OUT -> timedOut++;
      case FAILED -> failed++;
      case CANCELLED -> cancelled++;
    }
  }

  /** Requests that are inside now. */
  public long inside() {
    return (long) counting.inside.level();
  }

  long arrivals() {
    return counting.arrived;
  }

  public double responseTimes() {
    return counting.responseTimes;
  }

  public double insideArea(double now) {
    return counting.inside.area(now);
  }

  public OutcomeCounts outcomes() {
    RequestStatistics all = counting;
    return new OutcomeCounts(
        all.latency.count(), all.rejected, all.timedOut, all.failed, all.cancelled);
  }

  /**
   * What was counted since the last reset.
   *
   * @param ages of the requests that are inside now
   */
  public RequestSnapshot snapshot(double now, Ages ages) {
    return new RequestSnapshot(
        name,
        counting.arrived,
        counting.insideAtReset,
        outcomes(),
        inside(),
        insideArea(now),
        responseTimes(),
        counting.ageAtReset,
        ages.of(this),
        ages.unfinished(this),
        counting.latency.snapshot(),
        counting.excursions.snapshot(),
        (counting.excursionsOfAll == null ? counting.excursions : counting.excursionsOfAll)
            .snapshot());
  }

  /** Forgets what was counted; the requests inside stay inside. */
  public void reset(double now, Ages ages) {
    latency.reset();
    excursions.reset();
    if (excursionsOfAll != null) {
      excursionsOfAll.reset();
    }
    inside.reset(now);
    rejected = 0;
    timedOut = 0;
    failed = 0;
    cancelled = 0;
    arrived = 0;
    responseTimes = 0;
    insideAtReset = inside();
    ageAtReset = ages.of(this);
  }
}
