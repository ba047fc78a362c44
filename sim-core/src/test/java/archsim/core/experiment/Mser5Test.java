package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import archsim.core.random.Streams;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;

class Mser5Test {
  private static final int LENGTH = 1000;

  @Test
  void cutsLittleOfAStationarySeries() {
    int[] cuts =
        IntStream.range(0, 200)
            .map(run -> Mser5.truncation(autoregressive(run, 0.5, 0)))
            .sorted()
            .toArray();

    assertThat(cuts[100]).isLessThan(LENGTH / 20);
    assertThat(cuts[190]).isLessThan(LENGTH / 2);
  }

  /**
   * x(t) = 0.9 x(t−1) + noise starts at 200, where its standard deviation is 2.3: after 30 values
   * the bias is 8.5, after 50 it is 1. A correlated series is cut too far now and then, as noise
   * that looks like a bias is; hence quantiles over many runs.
   */
  @Test
  void cutsAnInitialBias() {
    int[] cuts =
        IntStream.range(0, 200)
            .map(run -> Mser5.truncation(autoregressive(run, 0.9, 200)))
            .sorted()
            .toArray();

    assertThat(cuts[0]).isGreaterThanOrEqualTo(30);
    assertThat(cuts[100]).isLessThanOrEqualTo(150);
    assertThat(cuts[180]).isLessThanOrEqualTo(LENGTH / 2);
  }

  @Test
  void aTrendIsNeverOver() {
    double[] trend = IntStream.range(0, LENGTH).mapToDouble(t -> t).toArray();

    assertThat(Mser5.truncation(trend)).isGreaterThan(trend.length / 2);
  }

  @Test
  void aConstantSeriesIsStationary() {
    double[] constant = new double[LENGTH];
    Arrays.fill(constant, 0.1);

    assertThat(Mser5.truncation(constant)).isZero();
  }

  /** The definition, cut by cut, beside the one pass. */
  @Test
  void minimisesTheDefinition() {
    double[] series = autoregressive(3, 0.9, 50);
    int batches = LENGTH / 5;
    double[] means =
        IntStream.range(0, batches)
            .mapToDouble(i -> Arrays.stream(series, 5 * i, 5 * i + 5).average().orElseThrow())
            .toArray();
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int d = 0; d <= batches - 5; d++) {
      double mean = Arrays.stream(means, d, batches).average().orElseThrow();
      double squares = Arrays.stream(means, d, batches).map(z -> (z - mean) * (z - mean)).sum();
      double statistic = squares / (batches - d) / (batches - d);
      if (statistic < least) {
        least = statistic;
        best = d;
      }
    }

    assertThat(Mser5.truncation(series)).isEqualTo(5 * best);
  }

  @Test
  void periodsWithoutObservationRepeatTheOneBefore() {
    double[] gaps = new double[LENGTH];
    Arrays.fill(gaps, 2);
    gaps[0] = Double.NaN;
    gaps[500] = Double.NaN;
    double[] nothing = new double[LENGTH];
    Arrays.fill(nothing, Double.NaN);

    assertThat(Mser5.truncation(gaps)).isZero();
    assertThat(Mser5.truncation(nothing)).isZero();
  }

  @Test
  void tooShortASeriesIsABug() {
    assertThatIllegalArgumentException().isThrownBy(() -> Mser5.truncation(new double[49]));
  }

  private static double[] autoregressive(int run, double memory, double start) {
    var noise =
        ZigguratSampler.NormalizedGaussian.of(new Streams(7, run).sequential("ar", "noise"));
    double[] series = new double[LENGTH];
    double x = start;
    for (int t = 0; t < LENGTH; t++) {
      x = memory * x + noise.sample();
      series[t] = x;
    }
    return series;
  }
}
