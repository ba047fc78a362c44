package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileGuardTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3     | 600  | the run is too short for a p99.9: --duration 40m",
        "0     | 600  | the run is too short for a p99.9: --duration 100m at least",
        "9.97  | 60   | the run is too short for a p99.9: --duration 2m",
        "2.5   | 10   | the run is too short for a p99.9: --duration 50s",
        "0.5   | 3600 | the run is too short for a p99.9: --duration 24h"
      })
  void aThinTailIsRefusedWithTheDurationThatWouldDo(
      double excursions, double duration, String refusal) {
    assertThat(QuantileGuard.refusal(0.999, excursions, duration)).hasValue(refusal);
  }

  @Test
  void tenExcursionsDo() {
    Estimate estimate = Estimate.ofMeans(1, 2);

    assertThat(QuantileGuard.guarded(estimate, 0.99, 10, 60)).isSameAs(estimate);
    assertThat(QuantileGuard.guarded(estimate, 0.99, 9, 60).refusal()).contains("for a p99:");
  }
}
