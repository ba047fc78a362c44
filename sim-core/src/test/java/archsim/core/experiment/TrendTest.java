package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final int REPLICATIONS = 5;
  private static final int BUCKETS = 100;
  private static final double BUCKET = 6;

  @Test
  void theSlopeOfALineIsItsOwn() {
    assertThat(Trend.slope(new double[] {1, 3, 5, 7}, 0.5)).isCloseTo(4, within(1e-12));
    assertThat(Trend.slope(new double[] {2, 2, 2}, 0.5)).isZero();
  }

  @Test
  void theFastestGrowerIsNamed() {
    SortedMap<String, List<double[]>> inside = new TreeMap<>();
    inside.put("app", noisy("app", 12));
    inside.put("db", noisy("db", 0));
    inside.put("web", noisy("web", 0.5));

    assertThat(Trend.strongest(inside, BUCKET).orElseThrow())
        .hasToString("queue of app grows by 12/s");
  }

  @Test
  void growthWithNextToNothingUnfinishedDoesNotMatter() {
    assertThat(Trend.matters(1000, 1_000_000)).isFalse();
    assertThat(Trend.matters(1001, 1_000_000)).isTrue();
  }

  /** 1,000 steady systems of 20 components: 1 % are called unsteady, 10 ± 3.2 (σ), at 4 σ. */
  @Test
  void steadySystemsOfManyComponentsAreSteady() {
    int called = 0;
    for (int system = 0; system < 1000; system++) {
      SortedMap<String, List<double[]>> inside = new TreeMap<>();
      for (int component = 0; component < 20; component++) {
        inside.put("c" + component, noisy("s%dc%d".formatted(system, component), 0));
      }
      called += Trend.strongest(inside, BUCKET).isPresent() ? 1 : 0;
    }

    assertThat(called).isLessThanOrEqualTo(22);
  }

  @Test
  void oneReplicationShowsALineThatGrowsToo() {
    List<double[]> one = noisy("app", 12).subList(0, 1);

    Trend.Growth growth = Trend.of("app", one, BUCKET).orElseThrow();
    assertThat(growth.perSecond()).isCloseTo(12, within(0.01));
    assertThat(growth.atLeast()).isBetween(11.9, 12.0);
    assertThat(Trend.of("db", noisy("db", 0).subList(0, 1), BUCKET)).isEmpty();
    assertThat(Trend.strongest(new TreeMap<>(), BUCKET)).isEmpty();
  }

  /**
   * A line in front of a server that is busy all the time, at a load of exactly 100 %: what it
   * changes by is independent from step to step. 1 % of 2,000 are called growing, 20 ± 4.4 (σ), at
   * 4 σ.
   */
  @Test
  void aLineThatDriftsByChanceDoesNotGrow() {
    int called = 0;
    for (int line = 0; line < 2000; line++) {
      var random = new Streams(12, line).sequential("app", "drift");
      double[] series = new double[BUCKETS];
      double level = 300;
      for (int t = 0; t < BUCKETS; t++) {
        double before = level;
        for (int step = 0; step < 20; step++) {
          level += random.nextDouble() - 0.5;
        }
        series[t] = (before + level) / 2;
      }
      called += Trend.of("app", List.of(series), BUCKET).isPresent() ? 1 : 0;
    }

    assertThat(called).isBetween(3, 37);
  }

  /** M/M/1 at ρ = 0.8 from empty: it fills up at first, and does not grow. */
  @Test
  void aLineThatSettlesDoesNotGrow() {
    int called = 0;
    for (int line = 0; line < 1000; line++) {
      var random = new Streams(13, line).sequential("app", "line");
      double[] series = new double[BUCKETS];
      int level = 0;
      for (int event = 0; event < 1000 * BUCKETS; event++) {
        level += random.nextDouble() < 0.8 / 1.8 ? 1 : level > 0 ? -1 : 0;
        series[event / 1000] += level / 1000.0;
      }
      called += Trend.of("app", List.of(series), BUCKET).isPresent() ? 1 : 0;
    }

    assertThat(called).isLessThanOrEqualTo(22);
  }

  @Test
  void whatGainsNextToNothingInARunDoesNotMatter() {
    List<double[]> filled = new ArrayList<>();
    for (int i = 0; i < REPLICATIONS; i++) {
      double[] series = new double[BUCKETS];
      for (int t = 0; t < BUCKETS; t++) {
        series[t] = 1000 + 0.05 * t;
      }
      filled.add(series);
    }

    Trend.Growth growth = Trend.of("app", filled, BUCKET).orElseThrow();
    assertThat(Trend.matters(growth, filled, BUCKET)).isFalse();
    List<double[]> fills = noisy("app", 12);
    assertThat(Trend.matters(Trend.of("app", fills, BUCKET).orElseThrow(), fills, BUCKET)).isTrue();
  }

  private static List<double[]> noisy(String name, double perSecond) {
    List<double[]> replications = new ArrayList<>();
    for (int i = 0; i < REPLICATIONS; i++) {
      var random = new Streams(11, i).sequential(name, "noise");
      double[] series = new double[BUCKETS];
      for (int t = 0; t < BUCKETS; t++) {
        series[t] = perSecond * BUCKET * t + 10 * random.nextDouble();
      }
      replications.add(series);
    }
    return replications;
  }
}
