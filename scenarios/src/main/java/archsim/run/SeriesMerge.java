package archsim.run;

import archsim.components.measure.FigureSnapshot;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.Outcome;
import archsim.components.measure.WorkloadSnapshot;
import archsim.core.results.SeriesResult;
import archsim.core.statistics.HistogramSnapshot;
import archsim.core.statistics.PackedHistogram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How figures went over time, over all replications: levels and rates are their means, quantiles
 * come from the pooled response times of each bucket.
 */
final class SeriesMerge {
  private final Measurements measured;
  private final List<ModelSnapshot> runs;

  SeriesMerge(Measurements measured) {
    this.measured = measured;
    runs = measured.snapshots();
  }

  SeriesResult result() {
    Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();
    double bucket = measured.design().bucket();
    for (String workload : measured.architecture().sources().keySet()) {
      values.put(
          workload + ".offered_per_s",
          mean(run -> run.series().arrived().getOrDefault(workload, List.of()), 1 / bucket));
      values.put(
          workload + ".throughput_per_s",
          mean(run -> run.series().ended().getOrDefault(workload, List.of()), 1 / bucket));
      for (Outcome outcome : Outcome.values()) {
        values.put(
            workload + name(outcome), mean(run -> outcome(run, workload, outcome), 1 / bucket));
      }
      values.put(
          workload + ".requests_inside",
          mean(run -> run.series().inside().getOrDefault(workload, List.of()), 1));
      List<HistogramSnapshot> pooled = pooled(workload);
      values.put(workload + ".p50_s", quantiles(pooled, 0.5));
      values.put(workload + ".p99_s", quantiles(pooled, 0.99));
    }
    for (String resource : runs.get(0).series().utilisation().keySet()) {
      values.put(
          resource + ".utilisation",
          mean(run -> run.series().utilisation().getOrDefault(resource, List.of()), 1));
    }
    runs.get(0).figures().forEach(each -> values.put(each.name(), figure(each)));
    return new SeriesResult(runs.get(0).series().ends(), values);
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case OK -> ".goodput_per_s";
      case REJECTED -> ".rejected_per_s";
      case TIMED_OUT -> ".timed_out_per_s";
      case FAILED -> ".failed_per_s";
      case CANCELLED -> ".cancelled_per_s";
    };
  }

  private static List<Double> outcome(ModelSnapshot run, String workload, Outcome outcome) {
    return run.series()
        .outcomes()
        .getOrDefault(workload, Map.of())
        .getOrDefault(outcome, List.of());
  }

  /** Rates and levels are means over the replications; shares and times are of all together. */
  private List<@Nullable Double> figure(FigureSnapshot figure) {
    List<ModelSnapshot.RatioSeries> all =
        runs.stream().map(run -> run.series().figures().get(figure.name())).toList();
    List<@Nullable Double> values = new ArrayList<>();
    for (int i = 0; i < Design.BUCKETS; i++) {
      double sum = 0;
      double of = 0;
      for (ModelSnapshot.RatioSeries each : all) {
        sum += each.sums().get(i);
        of += each.of().get(i);
      }
      switch (figure.kind()) {
        case COUNT, LEVEL -> values.add(sum / all.size());
        case SHARE, TIME -> values.add(of == 0 ? null : sum / of);
      }
    }
    return values;
  }

  private List<@Nullable Double> mean(Function<ModelSnapshot, List<Double>> column, double factor) {
    List<@Nullable Double> means = new ArrayList<>();
    for (int i = 0; i < Design.BUCKETS; i++) {
      double sum = 0;
      for (ModelSnapshot run : runs) {
        sum += column.apply(run).get(i);
      }
      means.add(sum * factor / runs.size());
    }
    return means;
  }

  private List<HistogramSnapshot> pooled(String workload) {
    List<WorkloadSnapshot> snapshots = measured.workloadSnapshots(workload);
    List<HistogramSnapshot> pooled = new ArrayList<>();
    for (int i = 0; i < Design.BUCKETS; i++) {
      int bucket = i;
      pooled.add(
          PackedHistogram.merge(
              snapshots.stream().map(each -> each.series().get(bucket)).toList()));
    }
    return pooled;
  }

  private static List<@Nullable Double> quantiles(List<HistogramSnapshot> buckets, double q) {
    List<@Nullable Double> values = new ArrayList<>();
    for (HistogramSnapshot bucket : buckets) {
      values.add(bucket.count() == 0 ? null : bucket.quantile(q));
    }
    return values;
  }
}
