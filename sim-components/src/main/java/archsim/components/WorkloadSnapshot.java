package archsim.components;

import archsim.core.statistics.HistogramSnapshot;
import java.util.List;

/**
 * What the clients of one workload met in one replication.
 *
 * @param classes by index of the class
 * @param unfinishedAges ages of the requests inside at the end
 * @param unfinishedAgesByClass the same by index of the class
 * @param series latencies of those that ended OK, by bucket of time
 */
public record WorkloadSnapshot(
    String name,
    RequestSnapshot total,
    List<RequestSnapshot> classes,
    HistogramSnapshot unfinishedAges,
    List<HistogramSnapshot> unfinishedAgesByClass,
    TimeParts.Snapshot timeParts,
    List<HistogramSnapshot> series) {}
