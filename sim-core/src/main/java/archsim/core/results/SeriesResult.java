package archsim.core.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How figures went over time; values are of the bucket that ends at the time beside them, null
 * where the bucket has none.
 *
 * @param tS ends of the buckets, seconds since the end of the warm-up
 * @param values by name, each as long as tS: of a workload {@code users.offered_per_s}, {@code
 *     users.throughput_per_s} (ended with any outcome), {@code users.goodput_per_s} (ended OK),
 *     {@code users.rejected_per_s}, {@code timed_out}, {@code failed} and {@code cancelled} alike,
 *     {@code users.requests_inside}, {@code users.p50_s}, {@code users.p99_s}; of a resource {@code
 *     app.cpu.utilisation}; figures of components, those that are counted per second. Rates and
 *     levels are means over the replications
 */
public record SeriesResult(List<Double> tS, Map<String, List<@Nullable Double>> values) {}
