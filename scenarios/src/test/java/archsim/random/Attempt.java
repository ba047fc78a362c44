package archsim.random;

import archsim.components.model.Architecture;
import archsim.core.InvalidSpecException;
import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Replications;
import archsim.explain.Explanation;
import archsim.run.RunOutcome;
import archsim.run.Runs;
import archsim.run.ScenarioChecks;
import archsim.run.ScenarioLanguage;
import archsim.run.ScenarioRunner;
import archsim.scenario.ExplanationJson;
import archsim.scenario.ReadResult;
import archsim.scenario.ResultJson;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whatever a text holds: it is read, and where it is valid explained and run. A run that would be
 * long is made short, and one that is long all the same is interrupted, as by a Ctrl-C, which it
 * has to hear.
 */
final class Attempt implements AutoCloseable {
  private static final double MOST_VISITS = 200_000;
  private static final long INTERRUPT_MS = 5_000;
  private static final long HANG_S = 60;

  private final ExecutorService thread =
      Executors.newCachedThreadPool(
          action -> {
            Thread daemon = new Thread(action);
            daemon.setDaemon(true);
            return daemon;
          });

  /** What became of a text. */
  enum End {
    INVALID,
    /** It was found out only when it ran that it makes no sense. */
    INVALID_AT_RUN,
    INTERRUPTED,
    DONE
  }

  /**
   * What became of a text.
   *
   * @param words what was said, or the fingerprint
   */
  record Ended(End end, String words) {}

  /**
   * Reads, explains and runs a text.
   *
   * @param name by which a failure calls it
   * @throws AssertionError if there is a bug, or if it hangs
   */
  Ended of(String name, String text) {
    Interrupt interrupt = new Interrupt();
    Future<Ended> work = thread.submit(() -> attempt(text, interrupt));
    try {
      try {
        return work.get(INTERRUPT_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException tooLong) {
        interrupt.request();
        return work.get(HANG_S, TimeUnit.SECONDS);
      }
    } catch (TimeoutException hang) {
      throw new AssertionError(name + " does not hear an interrupt\n" + text, hang);
    } catch (ExecutionException bug) {
      throw new AssertionError(name + " is a bug\n" + text, bug.getCause());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static Ended attempt(String text, Interrupt interrupt) {
    ReadResult read = ScenarioChecks.check(Runs.read(text));
    if (!read.isValid()) {
      return new Ended(End.INVALID, read.text());
    }
    try {
      Architecture architecture = ScenarioLanguage.architecture(read.scenario());
      Explanation explanation = Explanation.of(architecture);
      ExplanationJson.write(read.scenario().name(), explanation, read.defaults());
      ReadResult shortened =
          duration(read, explanation)
              .map(
                  seconds ->
                      ScenarioChecks.check(
                          Runs.read(
                              text,
                              "run.duration=" + seconds + "s",
                              "run.warmup=0s",
                              "run.replications=1")))
              .orElse(read);
      if (!shortened.isValid()) {
        return new Ended(End.INVALID, shortened.text());
      }
      RunOutcome outcome =
          new ScenarioRunner(1, Replications.Progress.NONE, interrupt).run(shortened);
      ResultJson.write(outcome.result());
      return new Ended(
          outcome.interrupted() ? End.INTERRUPTED : End.DONE, outcome.result().fingerprint());
    } catch (InvalidSpecException late) {
      return new Ended(End.INVALID_AT_RUN, String.valueOf(late.getMessage()));
    } catch (CancellationException interrupted) {
      return new Ended(End.INTERRUPTED, "");
    }
  }

  /** A shorter duration, where that of the scenario is long. */
  private static Optional<Double> duration(ReadResult read, Explanation explanation) {
    double perArrival =
        Math.max(1, explanation.visits().values().stream().mapToDouble(Double::doubleValue).sum());
    double perSecond = explanation.arrivalRate() * perArrival;
    double replications = read.scenario().run().replications().orElse(10);
    double seconds = read.scenario().run().duration() + read.scenario().run().warmup().orElse(0);
    return perSecond * seconds * replications <= MOST_VISITS
        ? Optional.empty()
        : Optional.of(Math.max(1e-6, 0.1 * MOST_VISITS / perSecond));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
