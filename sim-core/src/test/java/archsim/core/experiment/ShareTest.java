package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.random.Streams;
import archsim.core.theory.ErlangC;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
  /** t(3) at 95 % (any table). */
  private static final double T3 = 3.182446;

  /** 1.5 % with u = √(Σ(±1)²/(4·3))/15: 6667 trials a replication are many, so that u decides. */
  @Test
  void endsAreThoseOfTheLogarithmBelowAndOfTheReciprocalAbove() {
    Share share = share(1_000_000, 14_000, 16_000, 14_000, 16_000);
    double u = Math.sqrt(4 / 12.0) / 15;

    assertThat(share.value()).isEqualTo(0.015);
    assertThat(share.interval(0.95).low()).isCloseTo(0.015 * StrictMath.exp(-T3 * u), within(1e-8));
    assertThat(share.interval(0.95).high()).isCloseTo(0.015 / (1 - T3 * u), within(1e-8));
    assertThat(share.cautious(0.95)).isEqualTo(share.interval(0.95));
  }

  /** √w(x) solves w − 1 = x·√w. */
  @Test
  void aboveTenPercentTheCautiousEndIsThatOfTheScoreThreeTimesAsFar() {
    Share share = share(1_000_000, 5_000, 10_000, 10_000, 15_000);
    double u = Math.sqrt(0.5 / 12);
    double high = share.cautious(0.95).high() / 0.01;

    assertThat(high - 1).isCloseTo(3 * T3 * u * Math.sqrt(high), within(1e-5));
    assertThat(share.interval(0.95).high()).isCloseTo(0.01 / (1 - T3 * u), within(1e-6));
  }

  @Test
  void aShareAboveAHalfMirrorsWhatLacks() {
    Interval misses = share(1000, 100, 150, 130, 120).interval(0.9);
    Interval hits = share(1000, 900, 850, 870, 880).interval(0.9);

    assertThat(hits.low()).isEqualTo(1 - misses.high());
    assertThat(hits.high()).isEqualTo(1 - misses.low());
  }

  /** Three errors in a million requests leave no doubt about 1 %, and some about 0.001 %. */
  @Test
  void fewEventsDecideAboutLimitsThatAreFar() {
    long[] events = {1, 0, 1, 0, 0, 1, 0, 0, 0, 0};
    long[] totals = new long[10];
    Arrays.fill(totals, 100_000);
    Estimate errors = Estimate.ofRatio(events, totals);

    assertThat(SloVerdict.decide(errors, Slo.parse("errors < 1%"), 0.95).verdict().name())
        .isEqualTo("PASS");
    assertThat(SloVerdict.decide(errors, Slo.parse("errors < 0.001%"), 0.95).verdict().name())
        .isEqualTo("UNDECIDED");
  }

  /** All of them in one replication: it could have been in any number of them. */
  @Test
  void aShareThatIsOneBurstHasAWideInterval() {
    Interval interval = share(100_000, 0, 0, 0, 500, 0, 0, 0, 0, 0, 0).interval(0.95);

    assertThat(interval.low()).isLessThan(0.0001);
    assertThat(interval.high()).isBetween(0.01, 0.1);
  }

  /**
   * The limit is the true p99 of an M/M/c queue, so each PASS is wrong, 2.5 % of the runs may have
   * one. Bursts of slow requests are few: {@code p ± t·u·p} passes 5 to 35 % of these.
   */
  @ParameterizedTest
  @CsvSource({"1, 0.8, 2300, 300", "1, 0.8, 23000, 100"})
  void aLimitAtTheTrueValueIsSeldomPassed(int servers, double load, int requests, int runs) {
    checkWrongVerdicts(servers, load, requests, runs);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "1, 0.8, 23000, 1000",
    "1, 0.9, 26000, 1000",
    "1, 0.9, 86000, 500",
    "4, 0.8, 3000, 1000",
    "4, 0.8, 9000, 1000",
    "4, 0.9, 25000, 1000"
  })
  void norAtOtherLoadsAndLengths(int servers, double load, int requests, int runs) {
    checkWrongVerdicts(servers, load, requests, runs);
  }

  private static void checkWrongVerdicts(int servers, double load, int requests, int runs) {
    double limit = new ErlangC(servers * load, 1, servers).responseTimeQuantile(0.99);
    int passed = 0;
    int failed = 0;
    for (int run = 0; run < runs; run++) {
      long[] slow = new long[10];
      for (int i = 0; i < slow.length; i++) {
        slow[i] = slower(new Streams(run, i), servers, load, requests, limit);
      }
      long[] all = new long[slow.length];
      Arrays.fill(all, requests);
      Estimate estimate = Estimate.ofRatio(slow, all);
      passed += estimate.cautiousInterval(0.95).high() < 0.01 ? 1 : 0;
      failed += estimate.interval(0.95).low() > 0.01 ? 1 : 0;
    }
    double most = runs * 0.025 + 3 * Math.sqrt(runs * 0.025 * 0.975);

    assertThat((double) passed).as("passed").isLessThanOrEqualTo(most);
    assertThat((double) failed).as("failed").isLessThanOrEqualTo(most);
  }

  /** The requests of an M/M/c queue of service rate 1 that took longer than a limit. */
  private static long slower(
      Streams streams, int servers, double load, int requests, double limit) {
    UniformRandomProvider random = streams.sequential("queue", "times");
    var exponential = ZigguratSampler.Exponential.of(random);
    double[] busyFor = new double[servers];
    long slower = 0;
    for (int k = -2000; k < requests; k++) {
      double gap = exponential.sample() / (load * servers);
      int first = 0;
      for (int i = 0; i < servers; i++) {
        busyFor[i] = Math.max(0, busyFor[i] - gap);
        first = busyFor[i] < busyFor[first] ? i : first;
      }
      busyFor[first] += exponential.sample();
      slower += k >= 0 && busyFor[first] > limit ? 1 : 0;
    }
    return slower;
  }

  private static Share share(long total, long... events) {
    long[] totals = new long[events.length];
    Arrays.fill(totals, total);
    return new Share(events, totals);
  }
}
