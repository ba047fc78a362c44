package archsim.run;

import archsim.components.Architecture;
import archsim.components.Model;
import archsim.components.ModelSnapshot;
import archsim.components.RequestSnapshot;
import archsim.components.WorkloadSnapshot;
import archsim.core.experiment.Excursions;
import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Mser5;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/**
 * A first run whose figures are not used: it tells how long the warm-up takes, and where the levels
 * lie whose excursions decide which quantiles can be shown.
 *
 * @param warmup seconds until the cut of MSER-5, on requests inside and on response times, the
 *     later of the two
 * @param settled whether the cut came to lie in the first half of the pilot
 */
record Pilot(double warmup, boolean settled, Map<String, Excursions.Levels> levels) {
  private static final int BUCKETS = 2000;
  private static final int MOST_DOUBLINGS = 3;
  private static final List<Double> WORKLOAD_QUANTILES = List.of(0.5, 0.9, 0.95, 0.99, 0.999);
  private static final List<Double> EDGE_QUANTILES = List.of(0.5, 0.99);

  /** No replication of a run has this number. */
  private static final int NUMBER = -1;

  /**
   * Runs a pilot.
   *
   * @param length in seconds; doubled where that is too short to settle
   * @param fixedWarmup seconds before measuring begins, NaN where the pilot is to tell
   * @param findWarmup whether a warm-up is looked for at all
   * @param quantiles that promises ask for, besides the usual ones
   */
  static Pilot run(
      Architecture architecture,
      long seed,
      double length,
      double fixedWarmup,
      boolean findWarmup,
      List<Double> quantiles,
      Interrupt interrupt) {
    Model model = new Model(architecture, new Streams(seed, NUMBER), Map.of());
    model.start();
    if (architecture.isTransient()) {
      // What happens at its times belongs to the levels that responses reach.
      double warmup = Double.isNaN(fixedWarmup) ? 0 : fixedWarmup;
      model.runUntil(warmup);
      model.endWarmUp();
      new Watch(model, architecture, length / BUCKETS, warmup, interrupt).until(BUCKETS);
      return new Pilot(0, true, levels(model.snapshot(), quantiles));
    }
    Watch watch = new Watch(model, architecture, length / BUCKETS, 0, interrupt);
    watch.until(BUCKETS);
    Mser5.Truncation truncation = watch.truncation();
    for (int i = 0; findWarmup && truncation.beyondHalf() && i < MOST_DOUBLINGS; i++) {
      watch.until(2 * watch.inside.size());
      truncation = watch.truncation();
    }
    double warmup = truncation.cut() * length / BUCKETS;
    return new Pilot(warmup, !truncation.beyondHalf(), levels(model.snapshot(), quantiles));
  }

  private static Map<String, Excursions.Levels> levels(
      ModelSnapshot snapshot, List<Double> quantiles) {
    Map<String, Excursions.Levels> levels = new LinkedHashMap<>();
    List<Double> workloadQuantiles = union(WORKLOAD_QUANTILES, quantiles);
    List<Double> edgeQuantiles = union(EDGE_QUANTILES, quantiles);
    for (WorkloadSnapshot workload : snapshot.workloads()) {
      add(levels, workload.total(), workloadQuantiles);
      workload.classes().forEach(each -> add(levels, each, workloadQuantiles));
    }
    snapshot.edges().forEach(edge -> add(levels, edge.requests(), edgeQuantiles));
    snapshot
        .resources()
        .forEach(
            resource ->
                levels.put(resource.name(), Excursions.Levels.of(resource.waits(), edgeQuantiles)));
    snapshot
        .figures()
        .forEach(
            figure ->
                levels.put(figure.name(), Excursions.Levels.of(figure.times(), edgeQuantiles)));
    return levels;
  }

  private static void add(
      Map<String, Excursions.Levels> levels, RequestSnapshot requests, List<Double> quantiles) {
    levels.put(requests.name(), Excursions.Levels.of(requests.latency(), quantiles));
  }

  private static List<Double> union(List<Double> some, List<Double> more) {
    TreeSet<Double> all = new TreeSet<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** Looks at a run bucket by bucket. */
  private static final class Watch {
    private final Model model;
    private final Architecture architecture;
    private final double bucket;
    private final double begin;
    private final Interrupt interrupt;
    private final List<Double> inside = new ArrayList<>();
    private final List<Double> responseTimes = new ArrayList<>();
    private double insideArea;
    private double responseTime;
    private long ended;

    Watch(
        Model model, Architecture architecture, double bucket, double begin, Interrupt interrupt) {
      this.model = model;
      this.architecture = architecture;
      this.bucket = bucket;
      this.begin = begin;
      this.interrupt = interrupt;
    }

    void until(int buckets) {
      while (inside.size() < buckets) {
        if (interrupt.isRequested()) {
          throw new CancellationException("interrupted");
        }
        model.runUntil(begin + (inside.size() + 1) * bucket);
        double area = 0;
        double time = 0;
        long count = 0;
        for (String workload : architecture.sources().keySet()) {
          Model.Progress progress = model.progress(workload);
          area += progress.insideArea();
          time += progress.responseTimes();
          count += progress.ended().ended();
        }
        inside.add((area - insideArea) / bucket);
        responseTimes.add((time - responseTime) / (count - ended));
        insideArea = area;
        responseTime = time;
        ended = count;
      }
    }

    Mser5.Truncation truncation() {
      return truncation(inside).later(truncation(responseTimes));
    }

    private static Mser5.Truncation truncation(List<Double> observations) {
      return Mser5.truncation(observations.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }
}
