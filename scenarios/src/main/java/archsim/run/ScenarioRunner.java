package archsim.run;

import archsim.components.model.Architecture;
import archsim.core.experiment.Estimate;
import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Replications;
import archsim.core.experiment.Slo;
import archsim.core.experiment.StoppingRule;
import archsim.core.experiment.WarmUp;
import archsim.explain.Explanation;
import archsim.scenario.ReadResult;
import archsim.scenario.RunSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Runs a scenario: pilots where needed, then as many replications as its promises need, then the
 * verdict.
 */
public final class ScenarioRunner {
  private final int jobs;
  private final Replications.Progress progress;
  private final Interrupt interrupt;

  /**
   * @param jobs threads that replications run on
   * @param interrupt stops the run; what is finished counts
   */
  public ScenarioRunner(int jobs, Replications.Progress progress, Interrupt interrupt) {
    this.jobs = jobs;
    this.progress = progress;
    this.interrupt = interrupt;
  }

  /** An overloaded system may never settle, so there only what is known of its parts counts. */
  private WarmUp warmUp(RunSpec run, Architecture architecture, Explanation explanation) {
    if (!run.warmup().isAuto() || architecture.isTransient()) {
      return WarmUp.of(run.warmup().orElse(0));
    }
    Pilots pilots = new Pilots(architecture, run, jobs, interrupt);
    return explanation.overloaded().isEmpty() ? pilots.warmUp() : pilots.known();
  }

  /**
   * Runs a valid scenario.
   *
   * @throws CancellationException if it was stopped before a replication was finished
   * @throws archsim.core.InvalidSpecException if the scenario turns out to make no sense
   */
  public RunOutcome run(ReadResult read) {
    long begun = System.nanoTime();
    RunSpec run = read.scenario().run();
    Architecture architecture = ScenarioLanguage.architecture(read.scenario());
    List<Promise> promises = read.scenario().slos().stream().map(Promise::of).toList();
    Explanation explanation = Explanation.of(architecture);

    WarmUp warmUp = warmUp(run, architecture, explanation);
    Design design =
        new Design(
            architecture,
            run.seed(),
            warmUp.seconds(),
            run.duration(),
            windows(promises, architecture),
            run.replications().isAuto(),
            progress,
            interrupt);

    Replications<ReplicationRun> replications =
        new Replications<>(jobs, design::run, progress, interrupt);
    Replications.Batch<ReplicationRun> batch =
        run.replications().isAuto()
            ? untilPrecise(replications, design, read, new StoppingRule(run.precision()))
            : replications.upTo((int) run.replications().orElse(1));
    if (batch.results().isEmpty()) {
      throw new CancellationException("stopped before the first replication was finished");
    }
    Measurements measured = new Measurements(architecture, design, batch.results());
    double wall = (System.nanoTime() - begun) / 1e9;
    return new RunOutcome(
        new ResultBuilder(read, explanation, measured, promises).build(warmUp, wall),
        measured,
        batch.interrupted());
  }

  private static Replications.Batch<ReplicationRun> untilPrecise(
      Replications<ReplicationRun> replications,
      Design design,
      ReadResult read,
      StoppingRule rule) {
    int done = 0;
    while (true) {
      Replications.Batch<ReplicationRun> batch = replications.upTo(StoppingRule.next(done));
      done = batch.results().size();
      if (batch.interrupted()
          || done >= StoppingRule.most()
          || isEnough(design, batch.results(), read, rule)) {
        return batch;
      }
    }
  }

  private static boolean isEnough(
      Design design, List<ReplicationRun> runs, ReadResult read, StoppingRule rule) {
    List<Promise> promises = read.scenario().slos().stream().map(Promise::of).toList();
    Measurements measured = new Measurements(design.architecture(), design, runs);
    return promises.isEmpty()
        ? rule.isPrecise(figures(measured))
        : rule.isContentWith(
            new Promises(promises, measured, new Cost(read.scenario().cost(), measured)).watched());
  }

  /** What has to be precise where nothing is promised. */
  private static List<Estimate> figures(Measurements measured) {
    List<Estimate> figures = new ArrayList<>();
    for (String workload : measured.architecture().sources().keySet()) {
      Requests requests = measured.workload(workload);
      figures.add(requests.throughput());
      figures.add(requests.meanLatency());
      figures.add(requests.latency(0.99));
    }
    return figures;
  }

  private static Map<Double, List<Subject>> windows(
      List<Promise> promises, Architecture architecture) {
    Map<Double, List<Subject>> windows = new LinkedHashMap<>();
    for (Promise promise : promises) {
      Slo slo = promise.slo();
      if (slo.metric() == Slo.Metric.AVAILABILITY) {
        List<Subject> all = windows.computeIfAbsent(slo.window(), any -> new ArrayList<>());
        Subject.of(slo.scope(), architecture).stream()
            .filter(subject -> !all.contains(subject))
            .forEach(all::add);
      }
    }
    return windows;
  }
}
