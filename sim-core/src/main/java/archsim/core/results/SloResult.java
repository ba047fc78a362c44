package archsim.core.results;

import org.jspecify.annotations.Nullable;

/**
 * A promise and whether it was kept.
 *
 * @param expr as the user wrote it
 * @param workload the workload it is asked of, null where it is about something else
 * @param value the estimate, null where there is none; low and high its 95 % interval
 * @param limit in SI units, shares from 0 to 1, money a month; value, low and high as well
 * @param severity error or warn; a warn never changes the verdict
 * @param reason why it is undecided, or what broke it; null where the figures say it all
 */
public record SloResult(
    String expr,
    @Nullable String workload,
    Verdict verdict,
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    double limit,
    String severity,
    @Nullable String reason) {}
