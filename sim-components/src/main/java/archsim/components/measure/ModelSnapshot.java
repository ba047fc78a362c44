package archsim.components.measure;

import java.util.List;
import java.util.Map;

/**
 * Everything that one replication measured, as raw counts, areas, sums and histograms.
 *
 * @param duration measured seconds
 * @param events executed since the start of the run
 * @param happenings in the order of time
 */
public record ModelSnapshot(
    double duration,
    long events,
    List<WorkloadSnapshot> workloads,
    List<EdgeSnapshot> edges,
    List<ResourceSnapshot> resources,
    List<FigureSnapshot> figures,
    List<ShardSnapshot> shards,
    List<CreditSnapshot> credits,
    SeriesSnapshot series,
    List<Happening> happenings) {

  /**
   * Something that happened to a component.
   *
   * @param time seconds since the end of the warm-up
   */
  public record Happening(double time, String what) {}

  /**
   * What the shards of a component held and served.
   *
   * @param seconds before anything moved between them, while it moved, and after
   */
  public record ShardSnapshot(String component, List<Double> seconds, List<Shard> shards) {
    /**
     * One shard.
     *
     * @param share of the keys at the end
     * @param held ∫ share of the keys dt before, during and after
     * @param served statements that came to it before, during and after
     */
    public record Shard(String name, double share, List<Double> held, List<Long> served) {}
  }

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
   * @param ends seconds since the end of the warm-up
   * @param inside requests inside by workload: the time average within each bucket
   * @param arrived requests that were sent, by workload
   * @param ended requests that ended, by workload
   * @param outcomes requests that ended, by workload and by how they did
   * @param utilisation by resource, such as {@code app.cpu}
   * @param waiting requests that wait, by resource: the time average within each bucket
   * @param figures of components, such as {@code items.hit_ratio}
   */
  public record SeriesSnapshot(
      List<Double> ends,
      Map<String, List<Double>> inside,
      Map<String, List<Double>> arrived,
      Map<String, List<Double>> ended,
      Map<String, Map<Outcome, List<Double>>> outcomes,
      Map<String, List<Double>> utilisation,
      Map<String, List<Double>> waiting,
      Map<String, RatioSeries> figures) {}

  /**
   * A figure of a component over time, by bucket.
   *
   * @param sums per second of what was counted, or the mean level; of shares and times the sum
   * @param of what sums of shares and times are divided by: those that came within the bucket
   */
  public record RatioSeries(List<Double> sums, List<Double> of) {}
}
