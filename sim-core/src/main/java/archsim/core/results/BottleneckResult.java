package archsim.core.results;

import org.jspecify.annotations.Nullable;

/**
 * The resource that limits the system: one that was full, or else the one that saturates first as
 * load grows.
 *
 * @param boundPerS the total arrival rate at which it saturates
 * @param boundIs what that rate is: {@code exact}, {@code at most} or {@code at least}; null in
 *     results of versions that did not say it
 * @param full whether it was full in the run; null in results of versions that did not say it
 */
public record BottleneckResult(
    String component,
    String resource,
    double boundPerS,
    @Nullable String boundIs,
    @Nullable Boolean full) {}
