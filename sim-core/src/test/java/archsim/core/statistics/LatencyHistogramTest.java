package archsim.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.random.Lognormal;
import archsim.core.random.Sampler;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantiles against the sorted times themselves, and what happens at the ends of the scale. */
class LatencyHistogramTest {
  private static final double[] QUANTILES = {0, 0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999, 1};

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void quantilesAreWithinTheDigits(int digits) {
    double[] times = times(100_000);
    HistogramSnapshot snapshot = histogram(digits, times).snapshot();
    Arrays.sort(times);

    for (double q : QUANTILES) {
      double exact = times[Math.max(0, (int) Math.ceil(q * times.length) - 1)];
      assertThat(snapshot.quantile(q))
          .isCloseTo(exact, within(exact * Math.pow(10, -digits) + 0.5e-9));
    }
    assertThat(snapshot.quantile(0)).isGreaterThanOrEqualTo(snapshot.min());
    assertThat(snapshot.quantile(1)).isLessThanOrEqualTo(snapshot.max());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void bucketsAreThoseOfAnHdrHistogram(int digits) {
    double[] times = times(50_000);
    HistogramSnapshot snapshot = histogram(digits, times).snapshot();
    Histogram reference = new Histogram(digits);
    for (double time : times) {
      reference.recordValue((long) (time * 1e9 + 0.5));
    }

    int i = 0;
    for (HistogramIterationValue bucket : reference.recordedValues()) {
      long middle = reference.medianEquivalentValue(bucket.getValueIteratedTo());
      assertThat(snapshot.seconds(i)).isEqualTo(middle / 1e9);
      assertThat(snapshot.countAt(i++)).isEqualTo(bucket.getCountAtValueIteratedTo());
    }
    assertThat(snapshot.size()).isEqualTo(i);
  }

  @Test
  void sumsAndExtremesAreExact() {
    double[] times = times(1000);
    HistogramSnapshot snapshot = histogram(2, times).snapshot();
    double sum = 0;
    for (double time : times) {
      sum += time;
    }

    assertThat(snapshot.count()).isEqualTo(1000);
    assertThat(snapshot.sum()).isEqualTo(sum);
    assertThat(snapshot.mean()).isEqualTo(sum / 1000);
    assertThat(snapshot.min()).isEqualTo(Arrays.stream(times).min().orElseThrow());
    assertThat(snapshot.max()).isEqualTo(Arrays.stream(times).max().orElseThrow());
  }

  @Test
  void mergingIsLikeRecordingInOne() {
    double[] times = times(30_000);
    HistogramSnapshot whole = histogram(3, times).snapshot();
    List<HistogramSnapshot> parts = new ArrayList<>();
    parts.add(HistogramSnapshot.EMPTY);
    for (int part = 0; part < 3; part++) {
      parts.add(
          histogram(3, Arrays.copyOfRange(times, 10_000 * part, 10_000 * part + 10_000))
              .snapshot());
    }
    HistogramSnapshot merged = HistogramSnapshot.merge(parts);

    assertThat(merged).usingRecursiveComparison().ignoringFields("sum").isEqualTo(whole);
    assertThat(merged.sum()).isCloseTo(whole.sum(), within(1e-9 * whole.sum()));
    assertThat(merged.countAbove(0.01)).isEqualTo(whole.countAbove(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void packingLosesNothing(int digits) {
    double[] times = times(30_000);
    times[7] = 0;
    times[8] = 1e-10;
    times[9] = 1e12;
    LatencyHistogram histogram = histogram(digits, times);
    PackedHistogram packed = histogram.pack();
    HistogramSnapshot twice = PackedHistogram.merge(List.of(packed, packed));

    assertThat(PackedHistogram.merge(List.of(packed)))
        .usingRecursiveComparison()
        .isEqualTo(histogram.snapshot());
    assertThat(twice)
        .usingRecursiveComparison()
        .isEqualTo(HistogramSnapshot.merge(List.of(histogram.snapshot(), histogram.snapshot())));
  }

  @Test
  void manyEqualTimesArePackedWhole() {
    PackedHistogram packed = histogram(3, 0.25, 0.25).pack();

    assertThat(PackedHistogram.merge(Collections.nCopies(1 << 10, packed)).countAt(0))
        .isEqualTo(1L << 11);
    assertThat(PackedHistogram.merge(List.of()).count()).isZero();
  }

  @Test
  void noTimeAtAllIsATime() {
    HistogramSnapshot snapshot = histogram(3, 0, 0, 0, 1e-10, 1).snapshot();

    assertThat(snapshot.count()).isEqualTo(5);
    assertThat(snapshot.min()).isZero();
    assertThat(snapshot.quantile(0.8)).isZero();
    assertThat(snapshot.quantile(0.81)).isCloseTo(1, within(0.001));
    assertThat(snapshot.countAbove(0)).isEqualTo(1);
    assertThat(snapshot.size()).isEqualTo(2);
  }

  @Test
  void hugeTimesStayInTheLastBucketAndKeepTheirSum() {
    HistogramSnapshot snapshot = histogram(3, 1, 1e9, 1e12).snapshot();

    assertThat(snapshot.sum()).isEqualTo(1 + 1e9 + 1e12);
    assertThat(snapshot.max()).isEqualTo(1e12);
    assertThat(snapshot.count()).isEqualTo(3);
    assertThat(snapshot.quantile(0.5)).isGreaterThan(9e6);
  }

  @Test
  void nothingRecordedHasNoQuantile() {
    for (HistogramSnapshot nothing :
        List.of(
            HistogramSnapshot.EMPTY,
            new LatencyHistogram(3).snapshot(),
            HistogramSnapshot.merge(List.of()))) {
      assertThat(nothing.count()).isZero();
      assertThat(nothing.quantile(0.5)).isNaN();
      assertThat(nothing.mean()).isNaN();
      assertThat(nothing.max()).isZero();
    }
  }

  @Test
  void aSnapshotDoesNotChangeAndAResetForgets() {
    LatencyHistogram histogram = histogram(3, 0, 1, 2);
    HistogramSnapshot before = histogram.snapshot();
    histogram.record(5);
    assertThat(before.count()).isEqualTo(3);
    assertThat(before.max()).isEqualTo(2);

    histogram.reset();
    assertThat(histogram.snapshot())
        .usingRecursiveComparison()
        .isEqualTo(new LatencyHistogram(3).snapshot());
  }

  private static double[] times(int count) {
    Sampler sampler = new Lognormal(-5, 2).sampler(new Streams(1, 0).sequential("test", "times"));
    double[] times = new double[count];
    Arrays.setAll(times, i -> sampler.sample());
    return times;
  }

  private static LatencyHistogram histogram(int digits, double... times) {
    LatencyHistogram histogram = new LatencyHistogram(digits);
    for (double time : times) {
      histogram.record(time);
    }
    return histogram;
  }
}
