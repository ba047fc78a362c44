package archsim.components.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Takes the difference of areas and counts at the end of each bucket of time. */
final class Series {
  private final List<Double> ends = new ArrayList<>();
  private final Map<String, Column> inside = new LinkedHashMap<>();
  private final Map<String, Column> ended = new LinkedHashMap<>();
  private final Map<String, Column> arrived = new LinkedHashMap<>();
  private final Map<String, Map<Outcome, Column>> outcomes = new LinkedHashMap<>();
  private final Map<String, Column> utilisation = new LinkedHashMap<>();
  private final Map<String, Column> offered = new LinkedHashMap<>();
  private final Map<String, Column> waiting = new LinkedHashMap<>();
  private final Map<String, Ratio> figures = new LinkedHashMap<>();
  private double start;
  private double last;

  /** Begins anew: what was before counts no more. */
  void reset(
      double now,
      Map<String, WorkloadStatistics> workloads,
      Map<String, ResourceStatistics> resources,
      Map<String, Figure> own) {
    start = now;
    last = now;
    ends.clear();
    workloads.forEach(
        (name, workload) -> {
          RequestStatistics total = workload.total();
          inside.put(name, new Column(total::insideArea));
          ended.put(name, new Column(any -> total.outcomes().ended()));
          arrived.put(name, new Column(any -> total.arrivals()));
          Map<Outcome, Column> each = new EnumMap<>(Outcome.class);
          for (Outcome outcome : Outcome.values()) {
            each.put(outcome, new Column(any -> total.outcomes().of(outcome)));
          }
          outcomes.put(name, each);
        });
    resources.forEach(
        (name, resource) -> {
          utilisation.put(name, new Column(resource::busyArea));
          offered.put(name, new Column(resource::offeredArea));
          waiting.put(name, new Column(resource::queueArea));
        });
    own.forEach((name, figure) -> figures.put(name, Ratio.of(figure)));
  }

  void endBucket(double now) {
    double length = now - last;
    last = now;
    ends.add(now - start);
    inside.values().forEach(column -> column.endBucket(now, length));
    ended.values().forEach(column -> column.endBucket(now, 1));
    arrived.values().forEach(column -> column.endBucket(now, 1));
    outcomes.values().forEach(each -> each.values().forEach(column -> column.endBucket(now, 1)));
    utilisation.values().forEach(column -> column.endBucket(now, 1));
    offered.values().forEach(column -> column.endBucket(now, 1));
    waiting.values().forEach(column -> column.endBucket(now, length));
    figures.values().forEach(ratio -> ratio.endBucket(now, length));
  }

  ModelSnapshot.SeriesSnapshot snapshot() {
    return new ModelSnapshot.SeriesSnapshot(
        List.copyOf(ends),
        values(inside),
        values(arrived),
        values(ended),
        byOutcome(),
        utilisations(),
        values(waiting),
        ratios());
  }

  private Map<String, Map<Outcome, List<Double>>> byOutcome() {
    Map<String, Map<Outcome, List<Double>>> values = new LinkedHashMap<>();
    outcomes.forEach(
        (name, columns) -> {
          Map<Outcome, List<Double>> each = new EnumMap<>(Outcome.class);
          columns.forEach((outcome, column) -> each.put(outcome, List.copyOf(column.values)));
          values.put(name, each);
        });
    return values;
  }

  private Map<String, List<Double>> utilisations() {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    utilisation.forEach(
        (name, busy) -> {
          List<Double> capacities = offered.getOrDefault(name, busy).values;
          List<Double> shares = new ArrayList<>();
          for (int i = 0; i < busy.values.size(); i++) {
            double capacity = capacities.get(i);
            shares.add(capacity > 0 ? busy.values.get(i) / capacity : 0);
          }
          values.put(name, List.copyOf(shares));
        });
    return values;
  }

  private Map<String, ModelSnapshot.RatioSeries> ratios() {
    Map<String, ModelSnapshot.RatioSeries> all = new LinkedHashMap<>();
    figures.forEach(
        (name, ratio) ->
            all.put(
                name,
                new ModelSnapshot.RatioSeries(
                    List.copyOf(ratio.sum.values), List.copyOf(ratio.of.values))));
    return all;
  }

  /** A figure of a component: what is summed up, and what it is divided by. */
  private record Ratio(Figure.Kind kind, Column sum, Column of) {
    static Ratio of(Figure figure) {
      return new Ratio(figure.kind(), new Column(figure::sum), new Column(any -> figure.of()));
    }

    void endBucket(double now, double length) {
      switch (kind) {
        case COUNT, LEVEL -> sum.endBucket(now, length);
        case SHARE, TIME -> sum.endBucket(now, 1);
      }
      of.endBucket(now, 1);
    }
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
