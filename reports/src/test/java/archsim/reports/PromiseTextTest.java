package archsim.reports;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.CostResult;
import archsim.core.results.CostResult.CostItemResult;
import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseTextTest {
  private static final PromiseText DOLLARS = PromiseText.of(Results.shop());

  private static SloResult slo(
      String expr, double value, @Nullable Double low, @Nullable Double high, double limit) {
    return new SloResult(expr, null, Verdict.PASS, value, low, high, limit, "error", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p99 < 100ms | 0.0454 | 0.1 | 45.4 ms | 100 ms",
        "errors < 0.5% | 0.001 | 0.005 | 0.100 % | 0.500 %",
        "throughput > 1k/s | 900 | 1000 | 900 /s | 1,000 /s",
        "lag(orders) < 10s | 2 | 10 | 2.00 s | 10.0 s",
        "availability >= 99.5% over 5m windows | 1 | 0.995 | 100 % | 99.5 %",
        "cost < $150/month | 159.464 | 150 | $159.46 a month | $150.00 a month",
      })
  void writesAPromiseInItsOwnUnit(
      String expr, double value, double limit, String written, String writtenLimit) {
    SloResult slo = slo(expr, value, value, value, limit);

    assertThat(DOLLARS.value(slo)).isEqualTo(written);
    assertThat(DOLLARS.limit(slo)).isEqualTo(writtenLimit);
  }

  @Test
  void saysThatACostWithoutAnUpperEndIsTheLeast() {
    SloResult slo = slo("cost < $500/month", 120, 120.0, null, 500);

    assertThat(DOLLARS.value(slo)).isEqualTo("at least $120.00 a month");
    assertThat(DOLLARS.interval(slo)).isEqualTo("–");
  }

  @Test
  void whatHasNoPriceAtAllIsNotFree() {
    var unknown = new CostResult("USD", 0, null, List.of(), List.of("app-hosts: the price of box"));
    var some = new CostResult("EUR", 7, null, List.of(new CostItemResult("app", 7)), List.of("db"));

    assertThat(Money.monthly(unknown)).isEqualTo("not known");
    assertThat(Money.monthly(some)).isEqualTo("at least 7.00 EUR a month");
  }

  @Test
  void aBrokenWarningIsNeverBelowAPass() {
    Headline shop = Headline.of(Results.shop());
    Headline warned = Headline.of(Results.warned());

    assertThat(shop.word()).isEqualTo("FAIL");
    assertThat(shop.sentence()).isEqualTo("1 of 3 SLOs is broken");
    assertThat(warned.word()).isEqualTo("WARN");
    assertThat(warned.sentence()).isEqualTo("1 SLO is kept, 1 that only warns is broken");
  }
}
