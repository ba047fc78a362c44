package archsim.run;

import archsim.components.model.Architecture;
import archsim.components.model.SourceSpec;
import archsim.core.InvalidSpecException;
import archsim.core.experiment.StoppingRule;
import archsim.explain.Explanation;
import archsim.scenario.ReadResult;
import archsim.scenario.RunSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * About how much work a run will be, by the requests that the operational laws foresee: rates times
 * visits times the simulated seconds of all replications.
 *
 * @param events about as many, at the most where users who wait make the load
 * @param seconds that they take, on as many threads as there are
 */
public record Outlook(double events, double seconds) {
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
    return new Outlook(events, events / EVENTS_PER_SECOND / threads);
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

  /** What to say of a run that takes more than an hour; nothing of a shorter one. */
  public Optional<String> warning() {
    return seconds <= HOUR ? Optional.empty() : Optional.of("this run is " + words());
  }

  /**
   * Refuses a run that nobody will see the end of.
   *
   * @throws InvalidSpecException if it takes more than a year
   */
  public void requireBearable() {
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
