package archsim.core.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one component did, summed over its replicas and over the edges that lead to it.
 *
 * @param kind service, load-balancer, database …
 * @param resources by name: cpu, threads, connections, disk …
 * @param figures what the kind measures of its own, by name: hit_ratio, depth, lag_s …; in JSON
 *     they stand beside the other fields
 * @param shards what each shard held and served, null where there are none
 */
public record ComponentResult(
    String kind,
    int replicas,
    EstimateResult throughputPerS,
    MeanAndTailResult responseTimeS,
    EstimateResult requestsInside,
    OutcomesResult outcomes,
    Map<String, ResourceResult> resources,
    Map<String, FigureResult> figures,
    @Nullable List<ShardResult> shards) {}
