package archsim.core.results;

/** A time in seconds: its mean, median and 99th percentile. */
public record MeanAndTailResult(EstimateResult mean, EstimateResult p50, EstimateResult p99) {}
