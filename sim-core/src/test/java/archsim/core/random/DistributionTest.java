package archsim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.spec.Dimension;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each family draws what its moments say, from each of the two kinds of stream. */
class DistributionTest {
  private static final int DRAWS = 200_000;
  private static final double SIGMAS = 4.5;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3ms",
        "exp(8ms)",
        "lognormal(p50=3ms p99=20ms)",
        "lognormal(mean=5ms cv=0.5)",
        "gamma(mean=5ms cv=0.3)",
        "gamma(mean=5ms cv=1.7)",
        "erlang(k=1 mean=5ms)",
        "erlang(k=4 mean=5ms)",
        "hyperexp(mean=5ms cv=1)",
        "hyperexp(mean=5ms cv=2)",
        "weibull(shape=0.8 scale=5ms)",
        "weibull(shape=3 scale=5ms)",
        "uniform(1ms 3ms)",
        "normal(mean=5ms sd=1ms)",
        "normal(mean=1ms sd=2ms)",
        "normal(mean=0 sd=2ms)",
        "pareto(min=1ms alpha=12)",
        "pareto(min=1ms alpha=1 max=100ms)",
        "pareto(min=1ms alpha=1.5 max=1s)",
        "pareto(min=1ms alpha=2 max=50ms)",
        "mix(90% 2ms 10% exp(50ms))",
        "mix(50% mix(20% 1ms 80% uniform(1ms 2ms)) 50% erlang(k=2 mean=1ms))"
      })
  void drawsWhatItsMomentsSay(String text) {
    var distribution = Distribution.parse(text, Dimension.SECONDS);

    meetsItsMoments(distribution, draw(distribution, 1));
    meetsItsMoments(distribution, drawKeyed(distribution));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zipf(n=1 s=1)", "zipf(n=10 s=0)", "zipf(n=1k s=0.8)", "zipf(n=2M s=1)"})
  void ranksMeetTheirMoments(String text) {
    var zipf = Distribution.parse(text, Dimension.COUNT);

    meetsItsMoments(zipf, draw(zipf, 2));
  }

  @Test
  void measuredValuesMeetTheirMoments() {
    meetsItsMoments(new Empirical(3, 1, 4, 1, 5), draw(new Empirical(3, 1, 4, 1, 5), 3));
    var percentiles = new Percentiles(new double[] {0, 0.5, 0.9, 1}, new double[] {1, 2, 6, 20});
    meetsItsMoments(percentiles, draw(percentiles, 4));
  }

  @Test
  void aFunctionOfItsStream() {
    var distribution = Distribution.parse("gamma(mean=5ms cv=1.7)", Dimension.SECONDS);

    assertThat(draw(distribution, 7)).isEqualTo(draw(distribution, 7));
    assertThat(draw(distribution, 7)).isNotEqualTo(draw(distribution, 8));
  }

  @Test
  void lognormalKeepsItsQuantiles() {
    double[] values = draw(Distribution.parse("lognormal(p50=3ms p99=20ms)", Dimension.SECONDS), 5);

    assertThat(shareUpTo(values, 0.003)).isCloseTo(0.5, within(standardError(0.5) * SIGMAS));
    assertThat(shareUpTo(values, 0.020)).isCloseTo(0.99, within(standardError(0.99) * SIGMAS));
  }

  @Test
  void zipfKeepsItsProbabilities() {
    var zipf = new Zipf(100, 0.9);
    double[] values = draw(zipf, 6);

    for (int rank : new int[] {1, 2, 10, 100}) {
      double p = zipf.probability(rank);
      double share = shareUpTo(values, rank) - shareUpTo(values, rank - 1);
      assertThat(share).isCloseTo(p, within(standardError(p) * SIGMAS));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, -1.2, 0, 0.5, 1, 1.5, 3})
  void sumsOfPowersMeetTheirTerms(double s) {
    double sum = 0;
    for (int k = 50_000; k >= 1; k--) {
      sum += StrictMath.pow(k, -s);
    }

    assertThat(SpecialFunctions.harmonic(50_000, s)).isCloseTo(sum, within(1e-12 * sum));
  }

  @Test
  void specialFunctionsMeetTheTables() {
    // Γ(1/2) = √π, Γ(11) = 10!; Abramowitz and Stegun, table 26.1.
    assertThat(StrictMath.exp(2 * SpecialFunctions.logGamma(0.5)))
        .isCloseTo(StrictMath.PI, within(1e-13));
    assertThat(StrictMath.exp(SpecialFunctions.logGamma(11))).isCloseTo(3628800, within(1e-6));
    assertThat(SpecialFunctions.normalProbability(1)).isCloseTo(0.841344746068543, within(1e-15));
    assertThat(SpecialFunctions.normalProbability(3)).isCloseTo(0.998650101968370, within(1e-15));
  }

  private static void meetsItsMoments(Distribution distribution, double[] values) {
    assertThat(Arrays.stream(values)).allMatch(x -> x >= 0 && Double.isFinite(x));
    assertThat(mean(values))
        .as("mean")
        .isCloseTo(distribution.mean(), within(tolerance(values, distribution.mean())));
    double[] squares = Arrays.stream(values).map(x -> x * x).toArray();
    assertThat(mean(squares))
        .as("second moment")
        .isCloseTo(
            distribution.secondMoment(), within(tolerance(squares, distribution.secondMoment())));
  }

  /** 4.5 standard errors of the mean, and what adding up 200,000 numbers rounds off. */
  private static double tolerance(double[] values, double expected) {
    double mean = mean(values);
    double variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length;
    return SIGMAS * Math.sqrt(variance / values.length) + 1e-12 * expected;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double shareUpTo(double[] values, double limit) {
    return Arrays.stream(values).filter(x -> x <= limit).count() / (double) values.length;
  }

  private static double standardError(double p) {
    return Math.sqrt(p * (1 - p) / DRAWS);
  }

  private static double[] draw(Distribution distribution, long seed) {
    var sampler = distribution.sampler(new Streams(seed, 0).sequential("test", "draw"));
    double[] values = new double[DRAWS];
    Arrays.setAll(values, i -> sampler.sample());
    return values;
  }

  /** One draw for each request, as components draw. */
  private static double[] drawKeyed(Distribution distribution) {
    var random = new Streams(11, 0).keyed("test", "draw");
    var sampler = distribution.sampler(random);
    double[] values = new double[DRAWS];
    for (int request = 0; request < DRAWS; request++) {
      random.seek(request, 1);
      values[request] = sampler.sample();
    }
    return values;
  }
}
