package archsim.core.results;

import org.jspecify.annotations.Nullable;

/**
 * A figure that a component measures of its own: an estimate, a count over all replications, or
 * times. One of the three is there.
 *
 * @param estimate of a share (from 0 to 1), a level (time average), or bytes in one replication
 * @param count how often it happened, over all replications
 * @param times in seconds
 */
public record FigureResult(
    @Nullable EstimateResult estimate, @Nullable Long count, @Nullable MeanAndTailResult times) {}
