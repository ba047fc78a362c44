package archsim.reports;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.EstimateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DURATION | 0.0148      | 14.8 ms",
        "DURATION | 0           | 0 s",
        "DURATION | 4e-7        | 400 ns",
        "DURATION | 0.00025     | 250 us",
        "DURATION | 0.00099996  | 1.00 ms",
        "DURATION | 2.5         | 2.50 s",
        "DURATION | 7200        | 7,200 s",
        "RATE     | 200         | 200 /s",
        "RATE     | 0.5         | 0.500 /s",
        "RATE     | 1234567     | 1,234,567 /s",
        "SHARE    | 0.267       | 26.7 %",
        "SHARE    | 0.001       | 0.100 %",
        "SHARE    | 0           | 0 %",
        "NUMBER   | 3           | 3.00",
        "NUMBER   | -12.345     | -12.3",
        "NUMBER   | NaN         | –",
      })
  void writesThreeDigitsInTheUnitOfTheMagnitude(Measure measure, double value, String text) {
    assertThat(measure.text(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DURATION | 0.01234     | 0.00005   | 12.34 ± 0.05 ms",
        "RATE     | 200.0123    | 0.3       | 200.0 ± 0.3 /s",
        "RATE     | 200.0123    | 0.14      | 200.01 ± 0.14 /s",
        "RATE     | 200.0123    | 0.0996    | 200.01 ± 0.10 /s",
        "RATE     | 12345       | 321       | 12,345 ± 321 /s",
        "RATE     | 200         | 0         | 200 ± 0 /s",
        "RATE     | 200         | 1e-12     | 200.00 ± <0.01 /s",
        "DURATION | 0.00001     | 0.02      | 0 ± 20 ms",
        "SHARE    | 0           | 0.000012  | 0.0000 ± 0.0012 %",
        "SHARE    | 0           | 0         | 0 ± 0 %",
      })
  void writesAsManyDigitsAsTheHalfWidthAllows(
      Measure measure, double value, double halfWidth, String text) {
    assertThat(measure.text(new EstimateResult(value, halfWidth, 5, null))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SHARE    | 0.002  | 0.003    | 0       | 0.005   | 0.2 (0 to 0.5) %",
        "SHARE    | 0      | 0.000012 | 0       | 0.000012| 0 (0 to 0.0012) %",
        "SHARE    | 0.998  | 0.003    | 0.995   | 1       | 99.8 (99.5 to 100.0) %",
        "SHARE    | 0.349  | 0.004    | 0.34501 | 0.353   | 34.9 ± 0.4 %",
        "DURATION | 0.0001 | 0.0003   | 0       | 0.0004  | 100 (0 to 400) us",
      })
  void writesBothEndsOfAnIntervalThatReachesFartherToOneSide(
      Measure measure, double value, double halfWidth, double low, double high, String text) {
    assertThat(measure.text(new EstimateResult(value, halfWidth, 5, null, low, high)))
        .isEqualTo(text);
  }

  @Test
  void writesNoHalfWidthForOneReplication() {
    assertThat(Measure.DURATION.text(new EstimateResult(0.0148, null, 1, null)))
        .isEqualTo("14.8 ms");
  }

  @Test
  void writesADashForARefusedEstimate() {
    assertThat(Measure.DURATION.text(EstimateResult.refused("too few"))).isEqualTo("–");
    assertThat(Measure.DURATION.interval(null, 0.1)).isEqualTo("–");
  }

  @Test
  void writesBothEndsOfAnIntervalInOneUnit() {
    assertThat(Measure.DURATION.interval(0.0442, 0.0446)).isEqualTo("44.2 to 44.6 ms");
    assertThat(Measure.SHARE.interval(0.0, 0.0)).isEqualTo("0 to 0 %");
  }

  @Test
  void groupsTheDigitsOfACount() {
    assertThat(Measure.count(600123)).isEqualTo("600,123");
  }
}
