package archsim.components.measure;

import archsim.core.statistics.ExcursionCounts;
import archsim.core.statistics.HistogramSnapshot;

/**
 * What a figure of a component had measured in one replication, from the end of the warm-up.
 *
 * @param sum how often it happened; those that counted; ∫ level dt; seconds
 * @param of those that came, for a share and for times
 * @param max the highest level
 * @param times of a figure of times, else empty
 * @param excursions of the times above each level
 */
public record FigureSnapshot(
    String component,
    String figure,
    Figure.Kind kind,
    double sum,
    double of,
    double max,
    HistogramSnapshot times,
    ExcursionCounts excursions) {

  /** Component and figure, as in {@code items.hit_ratio}. */
  public String name() {
    return component + "." + figure;
  }
}
