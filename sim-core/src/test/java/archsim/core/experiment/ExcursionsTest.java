package archsim.core.experiment;

import static archsim.core.experiment.EstimateTest.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import archsim.core.experiment.Excursions.Levels;
import archsim.core.random.Streams;
import archsim.core.statistics.HistogramSnapshot;
import archsim.core.statistics.LatencyHistogram;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcursionsTest {
  private static final Levels TWO =
      new Levels(List.of(0.9, 0.99), List.of(10.0, 20.0), List.of(5.0, 10.0));

  @ParameterizedTest
  @CsvSource({
    "1 2 9.9, 0, 0",
    "10, 1, 0",
    "10 9 12 6 15, 1, 0",
    "10 5 10, 2, 0",
    "10 4 10 3 10, 3, 0",
    "25 12 25 10 25, 1, 2",
    "25 5 25, 2, 2",
    "25 9 12 19 22, 1, 2",
    "Infinity Infinity 1 Infinity, 2, 2",
    "NaN, 0, 0"
  })
  void countsAgainOnlyBelowHalfTheLevel(String responses, long first, long second) {
    var excursions = new Excursions(TWO);
    for (String response : responses.split(" ", -1)) {
      excursions.observe(Double.parseDouble(response));
    }

    assertThat(excursions.count(0)).isEqualTo(first);
    assertThat(excursions.count(1)).isEqualTo(second);
  }

  /** The rule as it is written, level by level, on a random walk. */
  @Test
  void agreesWithTheRuleForEachLevelApart() {
    var levels = new Levels(List.of(.5, .6, .7), List.of(2.0, 2.0, 7.0), List.of(1.0, 1.5, 4.0));
    var excursions = new Excursions(levels);
    long[] counts = new long[3];
    boolean[] above = new boolean[3];
    var random = new Streams(5, 0).sequential("walk", "step");
    double x = 3;
    for (int k = 0; k < 100_000; k++) {
      x = Math.min(10, Math.abs(x + random.nextDouble() - 0.5));
      excursions.observe(x);
      for (int i = 0; i < 3; i++) {
        if (!above[i] && x >= levels.levels().get(i)) {
          counts[i]++;
          above[i] = true;
        } else if (above[i] && x <= levels.rearms().get(i)) {
          above[i] = false;
        }
      }
    }

    assertThat(counts[2]).isGreaterThan(100);
    for (int i = 0; i < 3; i++) {
      long enough = Math.min(counts[i], Excursions.ENOUGH);
      assertThat(excursions.count(i)).isBetween(enough, counts[i]);
    }
  }

  @Test
  void aResetForgetsCountsAndNotTheExcursion() {
    var excursions = new Excursions(TWO);
    excursions.observe(30);
    excursions.reset();
    excursions.observe(30);

    assertThat(excursions.count(0)).isZero();
  }

  @Test
  void levelsAreQuantilesOfThePilot() {
    var pilot = new LatencyHistogram(3);
    for (int i = 0; i <= 1000; i++) {
      pilot.record(i / 1000.0);
    }
    Levels levels = Levels.of(pilot.snapshot(), List.of(0.99, 0.5));

    assertThat(levels.quantiles()).containsExactly(0.5, 0.99);
    assertThat(levels.levels().get(1)).isBetween(0.985, 0.991);
    assertThat(levels.rearms().get(1)).isEqualTo(levels.levels().get(1) / 2);
    assertThat(levels.indexOf(0.99)).isEqualTo(1);
  }

  /** Behind 50 ms of network no response falls below half of a p99 of 80 ms. */
  @Test
  void halfIsMeasuredFromTheLeastResponse() {
    Levels levels = Levels.of(times(0.05, 0.08), List.of(0.99));

    assertThat(levels.rearms().get(0)).isBetween(0.0649, 0.0651);
  }

  /** A constant latency has excursions whatever the rounding of clock differences. */
  @Test
  void aConstantResponseIsAboveItsQuantileAsOftenAsNot() {
    double constant = 0.05 + 1e-12;
    var excursions = new Excursions(Levels.of(times(constant, constant), List.of(0.5, 0.99)));
    for (int i = 0; i < 100; i++) {
      excursions.observe(0.05);
    }

    assertThat(excursions.count(1)).isEqualTo(50);
  }

  @Test
  void withoutAPilotNothingIsCounted() {
    var excursions = new Excursions(Levels.of(HistogramSnapshot.EMPTY, List.of(0.5)));
    excursions.observe(1);
    excursions.observe(Double.POSITIVE_INFINITY);

    assertThat(Levels.none().indexOf(0.5)).isEqualTo(-1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Levels(List.of(.5, .6), List.of(2.0, 1.0), List.of(1.0, 1.0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3     | 600  | 3 excursions above p99.9 per replication, 10 needed: --duration 40m",
        "0     | 600  | 0 excursions above p99.9 per replication, 10 needed: --duration 100m at least",
        "9.97  | 60   | 9.9 excursions above p99.9 per replication, 10 needed: --duration 2m",
        "2.5   | 10   | 2.5 excursions above p99.9 per replication, 10 needed: --duration 50s",
        "0.5   | 3600 | 0.5 excursions above p99.9 per replication, 10 needed: --duration 24h"
      })
  void aThinTailIsRefusedWithTheDurationThatWouldDo(
      double excursions, double duration, String refusal) {
    assertThat(QuantileGuard.refusal(0.999, excursions, duration)).hasValue(refusal);
  }

  @Test
  void tenExcursionsDo() {
    Estimate estimate = Estimate.ofMeans(1, 2);

    assertThat(QuantileGuard.guarded(estimate, 0.99, 10, 60)).isSameAs(estimate);
    assertThat(QuantileGuard.guarded(estimate, 0.99, 9, 60).refusal()).contains("above p99 ");
  }
}
