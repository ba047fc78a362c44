package archsim.random;

import archsim.core.experiment.Estimate;
import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Replications;
import archsim.core.results.BottleneckResult;
import archsim.explain.Explanation;
import archsim.explain.Saturation;
import archsim.run.Measurements;
import archsim.run.Resource;
import archsim.run.RunOutcome;
import archsim.run.Runs;
import archsim.run.ScenarioChecks;
import archsim.run.ScenarioLanguage;
import archsim.run.ScenarioRunner;
import archsim.scenario.ReadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds what a run measures against what was foreseen: the utilisation of every resource, and which
 * of them is named as the bottleneck.
 */
final class UtilisationCheck {
  /** What a short warm-up may still leave of the empty beginning: a point. */
  private static final double MARGIN = 0.01;

  private static final double STANDARD_ERRORS = 4;

  /** What a result calls full. */
  private static final double FULL = 0.98;

  /** The saved credits of a machine, which take days to settle. */
  private static final String CREDITS = "credits";

  /** The locks of hot rows, of which a run measures how long they are waited for. */
  private static final String ROW = "row.";

  private final Explanation explanation;
  private final Measurements measured;
  private final RunOutcome outcome;

  private UtilisationCheck(Explanation explanation, RunOutcome outcome) {
    this.explanation = explanation;
    this.outcome = outcome;
    measured = outcome.measurements();
  }

  /** Runs a text, with so many replications and what is set besides. */
  static UtilisationCheck of(String text, int replications, String... sets) {
    List<String> all = new ArrayList<>(List.of(sets));
    all.add("run.replications=" + replications);
    ReadResult read = ScenarioChecks.check(Runs.read(text, all.toArray(String[]::new)));
    if (!read.isValid()) {
      throw new IllegalArgumentException(read.text());
    }
    Explanation explanation = Explanation.of(ScenarioLanguage.architecture(read.scenario()));
    return new UtilisationCheck(
        explanation, new ScenarioRunner(1, Replications.Progress.NONE, new Interrupt()).run(read));
  }

  /** What lies outside of what was foreseen, in words that begin with the resource. */
  List<String> disagreements() {
    List<String> disagreements = new ArrayList<>();
    for (Explanation.Resource resource : resources()) {
      Estimate busy = busy(resource.component(), resource.resource());
      double low = resource.expectedUtilisation().low();
      double high = resource.expectedUtilisation().high();
      double margin = STANDARD_ERRORS * busy.standardError() + MARGIN;
      if (busy.value() < low - margin || busy.value() > high + margin) {
        disagreements.add(
            "%s: measured %.4f with a standard error of %.4f, expected from %.4f to %.4f"
                .formatted(resource.name(), busy.value(), busy.standardError(), low, high));
      }
    }
    return disagreements;
  }

  /**
   * Resources of which a bound is more than twice or less than half of what was measured, and not
   * within the margin of it.
   */
  List<String> wide() {
    List<String> wide = new ArrayList<>();
    for (Explanation.Resource resource : resources()) {
      double busy = busy(resource.component(), resource.resource()).value();
      double low = resource.expectedUtilisation().low();
      double high = resource.expectedUtilisation().high();
      if (high > 2 * busy + MARGIN || low < busy / 2 - MARGIN) {
        wide.add(
            "%s: measured %.4f, expected from %.4f to %.4f"
                .formatted(resource.name(), busy, low, high));
      }
    }
    return wide;
  }

  /** Whether the high end for the resource that is named as the bottleneck is within twice. */
  boolean boundsItsBottleneck() {
    BottleneckResult named = outcome.result().bottleneck();
    return named == null
        || !isMeasured(named.resource())
        || explanation
            .resource(named.component(), named.resource())
            .map(each -> each.expectedUtilisation().high())
            .filter(high -> high > 2 * busy(named.component(), named.resource()).value() + MARGIN)
            .isEmpty();
  }

  /** The busy share of the replica that is busiest, which is what is foreseen. */
  private Estimate busy(String component, String name) {
    Resource resource = measured.resource(component, name);
    return resource.utilisation(resource.busiest());
  }

  /** Resources that were full while the one that is named as the bottleneck was not. */
  List<String> busierThanTheBottleneck() {
    BottleneckResult named = outcome.result().bottleneck();
    if (named != null && !isMeasured(named.resource())) {
      return List.of();
    }
    double most = named == null ? 0 : busy(named.component(), named.resource()).value();
    String name = named == null ? "none" : named.component() + "." + named.resource();
    return resources().stream()
        .filter(
            each -> {
              double busy = busy(each.component(), each.resource()).value();
              return busy >= FULL && most < FULL;
            })
        .map(each -> each.name() + " was full, and the bottleneck is said to be " + name)
        .toList();
  }

  /** The resources whose utilisation is both foreseen and measured. */
  List<Explanation.Resource> resources() {
    return explanation.resources().stream().filter(each -> isMeasured(each.resource())).toList();
  }

  /** The resource that saturates first, where that is measured and the load is known exactly. */
  Optional<Explanation.Resource> exactBottleneck() {
    return explanation
        .bottleneck()
        .filter(each -> isMeasured(each.resource()) && each.saturation() == Saturation.EXACT);
  }

  private static boolean isMeasured(String resource) {
    return !resource.equals(CREDITS) && !resource.startsWith(ROW);
  }

  /** Whether a resource was busy all the time, as far as a short run tells. */
  boolean wasFull(Explanation.Resource resource) {
    Estimate busy = busy(resource.component(), resource.resource());
    return busy.value() >= 1 - STANDARD_ERRORS * busy.standardError() - MARGIN;
  }

  /** Whether a resource was idle now and then. */
  boolean wasNotFull(Explanation.Resource resource) {
    return busy(resource.component(), resource.resource()).value() < FULL;
  }
}
