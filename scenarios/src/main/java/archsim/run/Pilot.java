package archsim.run;

import archsim.components.measure.Figure;
import archsim.components.measure.Gauge;
import archsim.components.model.Architecture;
import archsim.components.model.Model;
import archsim.core.experiment.Interrupt;
import archsim.core.experiment.PilotSeries;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** A short run from the start whose figures are not used: it tells how long the warm-up takes. */
final class Pilot {
  private final Model model;
  private final Architecture architecture;
  private final double bucket;
  private final Interrupt interrupt;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private int buckets;
  private long ended;

  /**
   * Nothing has happened yet.
   *
   * @param number of the pilot, from 0; no replication of a run has the same random numbers
   * @param bucket seconds between two looks
   */
  Pilot(Architecture architecture, long seed, int number, double bucket, Interrupt interrupt) {
    model = new Model(architecture, new Streams(seed, -1 - number));
    model.watch(interrupt::check);
    this.architecture = architecture;
    this.bucket = bucket;
    this.interrupt = interrupt;
    model.start();
  }

  /** What one figure came to, bucket by bucket. */
  private static final class Column {
    private final List<Double> sums = new ArrayList<>();
    private final List<Double> of = new ArrayList<>();
    private double lastSum;
    private double lastOf;

    void add(double sum, double all) {
      sums.add(sum - lastSum);
      of.add(all - lastOf);
      lastSum = sum;
      lastOf = all;
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** Requests that ended so far. */
  long ended() {
    return ended;
  }

  /** Runs on until so many buckets have passed since the start. */
  void until(int end) {
    while (buckets < end) {
      if (interrupt.isRequested()) {
        throw new CancellationException("interrupted");
      }
      buckets++;
      model.runUntil(buckets * bucket);
      look();
    }
  }

  private void look() {
    double area = 0;
    double time = 0;
    ended = 0;
    for (String workload : architecture.sources().keySet()) {
      Model.Progress progress = model.progress(workload);
      area += progress.insideArea();
      time += progress.responseTimes();
      ended += progress.ended().ended();
    }
    double now = buckets * bucket;
    column("the number of requests inside").add(area, now);
    column("the response time").add(time, (double) ended);
    column("the throughput").add((double) ended, now);
    for (Gauge gauge : model.gauges()) {
      boolean isLevel = gauge.kind() == Figure.Kind.LEVEL;
      column(gauge.name()).add(gauge.sum(), isLevel ? now : gauge.of());
    }
  }

  private Column column(String name) {
    return columns.computeIfAbsent(name, any -> new Column());
  }

  /** The figures of several pilots that ran as far. */
  static List<PilotSeries> series(List<Pilot> pilots) {
    return pilots.get(0).columns.keySet().stream()
        .map(
            name ->
                new PilotSeries(
                    name,
                    pilots.stream().map(each -> Column.array(each.column(name).sums)).toList(),
                    pilots.stream().map(each -> Column.array(each.column(name).of)).toList()))
        .toList();
  }
}
