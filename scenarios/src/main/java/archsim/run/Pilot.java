package archsim.run;

import archsim.components.Architecture;
import archsim.components.Model;
import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Mser5;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A first run whose figures are not used: it tells how long the warm-up takes.
 *
 * @param warmup seconds until the cut of MSER-5, on requests inside and on response times, the
 *     later of the two
 * @param settled whether the cut came to lie in the first half of the pilot
 */
record Pilot(double warmup, boolean settled) {
  private static final int BUCKETS = 2000;
  private static final int MOST_DOUBLINGS = 3;

  /** No replication of a run has this number. */
  private static final int NUMBER = -1;

  /** Of a run whose warm-up is given, or that needs none. */
  static Pilot none(double warmup) {
    return new Pilot(warmup, true);
  }

  /**
   * Runs a pilot.
   *
   * @param length in seconds; doubled where that is too short to settle
   */
  static Pilot run(Architecture architecture, long seed, double length, Interrupt interrupt) {
    Model model = new Model(architecture, new Streams(seed, NUMBER));
    model.start();
    Watch watch = new Watch(model, architecture, length / BUCKETS, interrupt);
    watch.until(BUCKETS);
    Mser5.Truncation truncation = watch.truncation();
    for (int i = 0; truncation.beyondHalf() && i < MOST_DOUBLINGS; i++) {
      watch.until(2 * watch.inside.size());
      truncation = watch.truncation();
    }
    return new Pilot(truncation.cut() * length / BUCKETS, !truncation.beyondHalf());
  }

  /** Looks at a run bucket by bucket. */
  private static final class Watch {
    private final Model model;
    private final Architecture architecture;
    private final double bucket;
    private final Interrupt interrupt;
    private final List<Double> inside = new ArrayList<>();
    private final List<Double> responseTimes = new ArrayList<>();
    private double insideArea;
    private double responseTime;
    private long ended;

    Watch(Model model, Architecture architecture, double bucket, Interrupt interrupt) {
      this.model = model;
      this.architecture = architecture;
      this.bucket = bucket;
      this.interrupt = interrupt;
    }

    void until(int buckets) {
      while (inside.size() < buckets) {
        if (interrupt.isRequested()) {
          throw new CancellationException("interrupted");
        }
        model.runUntil((inside.size() + 1) * bucket);
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
