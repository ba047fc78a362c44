package archsim.core.experiment;

import static archsim.core.experiment.EstimateTest.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.random.Streams;
import archsim.core.results.Verdict;
import archsim.core.statistics.HistogramSnapshot;
import archsim.core.statistics.LatencyHistogram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromisedLatencyTest {
  private static final int REPLICATIONS = 5;
  private static final int REQUESTS = 10_000;
  private static final long[] NO = new long[REPLICATIONS];

  @Test
  void withoutErrorsItIsTheQuantile() {
    List<HistogramSnapshot> ok = uniform();
    Estimate plain = EstimateTest.quantile(0.99, ok);

    Estimate promised = PromisedLatency.quantile(0.99, ok, NO, NO);

    assertThat(promised.value()).isEqualTo(plain.value()).isCloseTo(0.99, within(5e-3));
    assertThat(promised.lower(0.95)).isLessThanOrEqualTo(promised.value());
    assertThat(promised.upper(0.95)).isGreaterThanOrEqualTo(promised.value());
    assertThat(promised.halfWidth(0.95)).isLessThan(0.01);
  }

  /** 5 % slower than any limit: the p90 of all is the 0.9/0.95 quantile of those that ended OK. */
  @Test
  void whatDidNotEndOkIsSlowerThanAnyLimit() {
    long[] notOk = sameForAll(REQUESTS * 3 / 95);
    long[] overdue = sameForAll(REQUESTS * 2 / 95);

    Estimate promised = PromisedLatency.quantile(0.9, uniform(), notOk, overdue);

    assertThat(promised.value()).isCloseTo(0.9 / 0.95, within(0.01));
  }

  @Test
  void moreErrorsThanTheQuantileLeavesOutFail() {
    Estimate promised = PromisedLatency.quantile(0.99, uniform(), sameForAll(500), NO);
    Slo slo = Slo.parse("p99 < 1h");
    SloVerdict verdict = SloVerdict.decide(promised, slo, 0.95);

    assertThat(promised.value()).isInfinite();
    assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(verdict.reason()).contains("did not end OK");
    assertThat(verdict.toResult(slo, "users", promised, "error").value()).isNull();
    assertThat(promised.toResult().refused()).contains("did not end OK");
  }

  @Test
  void withoutErrorsTheMeanIsTheMean() {
    Estimate mean = PromisedLatency.mean(uniform(), NO);

    assertThat(mean.value()).isCloseTo(0.5, within(0.01));
    assertThat(SloVerdict.decide(mean, Slo.parse("mean < 600ms"), 0.95).verdict())
        .isEqualTo(Verdict.PASS);
  }

  /** The times of those that ended OK are the same, so that refusing the others bought a PASS. */
  @Test
  void oneRequestThatDidNotEndOkBreaksEveryPromiseOnTheMean() {
    long[] one = {0, 0, 1, 0, 0};
    Estimate mean = PromisedLatency.mean(uniform(), one);
    Slo slo = Slo.parse("mean < 600ms");

    assertThat(mean.value()).isInfinite();
    assertThat(SloVerdict.decide(mean, slo, 0.95).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(SloVerdict.decide(mean, Slo.parse("mean > 1h"), 0.95).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(PromisedLatency.whyMeanIsInfinite(slo, 1, 50_001))
        .contains("1 of 50001 requests (0.002%) did not end OK", "p90 < 600ms");
  }

  /** Errors in one replication of five: the quantile may be infinite or not, so nothing is said. */
  @Test
  void errorsInSomeReplicationsAreUndecided() {
    long[] notOk = {0, 0, 400, 0, 0};

    Estimate promised = PromisedLatency.quantile(0.99, uniform(), notOk, NO);

    assertThat(promised.value()).isFinite();
    assertThat(promised.upper(0.95)).isInfinite();
    assertThat(promised.toResult().halfWidth()).isNull();
    assertThat(SloVerdict.decide(promised, Slo.parse("p99 < 1h"), 0.95).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  /** The verdict by the quantile's interval is the verdict by the share within the limit. */
  @ParameterizedTest
  @ValueSource(doubles = {0.8, 0.97, 0.98, 0.985, 0.988, 0.99, 0.992, 0.995, 0.999})
  void decidesByTheShareWithinTheLimit(double limit) {
    List<HistogramSnapshot> ok = uniform();
    long[] notOk = {3, 0, 30, 11, 6};
    Estimate share = PromisedLatency.shareWithin(limit, ok, notOk, NO);
    Estimate quantile = PromisedLatency.quantile(0.98, ok, notOk, NO);

    Verdict byShare = SloVerdict.decide(share, Slo.Comparator.AT_LEAST, 0.98, 0.95).verdict();

    assertThat(SloVerdict.decide(quantile, Slo.Comparator.AT_MOST, limit, 0.95).verdict())
        .isEqualTo(byShare);
  }

  @Test
  void aConstantLatencyIsExact() {
    List<HistogramSnapshot> ok = new ArrayList<>();
    for (int i = 0; i < REPLICATIONS; i++) {
      double[] same = Collections.nCopies(REQUESTS, 0.4).stream().mapToDouble(x -> x).toArray();
      ok.add(times(same));
    }
    Estimate promised = PromisedLatency.quantile(0.99, ok, NO, NO);

    assertThat(promised.interval(0.95)).isEqualTo(new Interval(0.4, 0.4));
    assertThat(SloVerdict.decide(promised, Slo.parse("p99 < 400ms"), 0.95).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(SloVerdict.decide(promised, Slo.parse("p99 <= 400ms"), 0.95).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void nothingEndedIsRefused() {
    List<HistogramSnapshot> none = Collections.nCopies(REPLICATIONS, HistogramSnapshot.EMPTY);

    assertThat(PromisedLatency.quantile(0.99, none, NO, NO).isRefused()).isTrue();
    assertThat(PromisedLatency.quantile(0.99, none, sameForAll(7), NO).value()).isInfinite();
    assertThat(PromisedLatency.quantile(0.99, none, sameForAll(7), NO).lower(0.95)).isInfinite();
  }

  private static long[] sameForAll(long count) {
    return Collections.nCopies(REPLICATIONS, count).stream().mapToLong(x -> x).toArray();
  }

  private static List<HistogramSnapshot> uniform() {
    List<HistogramSnapshot> replications = new ArrayList<>();
    for (int i = 0; i < REPLICATIONS; i++) {
      var random = new Streams(1, i).sequential("uniform", "latency");
      var histogram = new LatencyHistogram(3);
      for (int k = 0; k < REQUESTS; k++) {
        histogram.record(random.nextDouble());
      }
      replications.add(histogram.snapshot());
    }
    return replications;
  }
}
