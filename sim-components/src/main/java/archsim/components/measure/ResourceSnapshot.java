package archsim.components.measure;

import archsim.core.statistics.ExcursionCounts;
import archsim.core.statistics.HistogramSnapshot;
import java.util.List;

/**
 * What a resource had measured in one replication, from the end of the warm-up.
 *
 * @param capacity units of one replica
 * @param busyAreas ∫ busy units dt by replica, in unit seconds
 * @param presences the share of the time in which each replica was there
 * @param queueArea ∫ waiting requests dt over all replicas
 * @param queueMax most requests that waited at the same time, over all replicas
 * @param waits of all who used it, most of them often none
 * @param waited how many of them had to wait
 * @param excursions of the waits above each level
 */
public record ResourceSnapshot(
    String component,
    String resource,
    double capacity,
    List<Double> busyAreas,
    List<Double> presences,
    double queueArea,
    long queueMax,
    HistogramSnapshot waits,
    long waited,
    ExcursionCounts excursions) {

  /** Component and resource, as in {@code app.cpu}. */
  public String name() {
    return component + "." + resource;
  }

  /** Units over all replicas, time average. */
  public double totalCapacity() {
    double replicas = 0;
    for (double presence : presences) {
      replicas += presence;
    }
    return capacity * replicas;
  }

  /** Units of one replica times the time it was there, of so many measured seconds. */
  public double offered(int replica, double duration) {
    return capacity * presences.get(replica) * duration;
  }

  /** ∫ busy units dt over all replicas. */
  public double busyArea() {
    double area = 0;
    for (double replica : busyAreas) {
      area += replica;
    }
    return area;
  }
}
