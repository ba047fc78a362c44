package archsim.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsim.core.InvalidSpecException;
import archsim.core.experiment.Slo.Comparator;
import archsim.core.experiment.Slo.Metric;
import archsim.core.experiment.Slo.Statistic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloTest {
  @ParameterizedTest
  @CsvSource({
    "p99 < 400ms for checkout,   LATENCY, QUANTILE, 0.99, '', LESS, 0.4, checkout",
    "p99.9<=1.5s,                LATENCY, QUANTILE, 0.999, '', AT_MOST, 1.5, ''",
    "p50 < 10 ms for GET /items, LATENCY, QUANTILE, 0.5, '', LESS, 0.01, GET /items",
    "mean < 20ms,                LATENCY, MEAN, NaN, '', LESS, 0.02, ''",
    "errors < 0.5%,              ERRORS, MEAN, NaN, '', LESS, 0.005, ''",
    "throughput > 900/s,         THROUGHPUT, MEAN, NaN, '', GREATER, 900, ''",
    "goodput >= 1k/s for users,  GOODPUT, MEAN, NaN, '', AT_LEAST, 1000, users",
    "util(db.cpu) < 75%,         UTILISATION, MEAN, NaN, db.cpu, LESS, 0.75, ''",
    "max util( db.cpu ) <= 100%, UTILISATION, MAX, NaN, db.cpu, AT_MOST, 1, ''",
    "wait(app.threads) < 5ms,    WAIT, MEAN, NaN, app.threads, LESS, 0.005, ''",
    "p99 wait(db.connections) < 5ms, WAIT, QUANTILE, 0.99, db.connections, LESS, 0.005, ''"
  })
  void readsTheLanguage(
      String text,
      Metric metric,
      Statistic statistic,
      double quantile,
      String target,
      Comparator comparator,
      double limit,
      String scope) {
    Slo slo = Slo.parse(text);

    assertThat(slo.metric()).isEqualTo(metric);
    assertThat(slo.statistic()).isEqualTo(statistic);
    assertThat(slo.target()).isEqualTo(target);
    assertThat(slo.comparator()).isEqualTo(comparator);
    assertThat(slo.limit()).isCloseTo(limit, within(1e-12));
    assertThat(slo.scope()).isEqualTo(scope);
    if (statistic == Statistic.QUANTILE) {
      assertThat(slo.quantile()).isCloseTo(quantile, within(1e-12));
    }
    assertThat(Slo.parse(slo.toString())).isEqualTo(slo);
  }

  @Test
  void anAvailabilityHasWindows() {
    Slo slo = Slo.parse("  availability  >=  99.5%  over 5m  windows for checkout");

    assertThat(slo.metric()).isEqualTo(Metric.AVAILABILITY);
    assertThat(slo.limit()).isCloseTo(0.995, within(1e-12));
    assertThat(slo.window()).isEqualTo(300);
    assertThat(slo.scope()).isEqualTo("checkout");
    assertThat(slo).hasToString("availability >= 99.5% over 5m windows for checkout");
    assertThat(Slo.parse(slo.text())).isEqualTo(slo);
  }

  @Test
  void aTargetIsAComponentAndItsResource() {
    Slo slo = Slo.parse("util(db.cpu) < 75%");

    assertThat(slo.component()).isEqualTo("db");
    assertThat(slo.resource()).isEqualTo("cpu");
    assertThat(Slo.parse("errors < 1%").resource()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p99 < 400            | did you mean 400ms?",
        "p99 < 5%             | a duration",
        "p99 <                | there is no limit",
        "p99                  | compares nothing",
        "errors < 0.5         | did you mean 50% or 0.5%?",
        "errors < 150%        | at most 100%",
        "errors < 0%          | nothing is below 0%",
        "errors > 100%        | no share is above 100%",
        "mean < -3ms          | never negative",
        "throughput > 900     | did you mean 900/s?",
        "P99 < 1s             | did you mean 'p99'?",
        "99 < 1s              | did you mean 'p99'?",
        "p999 < 1s            | did you mean 'p99.9'?",
        "99th < 1s            | did you mean 'p99'?",
        "p0 < 1s              | did you mean 'p50'?",
        "latency < 1s         | did you mean 'p99'?",
        "p99 latency < 1s     | did you mean 'p99'?",
        "avg < 1s             | did you mean 'mean'?",
        "eror < 1%            | did you mean 'errors'?",
        "errorRate < 1%       | did you mean 'errors'?",
        "troughput > 9/s      | did you mean 'throughput'?",
        "utilization < 70%    | did you mean 'util(db.cpu)'?",
        "frobnicate < 1%      | there are p50 p99",
        "util < 70%           | as in util(db.cpu)",
        "util(db) < 70%       | as in util(db.cpu)",
        "util(db.cpu) < 70% for users | leave out 'for users'",
        "p99 util(db.cpu) < 70% | max util(…)",
        "p99 errors < 1%      | errors has no quantiles",
        "median wait(a.b) < 1s | did you mean 'p50'?",
        "errors(db) < 1%      | no parentheses",
        "max < 1s             | grows with the length of a run",
        "max wait(a.b) < 1s   | grows with the length of a run",
        "p99 =< 1s            | did you mean '<='?",
        "p99 == 1s            | one of < <= > >=",
        "p99 < 1s over 5m windows | only an availability",
        "availability >= 99%  | over 5m windows",
        "availability >= 99% over 5m | over 5m windows",
        "availability < 99% over 5m windows | did you mean '>='?",
        "availability >= 99% over 0s windows | longer than 0"
      })
  void saysWhatIsWrongAndWhatWouldDo(String text, String message) {
    assertThatThrownBy(() -> Slo.parse(text))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageStartingWith("'" + text + "': ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "lag(orders) < 10s,       lag_s",
    "p99 lag(orders) < 10s,   lag_s",
    "hitRatio(items) > 90%,   hit_ratio",
    "staleReads(db) < 1%,     stale_ratio"
  })
  void someAreAboutAFigureOfAComponent(String text, String figure) {
    assertThat(Slo.parse(text).metric().figure()).isEqualTo(figure);
  }

  @Test
  void nonsenseIsAMessageToo() {
    for (String text :
        new String[] {"", " ", "<", "< 3", "%s < %d", "(((", "a b c < 1s", "for <"}) {
      assertThatThrownBy(() -> Slo.parse(text)).isInstanceOf(InvalidSpecException.class);
    }
    assertThatThrownBy(() -> Slo.parse("p9".repeat(1000)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("at most 500");
  }
}
