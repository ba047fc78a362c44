package archsim.run;

import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.ResourceSnapshot;
import archsim.core.experiment.Estimate;
import archsim.core.results.BottleneckResult;
import archsim.core.results.RangeResult;
import archsim.explain.Explanation;
import archsim.explain.Saturation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was foreseen of each resource, held against what was measured. */
final class Limits {
  /** Busy for such a share of the time, a resource is full: hardly any more load fits in. */
  static final double FULL = 0.98;

  /** A transient run is limited by what was full for such a share of the time at least. */
  private static final double FOR_LONG = 0.02;

  /** By how much the offered load of a run may differ from the one that was foreseen. */
  private static final double NEAR = 1.02;

  /** Bounds that differ by less are those of resources that saturate together. */
  private static final double TOGETHER = 1.001;

  private final Explanation explanation;
  private final Measurements measured;

  Limits(Explanation explanation, Measurements measured) {
    this.explanation = explanation;
    this.measured = measured;
  }

  /** What was expected; null where nothing was. */
  @Nullable RangeResult expectedUtilisation(String component, String resource) {
    if (measured.architecture().isTransient()) {
      return null;
    }
    return explanation
        .resource(component, resource)
        .map(Explanation.Resource::expectedUtilisation)
        .map(range -> new RangeResult(range.low(), range.high()))
        .orElse(null);
  }

  /**
   * The load at which a resource saturates; null where none is known. One that was full under a
   * load saturates there at the latest, whatever was foreseen.
   */
  @Nullable Double saturatesAt(String component, String resource) {
    Optional<Explanation.Resource> foreseen = foreseen(component, resource);
    return isBusierThanForeseen(component, resource)
        ? Double.valueOf(offered())
        : foreseen.map(Explanation.Resource::saturatesAt).orElse(null);
  }

  /** What that load is. */
  String saturation(String component, String resource) {
    return isBusierThanForeseen(component, resource)
        ? Saturation.AT_MOST.text()
        : foreseen(component, resource)
            .map(Explanation.Resource::saturation)
            .orElse(Saturation.NONE)
            .text();
  }

  private Optional<Explanation.Resource> foreseen(String component, String resource) {
    return explanation
        .resource(component, resource)
        .filter(each -> Double.isFinite(each.saturatesAt()));
  }

  private boolean isBusierThanForeseen(String component, String resource) {
    return fullness(component, resource) >= FULL
        && foreseen(component, resource)
            .map(each -> each.saturatesAt() > NEAR * offered())
            .orElse(true);
  }

  private double offered() {
    return measured.architecture().sources().keySet().stream()
        .map(workload -> measured.workload(workload).offered())
        .filter(offered -> !offered.isRefused())
        .mapToDouble(Estimate::value)
        .sum();
  }

  /** The mean utilisation of the busiest replica. */
  private double fullness(String component, String name) {
    Resource resource = measured.resource(component, name);
    return resource.utilisation(resource.busiest()).value();
  }

  /** What limits the system; null where nothing does. */
  @Nullable BottleneckResult bottleneck() {
    return full()
        .or(this::first)
        .map(
            limit ->
                new BottleneckResult(
                    limit.component(),
                    limit.resource(),
                    boundOf(limit),
                    saturation(limit.component(), limit.resource()),
                    full().isPresent()))
        .orElse(null);
  }

  /** The resource that saturates first; of several that do together, the one that was busiest. */
  private Optional<Explanation.Resource> first() {
    double bound =
        explanation.bottleneck().map(Explanation.Resource::saturatesAt).orElse(Double.NaN);
    return explanation.resources().stream()
        .filter(each -> each.saturatesAt() <= bound * TOGETHER)
        .max(
            Comparator.comparingDouble(
                each -> isMeasured(each) ? fullness(each.component(), each.resource()) : 1));
  }

  private double boundOf(Explanation.Resource limit) {
    Double bound = saturatesAt(limit.component(), limit.resource());
    return bound == null ? offered() : bound;
  }

  /**
   * The resource that was full: of several, one that works rather than one that is held while
   * another works, and of these the one that was full for longest.
   */
  private Optional<Explanation.Resource> full() {
    double least = measured.architecture().isTransient() ? FOR_LONG : FULL;
    return explanation.resources().stream()
        .filter(each -> isMeasured(each) && busy(each) >= least)
        .max(
            Comparator.comparing((Explanation.Resource each) -> !each.isHeld())
                .thenComparingDouble(this::busy));
  }

  private boolean isMeasured(Explanation.Resource resource) {
    return measured.resources(resource.component()).stream()
        .map(ResourceSnapshot::resource)
        .anyMatch(resource.resource()::equals);
  }

  /** How busy it was; in a transient run, for which share of the time it was full. */
  private double busy(Explanation.Resource resource) {
    return measured.architecture().isTransient()
        ? measured.snapshots().stream()
            .mapToDouble(run -> timeFull(run, resource.name()))
            .average()
            .orElse(0)
        : fullness(resource.component(), resource.resource());
  }

  private static double timeFull(ModelSnapshot run, String resource) {
    List<Double> series = run.series().utilisation().getOrDefault(resource, List.of());
    return series.stream().mapToDouble(each -> each >= FULL ? 1 : 0).average().orElse(0);
  }
}
