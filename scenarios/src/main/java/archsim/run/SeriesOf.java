package archsim.run;

import archsim.components.measure.ModelSnapshot;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Queued;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What was measured over time, as one array of buckets per replication. */
final class SeriesOf {
  private final Measurements measured;

  SeriesOf(Measurements measured) {
    this.measured = measured;
  }

  /** Requests inside, by workload; without users who wait for answers, for they bound them. */
  SortedMap<String, List<double[]>> ofOpenWorkloads() {
    SortedMap<String, List<double[]>> open = new TreeMap<>();
    measured
        .architecture()
        .sources()
        .forEach(
            (name, source) -> {
              if (!source.isClosed()) {
                open.put(name, inside(name));
              }
            });
    return open;
  }

  List<double[]> inside(String workload) {
    return column(run -> run.series().inside(), workload);
  }

  /** Requests that wait, by resource. */
  SortedMap<String, List<double[]>> waiting() {
    SortedMap<String, List<double[]>> all = new TreeMap<>();
    for (String resource : measured.snapshots().get(0).series().waiting().keySet()) {
      all.put(resource, waiting(resource));
    }
    return all;
  }

  List<double[]> waiting(String resource) {
    return column(run -> run.series().waiting(), resource);
  }

  List<double[]> utilisation(String resource) {
    return column(run -> run.series().utilisation(), resource);
  }

  /** Messages inside, by queue. */
  SortedMap<String, List<double[]>> depths() {
    SortedMap<String, List<double[]>> depths = new TreeMap<>();
    for (Map.Entry<String, ComponentSpec> each : measured.architecture().components().entrySet()) {
      if (each.getValue() instanceof Queued) {
        depths.put(each.getKey(), depth(each.getKey()));
      }
    }
    return depths;
  }

  List<double[]> depth(String queue) {
    return measured.snapshots().stream()
        .map(run -> run.series().figures().get(queue + "." + Queued.DEPTH))
        .map(each -> each == null ? new double[0] : array(each.sums()))
        .toList();
  }

  static SortedMap<String, List<double[]>> lastHalf(SortedMap<String, List<double[]>> all) {
    SortedMap<String, List<double[]>> halves = new TreeMap<>();
    all.forEach((name, series) -> halves.put(name, lastHalf(series)));
    return halves;
  }

  static List<double[]> lastHalf(List<double[]> perReplication) {
    return perReplication.stream()
        .map(series -> Arrays.copyOfRange(series, series.length / 2, series.length))
        .toList();
  }

  private List<double[]> column(
      Function<ModelSnapshot, Map<String, List<Double>>> columns, String name) {
    return measured.snapshots().stream()
        .map(run -> array(columns.apply(run).getOrDefault(name, List.of())))
        .toList();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
