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

    assertThat(Trend.unsteady(inside, BUCKET, 1001, 1_000_000))
        .hasValue("queue of app grows by 12/s");
  }

  @Test
  void growthWithNextToNothingUnfinishedIsNone() {
    SortedMap<String, List<double[]>> inside = new TreeMap<>();
    inside.put("app", noisy("app", 12));

    assertThat(Trend.unsteady(inside, BUCKET, 1000, 1_000_000)).isEmpty();
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
  void oneReplicationIsNoTest() {
    SortedMap<String, List<double[]>> inside = new TreeMap<>();
    inside.put("app", noisy("app", 12).subList(0, 1));

    assertThat(Trend.strongest(inside, BUCKET)).isEmpty();
    assertThat(Trend.strongest(new TreeMap<>(), BUCKET)).isEmpty();
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
