package archsim.components.measure;

import archsim.core.statistics.LatencyHistogram;
import archsim.core.statistics.PackedHistogram;
import java.util.ArrayList;
import java.util.List;

/**
 * What the clients of one workload meet: in total, by class, over time, and where the time goes.
 */
public final class WorkloadStatistics {
  private static final int SERIES_DIGITS = 2;

  private final String name;
  private final RequestStatistics total;
  private final List<RequestStatistics> classes;
  private final TimeParts timeParts;
  private final SessionStatistics sessions = new SessionStatistics();
  private final LatencyHistogram recent = new LatencyHistogram(SERIES_DIGITS);
  private final List<PackedHistogram> series = new ArrayList<>();

  WorkloadStatistics(
      String name, RequestStatistics total, List<RequestStatistics> classes, Parts parts) {
    this.name = name;
    this.total = total;
    this.classes = List.copyOf(classes);
    timeParts = new TimeParts(parts);
  }

  public RequestStatistics total() {
    return total;
  }

  public SessionStatistics sessions() {
    return sessions;
  }

  public void arrived(double now, int requestClass) {
    total.arrived(now);
    if (!classes.isEmpty()) {
      classes.get(requestClass).arrived(now);
    }
  }

  public void ended(double now, int requestClass, Outcome outcome, double start, Account account) {
    total.ended(now, outcome, start);
    if (!classes.isEmpty()) {
      classes.get(requestClass).ended(now, outcome, start);
    }
    if (outcome == Outcome.OK) {
      recent.record(now - start);
      timeParts.add(now - start, account);
    }
  }

  /** Ends a bucket of the series. */
  void endBucket() {
    series.add(recent.pack());
    recent.reset();
  }

  void reset(double now, Ages ages) {
    total.reset(now, ages);
    for (RequestStatistics each : classes) {
      each.reset(now, ages);
    }
    timeParts.reset();
    sessions.reset();
    recent.reset();
    series.clear();
  }

  /** The statistics of a class, or nothing where there are no classes. */
  public List<RequestStatistics> classes() {
    return classes;
  }

  WorkloadSnapshot snapshot(double now, Ages ages) {
    return new WorkloadSnapshot(
        name,
        total.snapshot(now, ages),
        classes.stream().map(each -> each.snapshot(now, ages)).toList(),
        timeParts.snapshot(),
        sessions.counts(),
        List.copyOf(series));
  }
}
