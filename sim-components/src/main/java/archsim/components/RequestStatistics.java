package archsim.components;

import archsim.core.experiment.Excursions;
import archsim.core.statistics.LatencyHistogram;
import archsim.core.statistics.TimeWeighted;
import java.util.stream.IntStream;

/** Counts the requests of an edge, a workload or a class, and times those that ended OK. */
public final class RequestStatistics {
  private final String name;
  private final LatencyHistogram latency;
  private final Excursions excursions;
  private final TimeWeighted inside = new TimeWeighted();
  private long ok;
  private long rejected;
  private long timedOut;
  private long failed;
  private long cancelled;
  private long arrived;
  private double responseTimes;
  private long insideAtReset;
  private double ageAtReset;

  RequestStatistics(String name, int digits, Excursions excursions) {
    this.name = name;
    latency = new LatencyHistogram(digits);
    this.excursions = excursions;
  }

  void arrived(double now) {
    arrived++;
    inside.add(now, 1);
  }

  void ended(double now, Outcome outcome, double start) {
    double response = now - start;
    inside.add(now, -1);
    responseTimes += response;
    if (outcome == Outcome.OK) {
      ok++;
      latency.record(response);
      excursions.observe(response);
    } else {
      endedBadly(outcome);
    }
  }

  private void endedBadly(Outcome outcome) {
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
    return (long) inside.level();
  }

  double responseTimes() {
    return responseTimes;
  }

  double insideArea(double now) {
    return inside.area(now);
  }

  OutcomeCounts outcomes() {
    return new OutcomeCounts(ok, rejected, timedOut, failed, cancelled);
  }

  /**
   * What was counted since the last reset.
   *
   * @param ages of the requests that are inside now
   */
  RequestSnapshot snapshot(double now, Ages ages) {
    return new RequestSnapshot(
        name,
        arrived,
        insideAtReset,
        outcomes(),
        inside(),
        inside.area(now),
        responseTimes,
        ageAtReset,
        ages.of(this),
        ages.unfinished(this),
        latency.snapshot(),
        IntStream.range(0, excursions.size()).mapToObj(excursions::count).toList());
  }

  /** Forgets what was counted; the requests inside stay inside. */
  void reset(double now, Ages ages) {
    latency.reset();
    excursions.reset();
    inside.reset(now);
    ok = 0;
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
