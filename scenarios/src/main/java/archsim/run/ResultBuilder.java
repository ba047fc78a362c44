package archsim.run;

import archsim.components.measure.FigureSnapshot;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.measure.ResourceSnapshot;
import archsim.components.measure.SessionCounts;
import archsim.components.measure.TimeParts;
import archsim.components.measure.WorkloadSnapshot;
import archsim.components.model.ComponentSpec;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.SloVerdict;
import archsim.core.experiment.WarmUp;
import archsim.core.results.ComponentResult;
import archsim.core.results.EdgeResult;
import archsim.core.results.ExperimentResult;
import archsim.core.results.FigureResult;
import archsim.core.results.LatencyResult;
import archsim.core.results.MeanAndTailResult;
import archsim.core.results.OutcomesResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import archsim.core.results.ScenarioResult;
import archsim.core.results.SessionsResult;
import archsim.core.results.SloResult;
import archsim.core.results.TimeResult;
import archsim.core.results.TimingResult;
import archsim.core.results.VersionResult;
import archsim.core.results.WorkloadResult;
import archsim.core.statistics.HistogramSnapshot;
import archsim.explain.Explanation;
import archsim.scenario.ReadResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what was measured into the result of a run. */
final class ResultBuilder {
  private final ReadResult read;
  private final Measurements measured;
  private final List<Promise> promises;
  private final Limits limits;

  ResultBuilder(
      ReadResult read, Explanation explanation, Measurements measured, List<Promise> promises) {
    this.read = read;
    this.measured = measured;
    this.promises = promises;
    limits = new Limits(explanation, measured);
  }

  /**
   * Builds the result.
   *
   * @param warmUp that was taken
   * @param wall seconds that the simulation took
   */
  RunResult build(WarmUp warmUp, double wall) {
    boolean isTransient = measured.architecture().isTransient();
    Optional<Unsettled> unsettled =
        isTransient
            ? new Aftermath(measured, promises).whatWasNotOver()
            : new Steadiness(measured).whyNot(warmUp.unsettled());
    Cost cost = new Cost(read.scenario().cost(), measured);
    List<SloResult> slos = new Promises(promises, measured, cost).results(unsettled);
    Map<String, WorkloadResult> workloads = new LinkedHashMap<>();
    Map<String, TimeResult> times = new LinkedHashMap<>();
    for (String name : measured.architecture().sources().keySet()) {
      workloads.put(name, workload(name));
      times.put(name, time(name));
    }
    Map<String, ComponentResult> components = new LinkedHashMap<>();
    measured
        .architecture()
        .components()
        .forEach((name, spec) -> components.put(name, component(name, spec)));
    List<EdgeResult> edges = measured.edges().stream().map(this::edge).toList();
    long events = measured.snapshots().stream().mapToLong(ModelSnapshot::events).sum();
    return new RunResult(
        RunResult.FORMAT,
        new VersionResult(Version.TEXT),
        new ScenarioResult(
            read.scenario().name(),
            read.document().sha256(),
            read.document().source(),
            read.document().params(),
            read.document().sets()),
        new ExperimentResult(
            read.scenario().run().seed(),
            measured.replications(),
            measured.warmup(),
            measured.duration(),
            isTransient ? null : unsettled.isEmpty(),
            unsettled.map(Unsettled::why).orElse(null)),
        Fingerprint.of(measured.snapshots()),
        SloVerdict.overall(slos),
        slos,
        workloads,
        components,
        edges,
        times,
        limits.bottleneck(),
        cost.result(),
        new SeriesMerge(measured).result(),
        new Happenings(measured).events(),
        new Happenings(measured)
            .andHints(
                Stream.of(
                        Caveats.of(components, edges, workloads),
                        Caveats.ofPauses(measured, workloads),
                        Caveats.ofCredits(measured),
                        warmUp.hint().stream().toList())
                    .flatMap(List::stream)
                    .toList()),
        new TimingResult(wall, events));
  }

  private WorkloadResult workload(String name) {
    Map<String, WorkloadResult> classes = new LinkedHashMap<>();
    for (String each : measured.classes(name)) {
      classes.put(each, requests(measured.requestClass(name, each), Map.of(), null));
    }
    return requests(measured.workload(name), classes, sessions(name));
  }

  private @Nullable SessionsResult sessions(String workload) {
    SessionCounts counts =
        measured.workloadSnapshots(workload).stream()
            .map(WorkloadSnapshot::sessions)
            .reduce(SessionCounts.ZERO, SessionCounts::plus);
    return counts.isZero()
        ? null
        : new SessionsResult(counts.started(), counts.lost(), counts.moved());
  }

  private static WorkloadResult requests(
      Requests requests, Map<String, WorkloadResult> classes, @Nullable SessionsResult sessions) {
    return new WorkloadResult(
        requests.offered().toResult(),
        requests.throughput().toResult(),
        requests.goodput().toResult(),
        requests.errorRatio().toResult(),
        outcomes(requests),
        new LatencyResult(
            requests.meanLatency().toResult(),
            requests.latency(0.5).toResult(),
            requests.latency(0.9).toResult(),
            requests.latency(0.95).toResult(),
            requests.latency(0.99).toResult(),
            requests.latency(0.999).toResult(),
            requests.pooled().max()),
        percentiles(requests.pooled()),
        classes,
        sessions);
  }

  private static OutcomesResult outcomes(Requests requests) {
    OutcomeCounts ended = requests.outcomes();
    return new OutcomesResult(
        ended.ok(),
        ended.rejected(),
        ended.timedOut(),
        ended.failed(),
        ended.cancelled(),
        0,
        requests.unfinished());
  }

  /** The percentile curve: 10 points for every halving of the share that is slower. */
  private static List<WorkloadResult.PercentilePoint> percentiles(HistogramSnapshot histogram) {
    List<WorkloadResult.PercentilePoint> points = new ArrayList<>();
    double step = StrictMath.pow(0.5, 0.1);
    for (double slower = 1; slower * histogram.count() >= 1; slower *= step) {
      points.add(new WorkloadResult.PercentilePoint(1 - slower, histogram.quantile(1 - slower)));
    }
    return points;
  }

  private ComponentResult component(String name, ComponentSpec spec) {
    Requests requests = measured.component(name);
    Map<String, ResourceResult> resources = new LinkedHashMap<>();
    for (ResourceSnapshot each : measured.resources(name)) {
      resources.put(each.resource(), resource(name, each));
    }
    return new ComponentResult(
        spec.kind(),
        spec.replicas(),
        requests.throughput().toResult(),
        meanAndTail(requests),
        requests.inside().toResult(),
        outcomes(requests),
        resources,
        figures(name),
        ShardResults.of(name, measured));
  }

  private Map<String, FigureResult> figures(String component) {
    Map<String, FigureResult> figures = new LinkedHashMap<>();
    for (FigureSnapshot each : measured.figures(component)) {
      figures.put(each.figure(), measured.figure(component, each.figure()).toResult());
    }
    return figures;
  }

  private static MeanAndTailResult meanAndTail(Requests requests) {
    return new MeanAndTailResult(
        requests.meanLatency().toResult(),
        requests.latency(0.5).toResult(),
        requests.latency(0.99).toResult());
  }

  private ResourceResult resource(String component, ResourceSnapshot snapshot) {
    Resource resource = measured.resource(component, snapshot.resource());
    int busiest = resource.busiest();
    int replicas = snapshot.busyAreas().size();
    return new ResourceResult(
        resource.utilisation().toResult(),
        resource.capacity(),
        limits.expectedUtilisation(component, snapshot.resource()),
        limits.saturatesAt(component, snapshot.resource()),
        limits.saturation(component, snapshot.resource()),
        resource.queue().toResult(),
        resource.queueMax(),
        resource.waited().toResult(),
        new MeanAndTailResult(
            resource.meanWait().toResult(),
            resource.wait(0.5).toResult(),
            resource.wait(0.99).toResult()),
        new ResourceResult.BusiestResult(
            replicas == 1 ? component : component + "-" + (busiest + 1),
            resource.utilisation(busiest).toResult()));
  }

  private EdgeResult edge(ModelSnapshot.EdgeSnapshot edge) {
    Requests requests = measured.edge(edge.from(), edge.to(), edge.endpoint());
    Estimate perSecond = requests.throughput();
    return new EdgeResult(
        edge.from(),
        edge.to(),
        edge.endpoint(),
        perSecond.toResult(),
        meanAndTail(requests),
        outcomes(requests));
  }

  private TimeResult time(String workload) {
    TimeParts.Snapshot parts = measured.timeParts(workload);
    TimeParts.Mean all = parts.slowest(1);
    TimeParts.Mean slowest = parts.slowest(0.01);
    return new TimeResult(
        all.parts(), new TimeResult.TailTimeResult(slowest.latency(), slowest.parts()));
  }
}
