package archsim.components;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Takes the difference of areas and counts at the end of each bucket of time. */
final class Series {
  private final List<Double> ends = new ArrayList<>();
  private final Map<String, Column> inside = new LinkedHashMap<>();
  private final Map<String, Column> ended = new LinkedHashMap<>();
  private final Map<String, Column> ok = new LinkedHashMap<>();
  private final Map<String, Column> utilisation = new LinkedHashMap<>();
  private final Map<String, Column> waiting = new LinkedHashMap<>();
  private double start;
  private double last;

  /** Begins anew: what was before counts no more. */
  void reset(
      double now,
      Map<String, WorkloadStatistics> workloads,
      Map<String, ResourceStatistics> resources) {
    start = now;
    last = now;
    ends.clear();
    workloads.forEach(
        (name, workload) -> {
          RequestStatistics total = workload.total();
          inside.put(name, new Column(total::insideArea));
          ended.put(name, new Column(any -> total.outcomes().ended()));
          ok.put(name, new Column(any -> total.outcomes().ok()));
        });
    resources.forEach(
        (name, resource) -> {
          double capacity = resource.totalCapacity();
          utilisation.put(name, new Column(time -> resource.busyArea(time) / capacity));
          waiting.put(name, new Column(resource::queueArea));
        });
  }

  void endBucket(double now) {
    double length = now - last;
    last = now;
    ends.add(now - start);
    inside.values().forEach(column -> column.endBucket(now, length));
    ended.values().forEach(column -> column.endBucket(now, 1));
    ok.values().forEach(column -> column.endBucket(now, 1));
    utilisation.values().forEach(column -> column.endBucket(now, length));
    waiting.values().forEach(column -> column.endBucket(now, length));
  }

  ModelSnapshot.SeriesSnapshot snapshot() {
    return new ModelSnapshot.SeriesSnapshot(
        List.copyOf(ends),
        values(inside),
        values(ended),
        values(ok),
        values(utilisation),
        values(waiting));
  }

  private static Map<String, List<Double>> values(Map<String, Column> columns) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    columns.forEach((name, column) -> values.put(name, List.copyOf(column.values)));
    return values;
  }

  /** A total that grows, taken bucket by bucket. */
  private static final class Column {
    private final DoubleUnaryOperator total;
    private final List<Double> values = new ArrayList<>();
    private double before;

    Column(DoubleUnaryOperator total) {
      this.total = total;
    }

    void endBucket(double now, double length) {
      double value = total.applyAsDouble(now);
      values.add((value - before) / length);
      before = value;
    }
  }
}
