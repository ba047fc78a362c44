package archsim.core.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the requests of one workload, or of one class of it, met.
 *
 * @param errorRatio not OK / ended
 * @param histogram the pooled latencies as (seconds, share of requests at most that slow) points on
 *     the percentile axis, for charts
 * @param classes by name; empty for a class
 * @param sessions null where its requests belong to no sessions, and for a class
 */
public record WorkloadResult(
    EstimateResult offeredPerS,
    EstimateResult throughputPerS,
    EstimateResult goodputPerS,
    EstimateResult errorRatio,
    OutcomesResult outcomes,
    LatencyResult latencyS,
    List<PercentilePoint> histogram,
    Map<String, WorkloadResult> classes,
    @Nullable SessionsResult sessions) {
  /**
   * One point of the percentile curve.
   *
   * @param share from 0 to 1: 0.99 is p99
   * @param latencyS the latency that this share does not exceed
   */
  public record PercentilePoint(double share, double latencyS) {}
}
