package archsim.run;

import archsim.components.measure.FigureSnapshot;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.measure.RequestSnapshot;
import archsim.components.measure.ResourceSnapshot;
import archsim.components.measure.TimeParts;
import archsim.components.measure.WorkloadSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.SourceSpec;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.StoppingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the replications of a run measured, by what it is about: one entry per replication, in their
 * order.
 */
public final class Measurements {
  private final Architecture architecture;
  private final Design design;
  private final List<ReplicationRun> runs;

  Measurements(Architecture architecture, Design design, List<ReplicationRun> runs) {
    this.architecture = architecture;
    this.design = design;
    this.runs = List.copyOf(runs);
  }

  public Architecture architecture() {
    return architecture;
  }

  /** Measured seconds of each replication. */
  public double duration() {
    return design.duration();
  }

  public double warmup() {
    return design.warmup();
  }

  public int replications() {
    return runs.size();
  }

  /** Of the intervals that decide promises: higher where they are looked at several times. */
  double verdictConfidence() {
    return design.looksSeveralTimes()
        ? StoppingRule.confidence(runs.size())
        : Estimate.REPORTED_CONFIDENCE;
  }

  /** The raw measurements, by replication. */
  public List<ModelSnapshot> snapshots() {
    return runs.stream().map(ReplicationRun::snapshot).toList();
  }

  Design design() {
    return design;
  }

  /** All requests of a workload. */
  public Requests workload(String name) {
    int index = indexOfWorkload(name);
    return requests(
        runs.stream().map(run -> run.snapshot().workloads().get(index).total()).toList());
  }

  /** The names of a workload's classes. */
  public List<String> classes(String workload) {
    SourceSpec source = architecture.sources().get(workload);
    if (source == null) {
      throw new IllegalArgumentException("no workload " + workload);
    }
    return source.classes(architecture);
  }

  /** The requests of one class, of one workload. */
  public Requests requestClass(String workload, String requestClass) {
    int index = indexOfWorkload(workload);
    int number = classes(workload).indexOf(requestClass);
    return requests(
        runs.stream()
            .map(run -> run.snapshot().workloads().get(index).classes().get(number))
            .toList());
  }

  /** The time accounts of a workload, over all replications. */
  public TimeParts.Snapshot timeParts(String workload) {
    int index = indexOfWorkload(workload);
    return TimeParts.Snapshot.merge(
        runs.stream().map(run -> run.snapshot().workloads().get(index).timeParts()).toList());
  }

  List<WorkloadSnapshot> workloadSnapshots(String workload) {
    int index = indexOfWorkload(workload);
    return runs.stream().map(run -> run.snapshot().workloads().get(index)).toList();
  }

  private int indexOfWorkload(String name) {
    int index = new ArrayList<>(architecture.sources().keySet()).indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no workload " + name);
    }
    return index;
  }

  /** The edges of the system, without those inside a component. */
  public List<ModelSnapshot.EdgeSnapshot> edges() {
    return runs.get(0).snapshot().edges().stream().filter(edge -> !edge.internal()).toList();
  }

  /** The requests on one edge. */
  public Requests edge(String from, String to, String endpoint) {
    return edges(
        edge ->
            edge.from().equals(from) && edge.to().equals(to) && edge.endpoint().equals(endpoint));
  }

  /** The requests that came to a component. */
  public Requests component(String name) {
    return edges(edge -> edge.to().equals(name));
  }

  /** The requests that came to endpoints of a name. */
  public Requests endpoint(String endpoint) {
    return edges(edge -> edge.endpoint().equals(endpoint));
  }

  private Requests edges(Predicate<ModelSnapshot.EdgeSnapshot> wanted) {
    List<ModelSnapshot.EdgeSnapshot> first = runs.get(0).snapshot().edges();
    int[] chosen =
        IntStream.range(0, first.size())
            .filter(i -> !first.get(i).internal() && wanted.test(first.get(i)))
            .toArray();
    List<List<RequestSnapshot>> parts = new ArrayList<>();
    for (ReplicationRun run : runs) {
      parts.add(
          IntStream.of(chosen).mapToObj(i -> run.snapshot().edges().get(i).requests()).toList());
    }
    return new Requests(design, parts);
  }

  private Requests requests(List<RequestSnapshot> perReplication) {
    return new Requests(design, perReplication.stream().map(List::of).toList());
  }

  /** A resource of a component, by replication. */
  public Resource resource(String component, String resource) {
    return new Resource(
        design,
        runs.stream()
            .map(
                run ->
                    run.snapshot().resources().stream()
                        .filter(
                            each ->
                                each.component().equals(component)
                                    && each.resource().equals(resource))
                        .findFirst()
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "no resource " + component + "." + resource)))
            .toList());
  }

  /** The resources of a component, as measured by the first replication. */
  List<ResourceSnapshot> resources(String component) {
    return runs.get(0).snapshot().resources().stream()
        .filter(resource -> resource.component().equals(component))
        .toList();
  }

  /** A figure that a component measures of its own, by replication. */
  public OwnFigure figure(String component, String figure) {
    return new OwnFigure(
        design,
        runs.stream()
            .map(
                run ->
                    run.snapshot().figures().stream()
                        .filter(
                            each ->
                                each.component().equals(component) && each.figure().equals(figure))
                        .findFirst()
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "no figure " + component + "." + figure)))
            .toList());
  }

  /** The figures of a component, as measured by the first replication. */
  List<FigureSnapshot> figures(String component) {
    return runs.get(0).snapshot().figures().stream()
        .filter(figure -> figure.component().equals(component))
        .toList();
  }

  /** The outcomes of a promise's subject by window, per replication. */
  List<List<OutcomeCounts>> windows(Subject subject, double window) {
    return runs.stream()
        .map(run -> run.windows().getOrDefault(window, Map.of()).getOrDefault(subject, List.of()))
        .toList();
  }
}
