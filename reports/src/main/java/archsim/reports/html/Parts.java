package archsim.reports.html;

import static archsim.reports.Measure.DURATION;
import static archsim.reports.Measure.NUMBER;
import static archsim.reports.Measure.RATE;
import static archsim.reports.Measure.SHARE;

import archsim.core.results.BottleneckResult;
import archsim.core.results.EdgeResult;
import archsim.core.results.FigureResult;
import archsim.core.results.MeanAndTailResult;
import archsim.core.results.OutcomesResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.reports.Figures;
import archsim.reports.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parts of the system did: components, their resources, the edges between them. */
final class Parts {
  private Parts() {}

  static List<String> bottleneck(RunResult result) {
    BottleneckResult bottleneck = result.bottleneck();
    if (bottleneck == null) {
      return List.of("No resource saturates as load grows.");
    }
    return List.of(
        "%s.%s saturates first: at a total arrival rate of %s in the present mix it is busy all the time."
            .formatted(
                bottleneck.component(), bottleneck.resource(), RATE.text(bottleneck.boundPerS())));
  }

  private record Named(String name, ResourceResult resource) {
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
          .figure(never(resource.saturatesAtPerS()));
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
                    .forEach(
                        (name, resource) -> all.add(new Named(component + "." + name, resource))));
    all.sort(Comparator.comparingDouble(named -> -named.utilisation()));
    return all;
  }

  static Table components(RunResult result) {
    var table =
        new Table.Draft("Components")
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
                    .figure(Measure.count(notOk(component.outcomes()))));
    return table.table();
  }

  /** What components measure of their own, such as the hit ratio of a cache. */
  static Table figures(RunResult result) {
    var table =
        new Table.Draft("Figures of components").texts("figure").figures("value", "p50", "p99");
    result
        .components()
        .forEach(
            (component, of) ->
                of.figures()
                    .forEach(
                        (name, figure) ->
                            figure(table, component + " " + Figures.words(name), name, figure)));
    return table.table();
  }

  private static void figure(Table.Draft table, String title, String name, FigureResult figure) {
    MeanAndTailResult times = figure.times();
    if (times != null) {
      table
          .row(title)
          .estimate(DURATION, times.mean())
          .estimate(DURATION, times.p50())
          .estimate(DURATION, times.p99());
    } else {
      table.row(title).figure(Figures.text(name, figure)).figure("").figure("");
    }
  }

  static Table edges(RunResult result) {
    var table =
        new Table.Draft("Edges")
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
          .figure(Measure.count(edge.outcomes().ok()))
          .figure(Measure.count(notOk(edge.outcomes())));
    }
    return table.table();
  }

  /** What ended, but not OK; degraded ones are among the ok. */
  private static long notOk(OutcomesResult outcomes) {
    return outcomes.rejected() + outcomes.timedOut() + outcomes.failed() + outcomes.cancelled();
  }

  private static String never(@Nullable Double perS) {
    return perS == null ? "never" : RATE.text(perS);
  }

  /** A number that is usually whole: 6, 1.5. */
  private static String plain(double capacity) {
    return capacity == Math.rint(capacity) && Math.abs(capacity) < 1e15
        ? Measure.count((long) capacity)
        : NUMBER.text(capacity);
  }
}
