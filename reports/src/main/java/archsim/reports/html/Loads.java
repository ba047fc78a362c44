package archsim.reports.html;

import static archsim.reports.Measure.DURATION;
import static archsim.reports.Measure.RATE;
import static archsim.reports.Measure.SHARE;

import archsim.core.results.LatencyResult;
import archsim.core.results.OutcomesResult;
import archsim.core.results.RunResult;
import archsim.core.results.SessionsResult;
import archsim.core.results.TimeResult;
import archsim.core.results.WorkloadResult;
import archsim.reports.Measure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the workloads and their classes met. */
final class Loads {
  private static final String INDENT = "\u2003";

  private Loads() {}

  static Table rates(RunResult result) {
    var table =
        new Table.Draft("Load" + Table.perReplication(result))
            .texts("workload")
            .figures("offered", "throughput", "goodput", "errors")
            .figures("ok", "rejected", "timed out", "failed", "cancelled", "unfinished");
    int replications = result.experiment().replications();
    withClasses(result)
        .forEach(
            each -> {
              WorkloadResult load = each.result();
              OutcomesResult outcomes = load.outcomes();
              table
                  .row(each.name())
                  .estimate(RATE, load.offeredPerS())
                  .estimate(RATE, load.throughputPerS())
                  .estimate(RATE, load.goodputPerS())
                  .estimate(SHARE, load.errorRatio())
                  .figure(Measure.perReplication(outcomes.ok(), replications))
                  .figure(Measure.perReplication(outcomes.rejected(), replications))
                  .figure(Measure.perReplication(outcomes.timedOut(), replications))
                  .figure(Measure.perReplication(outcomes.failed(), replications))
                  .figure(Measure.perReplication(outcomes.cancelled(), replications))
                  .figure(Measure.perReplication(outcomes.unfinished(), replications));
            });
    return table.table();
  }

  static Table latencies(RunResult result) {
    var table =
        new Table.Draft("Latency of requests that ended OK")
            .texts("workload")
            .figures("mean", "p50", "p90", "p95", "p99", "p99.9", "max");
    withClasses(result)
        .forEach(
            each -> {
              WorkloadResult load = each.result();
              LatencyResult latency = load.latencyS();
              table
                  .row(each.name())
                  .estimate(DURATION, latency.mean())
                  .estimate(DURATION, latency.p50())
                  .estimate(DURATION, latency.p90())
                  .estimate(DURATION, latency.p95())
                  .estimate(DURATION, latency.p99())
                  .estimate(DURATION, latency.p999())
                  .figure(DURATION.text(latency.max()));
            });
    return table.table();
  }

  /** What became of sessions, of the workloads that have any. */
  static Table sessions(RunResult result) {
    var table =
        new Table.Draft("Sessions" + Table.perReplication(result))
            .texts("workload")
            .figures("started", "lost their state", "sent to another replica");
    int replications = result.experiment().replications();
    result
        .workloads()
        .forEach(
            (name, load) -> {
              SessionsResult sessions = load.sessions();
              if (sessions != null) {
                table
                    .row(name)
                    .figure(Measure.perReplication(sessions.started(), replications))
                    .figure(Measure.perReplication(sessions.lost(), replications))
                    .figure(Measure.perReplication(sessions.moved(), replications));
              }
            });
    return table.table();
  }

  /** Where the time goes, a table for each workload. */
  static List<Table> times(RunResult result) {
    List<Table> tables = new ArrayList<>();
    result.whereTimeGoes().forEach((workload, time) -> tables.add(times(workload, time)));
    return tables.stream().limit(Table.MOST_ROWS).toList();
  }

  private static Table times(String workload, TimeResult time) {
    Map<String, Double> mean = time.mean();
    Map<String, Double> slowest = time.slowest1Percent().parts();
    double meanS = mean.values().stream().mapToDouble(Double::doubleValue).sum();
    double slowestS = time.slowest1Percent().latencyS();
    Set<String> parts = new LinkedHashSet<>(mean.keySet());
    parts.addAll(slowest.keySet());
    var table =
        new Table.Draft("Where the time of " + workload + " goes")
            .texts("part")
            .figures("mean", "share", "slowest 1 %", "share");
    for (String part : parts) {
      row(
          table,
          part,
          mean.getOrDefault(part, 0.0),
          meanS,
          slowest.getOrDefault(part, 0.0),
          slowestS);
    }
    row(table, "all", meanS, meanS, slowestS, slowestS);
    return table.table();
  }

  private static void row(
      Table.Draft table, String part, double mean, double meanS, double slowest, double slowestS) {
    table
        .row(part)
        .figure(DURATION.text(mean))
        .figure(meanS > 0 ? SHARE.text(mean / meanS) : Measure.NONE)
        .figure(DURATION.text(slowest))
        .figure(slowestS > 0 ? SHARE.text(slowest / slowestS) : Measure.NONE);
  }

  private record Load(String name, WorkloadResult result) {}

  /** Every workload, each followed by its classes, which are called as promises call them. */
  private static List<Load> withClasses(RunResult result) {
    List<Load> all = new ArrayList<>();
    result
        .workloads()
        .forEach(
            (name, load) -> {
              all.add(new Load(name, load));
              load.classes().forEach((kind, of) -> all.add(new Load(INDENT + kind, of)));
            });
    return all;
  }
}
