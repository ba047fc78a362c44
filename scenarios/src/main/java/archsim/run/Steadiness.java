package archsim.run;

import archsim.components.ComponentSpec;
import archsim.components.ModelSnapshot;
import archsim.components.queue.BrokerSpec;
import archsim.core.experiment.Trend;
import archsim.planning.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Whether the system reached a steady state, and in words why not. */
final class Steadiness {
  private final Explanation explanation;
  private final Measurements measured;

  Steadiness(Explanation explanation, Measurements measured) {
    this.explanation = explanation;
    this.measured = measured;
  }

  /**
   * Why it is not steady; empty where nothing says so.
   *
   * @param settled whether the pilot did
   */
  Optional<String> whyNot(boolean settled) {
    if (measured.architecture().isTransient()) {
      return Optional.empty(); // it is not asked to be
    }
    Optional<Explanation.Resource> overloaded =
        explanation.overloaded().stream()
            .max(Comparator.comparingDouble(Explanation.Resource::openUtilisation));
    if (overloaded.isPresent()) {
      Explanation.Resource resource = overloaded.get();
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s is asked for %.0f%% of what it can give",
              resource.name(),
              100 * resource.openUtilisation()));
    }
    Optional<String> growing = growing();
    if (growing.isPresent()) {
      return growing;
    }
    return settled
        ? Optional.empty()
        : Optional.of("the pilot found no end of the warm-up; a longer duration may");
  }

  private Optional<String> growing() {
    long unfinished = 0;
    long arrivals = 0;
    for (String workload : measured.architecture().sources().keySet()) {
      unfinished += measured.workload(workload).unfinished();
      arrivals += measured.workload(workload).arrivals();
    }
    double bucket = measured.design().bucket();
    Optional<String> inside =
        Trend.unsteady(series(run -> run.series().inside()), bucket, unfinished, arrivals);
    Optional<String> full = fillingQueue(bucket);
    if (inside.isEmpty()) {
      return full;
    }
    return inside.map(
        why ->
            Trend.strongest(series(run -> run.series().waiting()), bucket)
                .map(Trend.Growth::toString)
                .orElse(why));
  }

  /** A queue whose messages become more, though whoever published them was answered. */
  private Optional<String> fillingQueue(double bucket) {
    SortedMap<String, List<double[]>> depths = new TreeMap<>();
    long inside = 0;
    long published = 0;
    for (Map.Entry<String, ComponentSpec> each : measured.architecture().components().entrySet()) {
      if (each.getValue() instanceof BrokerSpec) {
        String name = each.getKey();
        depths.put(name, measured.snapshots().stream().map(run -> depth(run, name)).toList());
        inside += Math.round(measured.figure(name, BrokerSpec.DEPTH).total() / measured.duration());
        published += Math.round(measured.figure(name, BrokerSpec.PUBLISHED).total());
      }
    }
    return depths.isEmpty() ? Optional.empty() : Trend.unsteady(depths, bucket, inside, published);
  }

  private static double[] depth(ModelSnapshot run, String queue) {
    ModelSnapshot.RatioSeries series = run.series().figures().get(queue + "." + BrokerSpec.DEPTH);
    return series == null
        ? new double[0]
        : series.sums().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private SortedMap<String, List<double[]>> series(
      Function<ModelSnapshot, Map<String, List<Double>>> columns) {
    SortedMap<String, List<double[]>> series = new TreeMap<>();
    for (ModelSnapshot run : measured.snapshots()) {
      columns
          .apply(run)
          .forEach(
              (name, values) ->
                  series
                      .computeIfAbsent(name, any -> new ArrayList<>())
                      .add(values.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    return series;
  }
}
