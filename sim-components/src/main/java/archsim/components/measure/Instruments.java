package archsim.components.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run measures, by name: workloads, edges, resources, figures of components, time
 * accounts, and what happened. It is declared while the components are wired.
 */
public final class Instruments {
  private static final int WORKLOAD_DIGITS = 3;
  private static final int EDGE_DIGITS = 2;

  private final Parts parts = new Parts();
  private final Map<String, WorkloadStatistics> workloads = new LinkedHashMap<>();
  private final Map<String, ResourceStatistics> resources = new LinkedHashMap<>();
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final Map<String, ShardStatistics> shards = new LinkedHashMap<>();
  private final Series series = new Series();
  private final Journal journal = new Journal();
  private double measuredFrom;

  public Parts parts() {
    return parts;
  }

  public Collection<ResourceStatistics> resources() {
    return resources.values();
  }

  /** Declares a workload with its classes. */
  public WorkloadStatistics workload(String name, List<String> classNames) {
    RequestStatistics total = requests(name, WORKLOAD_DIGITS);
    List<RequestStatistics> classes = new ArrayList<>();
    for (String requestClass : classNames) {
      classes.add(requests(name + "/" + requestClass, WORKLOAD_DIGITS));
    }
    WorkloadStatistics statistics = new WorkloadStatistics(name, total, classes, parts);
    workloads.put(name, statistics);
    return statistics;
  }

  /** A workload that is declared. */
  public WorkloadStatistics workload(String name) {
    WorkloadStatistics statistics = workloads.get(name);
    if (statistics == null) {
      throw new IllegalStateException("no workload " + name);
    }
    return statistics;
  }

  /** Declares an edge. */
  public RequestStatistics edge(String name) {
    return requests(name, EDGE_DIGITS);
  }

  /** Declares a resource, or gives back the one of that name. */
  public ResourceStatistics resource(
      String component, String resource, double capacity, int replicas) {
    return resources.computeIfAbsent(
        component + "." + resource,
        name -> new ResourceStatistics(component, resource, capacity, replicas));
  }

  /** Declares a figure, or gives back the one of that name. */
  public Figure figure(String component, String figure, Figure.Kind kind) {
    return figures.computeIfAbsent(
        component + "." + figure, name -> new Figure(component, figure, kind));
  }

  /** Declares the shards of a component, or gives back those it has. */
  public ShardStatistics shards(String component) {
    return shards.computeIfAbsent(component, ShardStatistics::new);
  }

  /** Of requests that a component makes for itself: only the laws look at them. */
  public RequestStatistics unlisted(String name) {
    return requests(name, EDGE_DIGITS);
  }

  public void journal(double now, String what) {
    journal.add(now, what);
  }

  private RequestStatistics requests(String name, int digits) {
    return new RequestStatistics(name, digits);
  }

  /** From now on everything is measured. */
  public void reset(double now, Ages ages) {
    measuredFrom = now;
    workloads.values().forEach(workload -> workload.reset(now, ages));
    resources.values().forEach(resource -> resource.reset(now));
    figures.values().forEach(figure -> figure.reset(now));
    shards.values().forEach(each -> each.reset(now));
    series.reset(now, workloads, resources, figures);
    journal.reset(now);
  }

  /** Shares and levels. */
  public List<Gauge> gauges(double now) {
    List<Gauge> gauges = new ArrayList<>();
    figures.forEach(
        (name, figure) -> {
          if (figure.kind() == Figure.Kind.LEVEL || figure.kind() == Figure.Kind.SHARE) {
            gauges.add(new Gauge(name, figure.kind(), figure.sum(now), figure.of()));
          }
        });
    return gauges;
  }

  /** Ends a bucket of the series over time. */
  public void endBucket(double now) {
    workloads.values().forEach(WorkloadStatistics::endBucket);
    series.endBucket(now);
  }

  /** What was measured since the last reset. */
  public ModelSnapshot snapshot(
      double now,
      Ages ages,
      long events,
      List<ModelSnapshot.EdgeSnapshot> edges,
      List<CreditSnapshot> credits) {
    return new ModelSnapshot(
        now - measuredFrom,
        events,
        workloads.values().stream().map(each -> each.snapshot(now, ages)).toList(),
        edges,
        resources.values().stream().map(each -> each.snapshot(now)).toList(),
        figures.values().stream().map(each -> each.snapshot(now)).toList(),
        shards.values().stream().map(each -> each.snapshot(now)).toList(),
        credits,
        series.snapshot(),
        journal.snapshot(now));
  }
}
