package archsim.scenario;

import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;

/**
 * How a scenario is simulated.
 *
 * @param duration measured time of each replication, in seconds
 * @param warmup time before measuring begins, in seconds
 * @param replications independent runs
 * @param precision the half-width that is enough, relative to the value
 * @param seed what all random numbers follow from
 */
@Doc("How long and how often the scenario is simulated.")
public record RunSpec(
    @Doc("Measured time of each replication; the warm-up comes before it.")
        @Unit(Dimension.SECONDS)
        @Default("10m")
        double duration,
    @Doc(
            "Time before measuring begins; auto finds it in short pilots, and gives caches with a"
                + " TTL and sessions the time they need.")
        @Unit(Dimension.SECONDS)
        @Default("auto")
        Auto warmup,
    @Doc("Independent runs; auto adds runs until every promise is decided, at most 30.")
        @Unit(Dimension.COUNT)
        @Default("auto")
        Auto replications,
    @Doc("Half-width of an interval that is enough, relative to its value.")
        @Unit(Dimension.SHARE)
        @Default("2%")
        double precision,
    @Doc("What all random numbers follow from: equal seeds give equal runs.") @Default("1")
        long seed) {
  private static final double LONGEST = 3650 * 86_400.0;
  private static final int MOST_REPLICATIONS = 10_000;

  /** Everything as it is by default. */
  public static final RunSpec DEFAULT = new RunSpec(600, Auto.AUTO, Auto.AUTO, 0.02, 1);

  public RunSpec {
    Require.field(
        "duration",
        duration > 0 && duration <= LONGEST,
        "must be > 0 and at most 3650d, was %ss",
        duration);
    double warmupTime = warmup.orElse(0);
    Require.field(
        "warmup",
        warmupTime >= 0 && warmupTime <= LONGEST,
        "must be >= 0 and at most 3650d, was %ss",
        warmupTime);
    double count = replications.orElse(1);
    Require.field(
        "replications",
        count >= 1 && count <= MOST_REPLICATIONS && count == Math.rint(count),
        "must be a whole number from 1 to %d, was %s",
        MOST_REPLICATIONS,
        count);
    Require.field(
        "precision",
        precision > 0 && precision < 1,
        "must be between 0%% and 100%%, was %s",
        precision);
  }
}
