package archsim.run;

import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.SourceSpec;
import archsim.components.service.Endpoint;
import archsim.components.service.Service;
import archsim.components.service.StepSpec;
import archsim.components.step.ParallelStep;
import archsim.core.InvalidSpecException;
import archsim.core.experiment.StoppingRule;
import archsim.explain.Explanation;
import archsim.scenario.ReadResult;
import archsim.scenario.RunSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * About how much work a run will be, by the requests that the operational laws foresee: rates times
 * visits times the simulated seconds of all replications.
 *
 * @param events about as many, at the most where users who wait make the load
 * @param seconds that they take, on as many threads as there are
 * @param widest an endpoint that runs more branches at once than fit into memory, and how many
 */
public record Outlook(double events, double seconds, Optional<String> widest) {
  /** Branches at once that fit into the memory of most machines, a few hundred bytes each. */
  private static final double MOST_BRANCHES = 1e7;

  /** What a request comes to on its way through a component, on average over the library. */
  private static final double EVENTS_PER_VISIT = 3;

  /** Of one thread; half or twice as many, as components and machines differ. */
  private static final double EVENTS_PER_SECOND = 2e6;

  private static final double HOUR = 3600;
  private static final double DAY = 24 * HOUR;
  private static final double YEAR = 365 * DAY;

  /** What a run of a valid scenario comes to. */
  public static Outlook of(ReadResult read, int jobs) {
    Architecture architecture = ScenarioLanguage.architecture(read.scenario());
    Explanation explanation = Explanation.of(architecture);
    double visits =
        1 + explanation.visits().values().stream().mapToDouble(Double::doubleValue).sum();
    RunSpec run = read.scenario().run();
    double replications = run.replications().orElse(StoppingRule.next(0));
    double seconds = replications * (run.warmup().orElse(0) + run.duration());
    double events = rate(architecture, explanation) * visits * seconds * EVENTS_PER_VISIT;
    double threads = Math.min(jobs, replications);
    return new Outlook(events, events / EVENTS_PER_SECOND / threads, widest(architecture));
  }

  /**
   * Users who wait for answers get no more than there can be, but for refusals; what comes by
   * itself comes whatever becomes of it.
   */
  private static double rate(Architecture architecture, Explanation explanation) {
    Map<String, SourceSpec> open = new LinkedHashMap<>(architecture.sources());
    open.values().removeIf(SourceSpec::isClosed);
    if (open.size() == architecture.sources().size()) {
      return explanation.arrivalRate();
    }
    double refusals =
        architecture.sources().values().stream().mapToDouble(SourceSpec::refusalRate).sum();
    double most =
        explanation
            .bottleneck()
            .map(Explanation.Resource::saturatesAt)
            .orElse(Double.POSITIVE_INFINITY);
    double ofOpen = open.isEmpty() ? 0 : Explanation.of(architecture.with(open)).arrivalRate();
    return ofOpen + Math.min(explanation.arrivalRate() - ofOpen, most + refusals);
  }

  private static Optional<String> widest(Architecture architecture) {
    for (Map.Entry<String, ComponentSpec> each : architecture.components().entrySet()) {
      if (each.getValue() instanceof Service.Spec service) {
        for (Map.Entry<String, Endpoint> endpoint : service.work().endpoints().entrySet()) {
          double branches = branches(endpoint.getValue().steps());
          if (branches > MOST_BRANCHES) {
            return Optional.of(
                String.format(
                    Locale.ROOT,
                    "%s.%s runs %.1g branches at once for each request, more than fit into memory:"
                        + " `fanout` within `fanout` multiplies",
                    each.getKey(),
                    endpoint.getKey(),
                    branches));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Of steps one after the other, those at once of the widest. */
  private static double branches(List<StepSpec> steps) {
    return steps.stream()
        .mapToDouble(
            step ->
                Math.max(1, branches(step.inner()))
                    * (step instanceof ParallelStep parallel ? parallel.fanout() : 1))
        .max()
        .orElse(1);
  }

  /** What to say of a run that takes more than an hour; nothing of a shorter one. */
  public Optional<String> warning() {
    return seconds <= HOUR ? Optional.empty() : Optional.of("this run is " + words());
  }

  /**
   * Refuses a run that nobody will see the end of.
   *
   * @throws InvalidSpecException if it takes more than a year, or more memory than there is
   */
  public void requireBearable() {
    widest.ifPresent(
        words -> {
          throw new InvalidSpecException(words);
        });
    if (!(seconds <= YEAR)) {
      throw new InvalidSpecException("this run would be " + words());
    }
  }

  private String words() {
    return String.format(
        Locale.ROOT,
        "about %.1g events, which take about %s; lower rates, --duration or --replications make it"
            + " shorter",
        events,
        time());
  }

  private String time() {
    if (seconds < 2 * DAY) {
      return String.format(Locale.ROOT, "%.0f hours", Math.ceil(seconds / HOUR));
    }
    return seconds < 2 * YEAR
        ? String.format(Locale.ROOT, "%.0f days", seconds / DAY)
        : String.format(Locale.ROOT, "%,.0f years", seconds / YEAR);
  }
}
