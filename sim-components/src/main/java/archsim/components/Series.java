package archsim.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Takes the difference of areas and counts at the end of each bucket of time. */
final class Series {
  private double start;
  private double last;
  private final List<Double> ends = new ArrayList<>();
  private final List<Column> inside = new ArrayList<>();
  private final List<Column> ended = new ArrayList<>();
  private final List<Column> utilisation = new ArrayList<>();

  void reset(Model model) {
    start = model.now();
    last = start;
    ends.clear();
    inside.clear();
    ended.clear();
    utilisation.clear();
    model
        .workloads()
        .values()
        .forEach(
            workload -> {
              inside.add(new Column(now -> workload.total().insideArea(now)));
              ended.add(new Column(now -> workload.total().outcomes().ended()));
            });
    model
        .resources()
        .values()
        .forEach(
            resource ->
                utilisation.add(
                    new Column(now -> resource.busyArea(now) / resource.totalCapacity())));
  }

  void endBucket(Model model) {
    double now = model.now();
    double length = now - last;
    last = now;
    ends.add(now - start);
    inside.forEach(column -> column.endBucket(now, length));
    ended.forEach(column -> column.endBucket(now, 1));
    utilisation.forEach(column -> column.endBucket(now, length));
  }

  ModelSnapshot.SeriesSnapshot snapshot() {
    return new ModelSnapshot.SeriesSnapshot(
        List.copyOf(ends), values(inside), values(ended), values(utilisation));
  }

  private static List<List<Double>> values(List<Column> columns) {
    return columns.stream().map(column -> List.copyOf(column.values)).toList();
  }

  private static final class Column {
    private final ToDoubleFunction<Double> total;
    private final List<Double> values = new ArrayList<>();
    private double before;

    Column(ToDoubleFunction<Double> total) {
      this.total = total;
    }

    void endBucket(double now, double length) {
      double value = total.applyAsDouble(now);
      values.add((value - before) / length);
      before = value;
    }
  }
}
