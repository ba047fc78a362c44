package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.statistics.HistogramSnapshot;
import archsim.core.statistics.LatencyHistogram;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
  /** Values 1…5: mean 3, s² = 2.5, t(4) = 2.776445 at 95 % (any table). */
  @Test
  void meansHaveTheIntervalOfStudent() {
    Estimate estimate = Estimate.ofMeans(1, 2, 3, 4, 5);

    assertThat(estimate.value()).isEqualTo(3);
    assertThat(estimate.standardError()).isCloseTo(Math.sqrt(0.5), within(1e-12));
    assertThat(estimate.halfWidth(0.95)).isCloseTo(2.776445 * Math.sqrt(0.5), within(1e-6));
    assertThat(estimate.lower(0.95)).isCloseTo(3 - 2.776445 * Math.sqrt(0.5), within(1e-6));
    assertThat(estimate.upper(0.99)).isCloseTo(3 + 4.604095 * Math.sqrt(0.5), within(1e-6));
    assertThat(estimate.toResult().replications()).isEqualTo(5);
  }

  @Test
  void oneReplicationHasNoInterval() {
    for (Estimate estimate :
        List.of(
            Estimate.ofMeans(7),
            Estimate.ofRatio(new long[] {3}, new long[] {10}),
            Estimate.ofRatioOfSums(new double[] {3}, new double[] {10}),
            quantile(0.5, List.of(times(1, 2, 3))))) {
      assertThat(estimate.hasInterval()).isFalse();
      assertThat(estimate.lower(0.95)).isNaN();
      assertThat(estimate.toResult().value()).isEqualTo(estimate.value());
      assertThat(estimate.toResult().halfWidth()).isNull();
    }
  }

  @Test
  void whatWasNotObservedIsRefused() {
    for (Estimate estimate :
        List.of(
            Estimate.ofMeans(),
            Estimate.ofMeans(1, Double.NaN),
            Estimate.ofRatio(new long[2], new long[2]),
            Estimate.ofRatioOfSums(new double[2], new double[2]),
            quantile(0.9, List.of(HistogramSnapshot.EMPTY)))) {
      assertThat(estimate.isRefused()).isTrue();
      assertThat(estimate.interval(0.95)).isEqualTo(Interval.NONE);
      assertThat(estimate.toResult().value()).isNull();
      assertThat(estimate.toResult().refused()).contains("nothing was observed");
    }
  }

  /** r = 6/60; residuals 1−2, 2−2, 3−2: variance 3/2 · 2 / 60². */
  @Test
  void ratiosOfSumsUseTheRatioEstimator() {
    Estimate estimate = Estimate.ofRatioOfSums(new double[] {1, 2, 3}, new double[] {20, 20, 20});

    assertThat(estimate.value()).isCloseTo(0.1, within(1e-15));
    assertThat(estimate.standardError()).isCloseTo(Math.sqrt(3) / 60, within(1e-12));
  }

  /** Equal weights make the ratio estimator the t-interval of the means. */
  @Test
  void ratiosOfEqualWeightsAreMeans() {
    Estimate ratio = Estimate.ofRatioOfSums(new double[] {10, 14, 9}, new double[] {5, 5, 5});
    Estimate means = Estimate.ofMeans(2, 2.8, 1.8);

    assertThat(ratio.lower(0.9)).isCloseTo(means.lower(0.9), within(1e-12));
    assertThat(ratio.upper(0.9)).isCloseTo(means.upper(0.9), within(1e-12));
  }

  /** No event in n trials: the upper end is 1 − (α/2)^(1/n), Clopper and Pearson. */
  @Test
  void ratiosWithoutEventsAreAsWideAsClopperPearson() {
    Estimate estimate = Estimate.ofRatio(new long[3], new long[] {1000, 1000, 1000});

    assertThat(estimate.value()).isZero();
    assertThat(estimate.lower(0.95)).isZero();
    assertThat(estimate.upper(0.95))
        .isCloseTo(1 - StrictMath.pow(0.025, 1 / 3000.0), within(1e-10));
    assertThat(estimate.toResult().halfWidth()).isEqualTo(estimate.upper(0.95));
  }

  @Test
  void ratiosWidenWhereReplicationsDiffer() {
    Estimate alike = Estimate.ofRatio(new long[] {50, 50, 50}, new long[] {100, 100, 100});
    Estimate unlike = Estimate.ofRatio(new long[] {10, 50, 90}, new long[] {100, 100, 100});

    // Clopper-Pearson for 150 of 300: 0.4420 … 0.5580.
    assertThat(alike.lower(0.95)).isCloseTo(0.4420, within(1e-4));
    assertThat(unlike.lower(0.95)).isBetween(0.05, 0.1);
    assertThat(unlike.upper(0.95)).isEqualTo(1);
  }

  @Test
  void replicationsWithoutTrialsDoNotCount() {
    Estimate estimate = Estimate.ofRatio(new long[] {1, 0, 3}, new long[] {10, 0, 10});

    assertThat(estimate.value()).isEqualTo(0.2);
    assertThat(estimate.replications()).isEqualTo(2);
    assertThat(Estimate.ofRatio(new long[] {1, 0}, new long[] {10, 0}).hasInterval()).isFalse();
  }

  @Test
  void largeCountsHaveAnIntervalToo() {
    long n = 2_000_000_000L;
    Interval interval = ClopperPearson.of(n / 1000, n, 0.95);

    // The normal approximation is good to 1e-3 of its width here.
    double halfWidth = 1.959964 * Math.sqrt(0.001 * 0.999 / n);
    assertThat(interval.low()).isCloseTo(0.001 - halfWidth, within(2e-3 * halfWidth));
    assertThat(interval.high()).isCloseTo(0.001 + halfWidth, within(2e-3 * halfWidth));
  }

  /** Quantiles 1, 2 and 6 around a pooled 2: squares 1 + 0 + 16 over n(n−1) = 6. */
  @Test
  void quantilesAreSectionedAroundThePooledOne() {
    Estimate estimate =
        quantile(
            0.5, List.of(times(1, 1, 1), HistogramSnapshot.EMPTY, times(2, 2, 2), times(6, 6, 6)));

    assertThat(estimate.value()).isCloseTo(2, within(2e-3));
    assertThat(estimate.replications()).isEqualTo(3);
    assertThat(estimate.standardError()).isCloseTo(Math.sqrt(17 / 6.0), within(5e-3));
  }

  /** Of the times of each replication. */
  static Estimate quantile(double q, List<HistogramSnapshot> perReplication) {
    return Estimate.ofQuantile(q, HistogramSnapshot.merge(perReplication), perReplication);
  }

  static HistogramSnapshot times(double... seconds) {
    var histogram = new LatencyHistogram(3);
    for (double time : seconds) {
      histogram.record(time);
    }
    return histogram.snapshot();
  }
}
