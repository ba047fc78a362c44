package archsim.core.results;

/** The response times of requests that ended OK, in seconds; max is over all replications. */
public record LatencyResult(
    EstimateResult mean,
    EstimateResult p50,
    EstimateResult p90,
    EstimateResult p95,
    EstimateResult p99,
    EstimateResult p999,
    double max) {}
