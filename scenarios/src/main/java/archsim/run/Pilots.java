package archsim.run;

import archsim.components.model.Architecture;
import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Replications;
import archsim.core.experiment.StoppingRule;
import archsim.core.experiment.WarmUp;
import archsim.scenario.RunSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the warm-up by several short pilots on all threads: together they take a tenth of the time
 * that the replications take, and a fifth where that is too short to see an end of the transient.
 */
final class Pilots {
  private static final int COUNT = 6;
  private static final double SHARE = 0.1;
  private static final int BUCKETS = 400;

  /** With fewer requests, which cost next to nothing, chance decides where the cut lies. */
  private static final long FEW_REQUESTS = 3000;

  private static final double ROUNDING = 1e-9;

  private final Architecture architecture;
  private final RunSpec run;
  private final int jobs;
  private final Interrupt interrupt;
  private final double bucket;
  private List<Pilot> pilots = List.of();
  private int length;

  Pilots(Architecture architecture, RunSpec run, int jobs, Interrupt interrupt) {
    this.architecture = architecture;
    this.run = run;
    this.jobs = jobs;
    this.interrupt = interrupt;
    double replications = run.replications().orElse(StoppingRule.next(0));
    bucket = Math.min(run.duration(), SHARE * replications * run.duration() / COUNT) / BUCKETS;
  }

  /** The warm-up of the run. */
  WarmUp warmUp() {
    runUntil(BUCKETS);
    while (ended() < FEW_REQUESTS && length * bucket < run.duration()) {
      runUntil(2 * length);
    }
    WarmUp found = found();
    if (found.seconds() >= length * bucket / 2 * (1 - ROUNDING)) {
      runUntil(2 * length);
      found = found();
    }
    return atLeast(found, length * bucket);
  }

  /** What is known without a pilot. */
  WarmUp known() {
    return atLeast(WarmUp.of(0), 0);
  }

  /**
   * By all figures but the entries of a component that is known to have settled by then: expired
   * ones may stay until their room is needed, and how many there are changes nothing.
   */
  private WarmUp found() {
    Set<String> settled =
        architecture.components().entrySet().stream()
            .filter(each -> each.getValue().settlesAfter() > 0)
            .filter(each -> each.getValue().settlesAfter() <= length * bucket / 2)
            .flatMap(each -> Stream.of(each.getKey() + ".entries", each.getKey() + ".bytes"))
            .collect(Collectors.toSet());
    return WarmUp.of(
        Pilot.series(pilots).stream().filter(each -> !settled.contains(each.name())).toList(),
        bucket);
  }

  private WarmUp atLeast(WarmUp found, double seen) {
    Map<String, Double> settle = new TreeMap<>();
    architecture.components().forEach((name, spec) -> settle.put(name, spec.settlesAfter()));
    architecture.sources().forEach((name, spec) -> settle.put(name, spec.settlesAfter()));
    return settle.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(slowest -> found.atLeast(slowest.getKey(), slowest.getValue(), run.duration(), seen))
        .orElse(found);
  }

  /** Simulated so far, over all pilots. */
  double seconds() {
    return COUNT * length * bucket;
  }

  private long ended() {
    return pilots.stream().mapToLong(Pilot::ended).sum();
  }

  private void runUntil(int end) {
    length = end;
    List<Pilot> before = pilots;
    Replications<Pilot> task =
        new Replications<>(
            jobs,
            number -> {
              Pilot pilot =
                  before.isEmpty()
                      ? new Pilot(architecture, run.seed(), number, bucket, interrupt)
                      : before.get(number);
              pilot.until(end);
              return pilot;
            },
            Replications.Progress.NONE,
            interrupt);
    pilots = task.upTo(COUNT).results();
    if (pilots.size() < COUNT) {
      throw new CancellationException("interrupted");
    }
  }
}
