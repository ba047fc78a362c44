package archsim.components.measure;

import archsim.core.statistics.PackedHistogram;
import java.util.List;

/**
 * What the clients of one workload met in one replication.
 *
 * @param classes by index of the class
 * @param series latencies of those that ended OK, by bucket of time
 */
public record WorkloadSnapshot(
    String name,
    RequestSnapshot total,
    List<RequestSnapshot> classes,
    TimeParts.Snapshot timeParts,
    SessionCounts sessions,
    List<PackedHistogram> series) {}
