package archsim.core.results;

/** The requests from one component (or workload) to an endpoint of another. */
public record EdgeResult(
    String from,
    String to,
    String endpoint,
    EstimateResult perS,
    MeanAndTailResult latencyS,
    OutcomesResult outcomes) {}
