package archsim.core.results;

/** How many requests ended how, summed over replications; degraded ones are among the ok. */
public record OutcomesResult(
    long ok,
    long rejected,
    long timedOut,
    long failed,
    long cancelled,
    long degraded,
    long unfinished) {}
