package archsim.core.results;

import java.util.Map;

/**
 * What one component did, summed over its replicas and over the edges that lead to it.
 *
 * @param kind service, load-balancer, database …
 * @param resources by name: cpu, threads, connections, disk …
 * @param figures what the kind measures of its own, by name: hit_ratio, depth, lag_s …; in JSON
 *     they stand beside the other fields
 */
public record ComponentResult(
    String kind,
    int replicas,
    EstimateResult throughputPerS,
    MeanAndTailResult responseTimeS,
    EstimateResult requestsInside,
    OutcomesResult outcomes,
    Map<String, ResourceResult> resources,
    Map<String, FigureResult> figures) {}
