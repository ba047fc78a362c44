package archsim.core.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How figures went over time; values are of the bucket that ends at the time beside them, null
 * where the bucket has none.
 *
 * @param tS ends of the buckets, seconds since the end of the warm-up
 * @param values by name: {@code users.throughput_per_s}, {@code users.p50_s}, {@code users.p99_s},
 *     {@code app.cpu.utilisation}; each as long as tS
 */
public record SeriesResult(List<Double> tS, Map<String, List<@Nullable Double>> values) {}
