package archsim.core.experiment;

import archsim.core.statistics.HistogramSnapshot;
import java.util.Arrays;
import java.util.List;

/**
 * Counts the excursions of response times above levels: a level is crossed when a response reaches
 * it, and counts again only after one fell to half of it. Response times are correlated: a burst of
 * a thousand slow requests is one observation of the tail, and one excursion.
 *
 * <p>Half of the level is measured from the least possible response m, that is m + (level − m)/2:
 * behind a network of constant 50 ms no response ever falls below half of a p99 of 80 ms. With m =
 * 0 it is half of the level.
 *
 * <p>Because both the levels and the points where they are armed again ascend, the levels that wait
 * to be armed are always the lowest ones; so {@link #observe} costs two comparisons.
 *
 * <p>The lowest level is watched until it has {@value #ENOUGH} excursions: a hundred times what a
 * quantile needs, and the median is crossed all the time.
 */
public final class Excursions {
  /** The resolution of the histogram that levels come from, as a share of the value. */
  private static final double RESOLUTION = 1e-3;

  /** Excursions after which the lowest level is watched no more. */
  public static final int ENOUGH = 1000;

  private final double[] levels;
  private final double[] rearms;
  private final long[] counts;

  // Levels below this one have had enough; they count as crossed for good.
  private int lowest;
  private int crossed;
  private double nextLevel;
  private double nextRearm;

  /**
   * What to count.
   *
   * @param quantiles of the pilot, ascending
   * @param levels response times in seconds, ascending
   * @param rearms at or below which each level counts again, ascending
   */
  public record Levels(List<Double> quantiles, List<Double> levels, List<Double> rearms) {
    public Levels {
      quantiles = List.copyOf(quantiles);
      levels = List.copyOf(levels);
      rearms = List.copyOf(rearms);
      checkAscending(levels);
      checkAscending(rearms);
      if (levels.size() != quantiles.size() || levels.size() != rearms.size()) {
        throw new IllegalArgumentException("one level and one re-arming point per quantile");
      }
    }

    /** Counts nothing: for the pilot, which does not know the levels yet. */
    public static Levels none() {
      return new Levels(List.of(), List.of(), List.of());
    }

    /**
     * The quantiles of a pilot as levels; none where it observed nothing. Levels and re-arming
     * points give way by the resolution of the histogram: a response that is always the same is
     * above its quantile as often as not, whatever the rounding.
     */
    public static Levels of(HistogramSnapshot pilot, List<Double> quantiles) {
      if (pilot.count() == 0) {
        return none();
      }
      double least = pilot.min();
      List<Double> sorted = quantiles.stream().sorted().distinct().toList();
      List<Double> levels =
          sorted.stream().map(q -> Math.max(least, pilot.quantile(q)) * (1 - RESOLUTION)).toList();
      List<Double> rearms =
          levels.stream()
              .map(level -> Math.max(least * (1 + RESOLUTION), least + (level - least) / 2))
              .toList();
      return new Levels(sorted, levels, rearms);
    }

    /** Where a quantile is among the levels, −1 if it is not. */
    public int indexOf(double quantile) {
      return quantiles.indexOf(quantile);
    }

    private static void checkAscending(List<Double> values) {
      for (int i = 1; i < values.size(); i++) {
        if (values.get(i) < values.get(i - 1)) {
          throw new IllegalArgumentException("not ascending: " + values);
        }
      }
    }
  }

  public Excursions(Levels levels) {
    this.levels = levels.levels().stream().mapToDouble(Double::doubleValue).toArray();
    this.rearms = levels.rearms().stream().mapToDouble(Double::doubleValue).toArray();
    this.counts = new long[this.levels.length];
    watch();
  }

  /** Takes the next response time in seconds; +∞ for a request that did not end OK. */
  public void observe(double responseTime) {
    if (responseTime >= nextLevel) {
      rise(responseTime);
    } else if (responseTime <= nextRearm) {
      fall(responseTime);
    }
  }

  private void rise(double responseTime) {
    while (crossed < levels.length && responseTime >= levels[crossed]) {
      counts[crossed++]++;
    }
    while (lowest < crossed && counts[lowest] >= ENOUGH) {
      lowest++;
    }
    watch();
  }

  private void fall(double responseTime) {
    while (crossed > lowest && responseTime <= rearms[crossed - 1]) {
      crossed--;
    }
    watch();
  }

  private void watch() {
    nextLevel = crossed == levels.length ? Double.POSITIVE_INFINITY : levels[crossed];
    nextRearm = crossed == lowest ? Double.NEGATIVE_INFINITY : rearms[crossed - 1];
  }

  /** How many levels are watched. */
  public int size() {
    return levels.length;
  }

  /** How often a level was crossed since the last reset, or {@link #ENOUGH} times and more. */
  public long count(int level) {
    return counts[level];
  }

  /** Forgets the counts at the end of the warm-up; what is above a level stays above it. */
  public void reset() {
    Arrays.fill(counts, 0);
    lowest = 0;
    watch();
  }
}
