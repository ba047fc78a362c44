package archsim.components;

import java.util.List;

/**
 * Everything that one replication measured, as raw counts, areas, sums and histograms.
 *
 * @param duration measured seconds
 * @param events executed since the start of the run
 */
public record ModelSnapshot(
    double duration,
    long events,
    List<WorkloadSnapshot> workloads,
    List<EdgeSnapshot> edges,
    List<ResourceSnapshot> resources,
    SeriesSnapshot series) {

  /**
   * What one edge had counted.
   *
   * @param internal leads from a component to itself, for the branches of a request
   */
  public record EdgeSnapshot(
      String from, String to, String endpoint, boolean internal, RequestSnapshot requests) {}

  /**
   * Levels and counts over time, by bucket.
   *
   * @param inside requests inside by workload: the time average within each bucket
   * @param ended requests that ended by workload
   * @param utilisation by resource
   */
  public record SeriesSnapshot(
      List<Double> ends,
      List<List<Double>> inside,
      List<List<Double>> ended,
      List<List<Double>> utilisation) {}
}
