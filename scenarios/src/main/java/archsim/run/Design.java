package archsim.run;

import archsim.components.measure.OutcomeCounts;
import archsim.components.model.Architecture;
import archsim.components.model.Model;
import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Replications;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

/**
 * How the replications of a run are made: all alike but for their number.
 *
 * @param warmup seconds before measuring begins
 * @param duration measured seconds
 * @param windows by length in seconds: whom promises of availability look at in such windows
 * @param looksSeveralTimes whether promises are looked at after some replications, then after more
 */
record Design(
    Architecture architecture,
    long seed,
    double warmup,
    double duration,
    Map<Double, List<Subject>> windows,
    boolean looksSeveralTimes,
    Replications.Progress progress,
    Interrupt interrupt) {
  /** Buckets of the series over time. */
  static final int BUCKETS = 100;

  double bucket() {
    return duration / BUCKETS;
  }

  /** Runs a replication; it is a function of its number alone. */
  ReplicationRun run(int number) {
    Model model = new Model(architecture, new Streams(seed, number));
    model.watch(
        () -> {
          interrupt.check();
          progress.simulated(model.now() / (warmup + duration));
        });
    model.start();
    model.runUntil(warmup);
    model.endWarmUp();
    Windows counting = new Windows(model);
    SortedSet<Double> stops = new TreeSet<>();
    for (int bucket = 1; bucket <= BUCKETS; bucket++) {
      stops.add(bucketEnd(bucket));
    }
    windows.keySet().forEach(window -> stops.addAll(ends(window)));
    int bucket = 1;
    for (double stop : stops) {
      if (interrupt.isRequested()) {
        throw new CancellationException("interrupted");
      }
      model.runUntil(warmup + stop);
      if (stop == bucketEnd(bucket)) {
        model.endBucket();
        bucket++;
      }
      counting.at(stop);
    }
    return new ReplicationRun(model.snapshot(), counting.counts);
  }

  private double bucketEnd(int bucket) {
    return bucket == BUCKETS ? duration : duration * bucket / BUCKETS;
  }

  private List<Double> ends(double window) {
    List<Double> ends = new ArrayList<>();
    for (int i = 1; i * window <= duration * (1 + 1e-12); i++) {
      ends.add(Math.min(duration, i * window));
    }
    return ends;
  }

  /** Counts outcomes window by window. */
  private final class Windows {
    private final Model model;
    private final Map<Double, List<Double>> ends = new LinkedHashMap<>();
    private final Map<Double, Map<Subject, OutcomeCounts>> before = new LinkedHashMap<>();
    private final Map<Double, Map<Subject, List<OutcomeCounts>>> counts = new LinkedHashMap<>();

    Windows(Model model) {
      this.model = model;
      for (double window : windows.keySet()) {
        ends.put(window, ends(window));
        before.put(window, new LinkedHashMap<>());
        counts.put(window, new LinkedHashMap<>());
      }
    }

    void at(double stop) {
      ends.forEach(
          (window, stops) -> {
            if (stops.contains(stop)) {
              windows.getOrDefault(window, List.of()).forEach(each -> count(window, each));
            }
          });
    }

    private void count(double window, Subject subject) {
      OutcomeCounts now = subject.ended(model);
      OutcomeCounts then =
          before
              .computeIfAbsent(window, any -> new LinkedHashMap<>())
              .getOrDefault(subject, OutcomeCounts.ZERO);
      before.computeIfAbsent(window, any -> new LinkedHashMap<>()).put(subject, now);
      counts
          .computeIfAbsent(window, any -> new LinkedHashMap<>())
          .computeIfAbsent(subject, any -> new ArrayList<>())
          .add(now.minus(then));
    }
  }
}
