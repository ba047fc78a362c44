package archsim.core.results;

import org.jspecify.annotations.Nullable;

/**
 * How the figures were gained.
 *
 * @param warmupS simulated seconds before measuring began
 * @param durationS measured seconds of each replication
 * @param steady whether a steady state was reached, null where the scenario is transient
 * @param unsteady why not, in words with figures; of a transient scenario what was not over when
 *     the run ended; null otherwise
 */
public record ExperimentResult(
    long seed,
    int replications,
    double warmupS,
    double durationS,
    @Nullable Boolean steady,
    @Nullable String unsteady) {}
