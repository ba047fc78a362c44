package archsim.reports.html;

import static archsim.reports.Measure.DURATION;
import static archsim.reports.Measure.NUMBER;
import static archsim.reports.Measure.RATE;
import static archsim.reports.Measure.SHARE;

import archsim.core.results.EdgeResult;
import archsim.core.results.FigureResult;
import archsim.core.results.MeanAndTailResult;
import archsim.core.results.OutcomesResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.reports.Figures;
import archsim.reports.Measure;
import archsim.reports.Saturation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the parts of the system did: components, their resources, the edges between them. */
final class Parts {
  private Parts() {}

  static List<String> bottleneck(RunResult result) {
    return List.of(
        "Bottleneck: " + Saturation.bottleneck(result) + ".",
        "Headroom: " + Saturation.headroom(result) + ".");
  }

  /** What the figures of the tables mean. */
  static List<String> definitions() {
    return List.of(
        "Utilisation is busy units over units that were there, of all replicas and over the measured"
            + " time; of the busiest replica, over the time in which that was there. Capacity is the"
            + " time average of the units of all replicas. Saturation is a bound by one resource"
            + " alone: promises may break at less.",
        "A wait is that of all who asked for the resource: who got it at once counts with 0. A queue"
            + " is what waits at all replicas together, so its mean is never above its longest."
            + " Percentiles of components and edges are within 1 %, those of workloads within"
            + " 0.1 %.");
  }

  private record Named(String component, String resourceName, ResourceResult resource) {
    String name() {
      return component + "." + resourceName;
    }

    double utilisation() {
      Double value = resource.utilisation().value();
      return value == null ? 0 : value;
    }
  }

  /** How busy the resources of all components are, the busiest first. */
  static Table utilisations(RunResult result) {
    var table =
        new Table.Draft("Utilisation of resources, the busiest first")
            .texts("resource")
            .figures("utilisation", "of the busiest replica")
            .texts("which is")
            .figures("capacity", "saturates at");
    for (Named named : resources(result)) {
      ResourceResult resource = named.resource();
      table
          .row(named.name())
          .estimate(SHARE, resource.utilisation())
          .estimate(SHARE, resource.busiest().utilisation())
          .text(resource.busiest().replica())
          .figure(plain(resource.capacity()))
          .figure(Saturation.text(named.resourceName(), resource));
    }
    return table.table();
  }

  /** What waits for the same resources, in the same order. */
  static Table waits(RunResult result) {
    var table =
        new Table.Draft("Waiting for resources")
            .texts("resource")
            .figures("mean queue", "longest queue", "had to wait")
            .figures("mean wait", "p50 wait", "p99 wait");
    for (Named named : resources(result)) {
      ResourceResult resource = named.resource();
      table
          .row(named.name())
          .estimate(NUMBER, resource.queueMean())
          .figure(Measure.count(resource.queueMax()))
          .estimate(SHARE, resource.waited())
          .estimate(DURATION, resource.waitS().mean())
          .estimate(DURATION, resource.waitS().p50())
          .estimate(DURATION, resource.waitS().p99());
    }
    return table.table();
  }

  private static List<Named> resources(RunResult result) {
    List<Named> all = new ArrayList<>();
    result
        .components()
        .forEach(
            (component, of) ->
                of.resources()
                    .forEach((name, resource) -> all.add(new Named(component, name, resource))));
    all.sort(Comparator.comparingDouble(named -> -named.utilisation()));
    return all;
  }

  static Table components(RunResult result) {
    var table =
        new Table.Draft("Components" + Table.perReplication(result))
            .texts("component", "kind")
            .figures("replicas", "throughput", "mean response", "p50", "p99", "inside", "not ok");
    result
        .components()
        .forEach(
            (name, component) ->
                table
                    .row(name)
                    .text(component.kind())
                    .figure(Measure.count(component.replicas()))
                    .estimate(RATE, component.throughputPerS())
                    .estimate(DURATION, component.responseTimeS().mean())
                    .estimate(DURATION, component.responseTimeS().p50())
                    .estimate(DURATION, component.responseTimeS().p99())
                    .estimate(NUMBER, component.requestsInside())
                    .figure(counted(notOk(component.outcomes()), result)));
    return table.table();
  }

  /** What components measure of their own, such as the hit ratio of a cache. */
  static Table figures(RunResult result) {
    var table =
        new Table.Draft("Figures of components" + Table.perReplication(result))
            .texts("figure")
            .figures("value", "p50", "p99");
    result
        .components()
        .forEach(
            (component, of) ->
                of.figures()
                    .forEach(
                        (name, figure) ->
                            figure(
                                table,
                                component + " " + Figures.words(name),
                                Figures.text(name, figure, result.experiment().replications()),
                                figure)));
    return table.table();
  }

  private static void figure(Table.Draft table, String title, String text, FigureResult figure) {
    MeanAndTailResult times = figure.times();
    if (times != null) {
      table
          .row(title)
          .estimate(DURATION, times.mean())
          .estimate(DURATION, times.p50())
          .estimate(DURATION, times.p99());
    } else {
      table.row(title).figure(text).figure("").figure("");
    }
  }

  static Table edges(RunResult result) {
    var table =
        new Table.Draft("Edges" + Table.perReplication(result))
            .texts("from", "to", "endpoint")
            .figures("rate", "mean latency", "p50", "p99", "ok", "not ok");
    for (EdgeResult edge : result.edges()) {
      table
          .row(edge.from())
          .text(edge.to())
          .text(edge.endpoint())
          .estimate(RATE, edge.perS())
          .estimate(DURATION, edge.latencyS().mean())
          .estimate(DURATION, edge.latencyS().p50())
          .estimate(DURATION, edge.latencyS().p99())
          .figure(counted(edge.outcomes().ok(), result))
          .figure(counted(notOk(edge.outcomes()), result));
    }
    return table.table();
  }

  private static String counted(long sum, RunResult result) {
    return Measure.perReplication(sum, result.experiment().replications());
  }

  /** What ended, but not OK; degraded ones are among the ok. */
  private static long notOk(OutcomesResult outcomes) {
    return outcomes.rejected() + outcomes.timedOut() + outcomes.failed() + outcomes.cancelled();
  }

  /** A number that is usually whole: 6, 1.5. */
  private static String plain(double capacity) {
    return capacity == Math.rint(capacity) && Math.abs(capacity) < 1e15
        ? Measure.count((long) capacity)
        : NUMBER.text(capacity);
  }
}
