package archsim.random;

import archsim.explain.Explanation;
import archsim.run.Runs;
import archsim.run.ScenarioChecks;
import archsim.run.ScenarioLanguage;
import archsim.scenario.ReadResult;
import java.util.List;
import java.util.Map;

/**
 * Random valid scenarios: a seed is a system of any kinds of components, small, with a load that
 * keeps its busiest resource as busy as was drawn, as far as is known before it runs.
 */
public final class RandomScenario {
  private static final double MOST_ARRIVALS = 3_000;
  private static final double MOST_VISITS = 20_000;

  private RandomScenario() {}

  /**
   * What a scenario is to be like.
   *
   * @param stationary nothing happens to its components while they are measured
   * @param utilisation of the resource that saturates first, from its open workloads; 0 draws one,
   *     from 0.2 to 0.9 for most scenarios and above 1 for some
   */
  public record Options(boolean stationary, double utilisation) {
    /** Anything can happen, at any load. */
    public static final Options ANY = new Options(false, 0);

    /** Nothing happens, at any load. */
    public static final Options STATIONARY = new Options(true, 0);
  }

  /** The text of a scenario; the same for the same seed. */
  public static String of(long seed) {
    return of(seed, Options.ANY);
  }

  /** The text of a scenario of a kind; the same for the same seed. */
  public static String of(long seed, Options options) {
    Dice dice = new Dice(seed);
    Draft draft = new Draft(dice, options.stationary() || dice.chance(0.7));
    new RandomStores(draft).draw();
    new RandomServices(draft).draw();
    RandomWorkloads workloads = new RandomWorkloads(draft);
    workloads.draw();
    double drawn = dice.chance(0.85) ? dice.between(0.2, 0.9) : dice.between(1.02, 1.6);
    double utilisation = options.utilisation() == 0 ? drawn : options.utilisation();

    Explanation explanation = explain(draft.text(seed, Map.of(), List.of(), List.of()));
    double busiest =
        explanation.resources().stream()
            .mapToDouble(Explanation.Resource::openUtilisation)
            .max()
            .orElse(0);
    if (workloads.isOpen() && busiest > 0) {
      workloads.scale(utilisation / busiest);
      explanation = explain(draft.text(seed, Map.of(), List.of(), List.of()));
    }
    double duration = duration(explanation);
    List<Object> faults = draft.stationary ? List.of() : new RandomFaults(draft).draw(duration);
    Map<String, Object> run =
        Draft.map("duration", Dice.time(duration), "warmup", warmup(dice, options, duration));
    run.put("replications", 2);
    run.put("seed", dice.between(1, 1_000_000));
    return draft.text(seed, run, faults, new RandomPromises(draft).draw(duration));
  }

  /** What is stationary is to be so before it is measured: sessions and entries take seconds. */
  private static String warmup(Dice dice, Options options, double duration) {
    double share = dice.between(0.05, 0.6);
    if (options.stationary()) {
      return Dice.time(Math.max(0.5 * duration, Math.min(5, 4 * duration)));
    }
    return dice.chance(0.1) ? "auto" : Dice.time(share * duration);
  }

  /** Long enough for some thousand requests, and not for too many in all components together. */
  private static double duration(Explanation explanation) {
    double bound =
        explanation.resources().stream()
            .mapToDouble(Explanation.Resource::saturatesAt)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    double rate = Math.min(explanation.arrivalRate(), 2 * bound);
    double visits = explanation.visits().values().stream().mapToDouble(Double::doubleValue).sum();
    return Math.min(MOST_ARRIVALS, MOST_VISITS / Math.max(1, visits)) / rate;
  }

  private static Explanation explain(String text) {
    ReadResult read = ScenarioChecks.check(Runs.read(text));
    if (!read.isValid()) {
      throw new IllegalStateException(read.text() + "\n" + text);
    }
    return Explanation.of(ScenarioLanguage.architecture(read.scenario()));
  }
}
