package archsim.core.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import archsim.core.InvalidSpecException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantities are read as written, and what is suggested for a wrong one is the same amount. */
class QuantityTest {
  private static final Pattern MEANT = Pattern.compile("did you mean (.+)\\?");

  @ParameterizedTest
  @CsvSource({
    "SECONDS, 250us, 250e-6",
    "SECONDS, 250µs, 250e-6",
    "SECONDS, 250μs, 250e-6",
    "SECONDS, 10 ms, 0.01",
    "SECONDS, 1.5s, 1.5",
    "SECONDS, 2m, 120",
    "SECONDS, 24h, 86400",
    "SECONDS, 0, 0",
    "PER_SECOND, 500/s, 500",
    "PER_SECOND, 30k/s, 30e3",
    "PER_SECOND, 20/min, 0.333333333333333",
    "PER_SECOND, 3k/h, 0.833333333333333",
    "PER_SECOND, 10M/day, 115.740740740741",
    "PER_SECOND, 10M/d, 115.740740740741",
    "PER_SECOND, 96/h, 0.0266666666666667",
    "CORES, 500m, 0.5",
    "CORES, 2, 2",
    "BYTES, 512Mi, 536870912",
    "BYTES, 2Gi, 2147483648",
    "BYTES, 2GiB, 2147483648",
    "BYTES, 8GB, 8e9",
    "BYTES, 1kB, 1000",
    "BYTES, 64KiB, 65536",
    "BYTES, 3Ti, 3298534883328",
    "BYTES, 100B, 100",
    "COUNT, 20k, 20e3",
    "COUNT, 2M, 2e6",
    "SHARE, 0.1%, 0.001",
    "MONEY, $0.0816/h, 0.0000226666666666667",
    "MONEY, $0.05/vcpu-h, 0.0000138888888888889",
    "MONEY_PER_USE, $0.4 per 1M, 4e-7",
    "MONEY_PER_USE, $0.0004/k, 4e-7",
    "MONEY_PER_BYTE, $0.09/GB, 9e-11",
    "MONEY_PER_BYTE, $0.09/GiB, 8.38190317153931e-11",
    "BYTES_PER_SECOND, 50Mi/s, 52428800",
    "BYTES_PER_SECOND, 50MB/s, 50e6",
    "BYTES_PER_SECOND, 10Gbit/s, 1.25e9"
  })
  void isReadInUnitsOfTheCode(Dimension dimension, String text, double value) {
    assertThat(Quantity.parse(dimension, text)).isEqualTo(value, within(1e-12 * value));
  }

  /** The amount is written a second time, in the unit of the code. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BYTES | 8Gib | 8589934592",
        "BYTES | 8gb | 8e9",
        "BYTES | 8 gib | 8589934592",
        "BYTES | 8KB | 8e3",
        "BYTES | 8K | 8e3",
        "BYTES | 512m | 536870912",
        "BYTES | 512 megabytes | 512e6",
        "BYTES | 100 bytes | 100",
        "BYTES | 1,000,000B | 1e6",
        "SECONDS | 5min | 300",
        "SECONDS | 5 minutes | 300",
        "SECONDS | 10 sec | 10",
        "SECONDS | 10secs | 10",
        "SECONDS | 2hours | 7200",
        "SECONDS | 2hrs | 7200",
        "SECONDS | 3 days | 259200",
        "SECONDS | 5msec | 0.005",
        "SECONDS | 5 micros | 5e-6",
        "SECONDS | 5MS | 0.005",
        "SECONDS | 1h30m | 5400",
        "SECONDS | 2m30s | 150",
        "SECONDS | 1s500ms | 1.5",
        "SECONDS | 1,500ms | 1.5",
        "PER_SECOND | 200rps | 200",
        "PER_SECOND | 200 rps | 200",
        "PER_SECOND | 200 qps | 200",
        "PER_SECOND | 5krps | 5000",
        "PER_SECOND | 600rpm | 10",
        "PER_SECOND | 200 req/s | 200",
        "PER_SECOND | 200 requests per second | 200",
        "PER_SECOND | 10M per day | 115.740740740741",
        "PER_SECOND | 10 million/day | 115.740740740741",
        "PER_SECOND | 10K/s | 10e3",
        "PER_SECOND | 3/sec | 3",
        "PER_SECOND | 3/minute | 0.05",
        "PER_SECOND | 36k/hour | 10",
        "PER_SECOND | 1,000/s | 1000",
        "PER_SECOND | 1_000/s | 1000",
        "SHARE | 30 percent | 0.3",
        "CORES | 4 vcpu | 4",
        "CORES | 4 cores | 4",
        "CORES | 4cpu | 4",
        "CORES | 500 millicores | 0.5",
        "COUNT | 20K | 20e3",
        "COUNT | 2 million | 2e6",
        "COUNT | 20,000 | 20e3",
        "MONEY | $0.08/hour | 2.22222222222222e-5",
        "MONEY_PER_USE | $5 per million | 5e-6",
        "MONEY_PER_USE | €5 per 1M | 5e-6",
        "MONEY_PER_BYTE | $0.09 per GB | 9e-11",
        "MONEY | $0.08/hr | 2.22222222222222e-5",
        "MONEY | $0.08 per hour | 2.22222222222222e-5",
        "MONEY | 0.08 USD/h | 2.22222222222222e-5",
        "MONEY | €0.08/h | 2.22222222222222e-5",
        "MONEY | $1,500/month | 5.70776255707763e-4",
        "BYTES_PER_SECOND | 100Mbps | 12.5e6",
        "BYTES_PER_SECOND | 1 Gb/s | 125e6",
        "BYTES_PER_SECOND | 1Gbit/sec | 125e6",
        "BYTES_PER_SECOND | 50MBps | 50e6",
        "BYTES_PER_SECOND | 50mb/s | 6.25e6",
        "BYTES_PER_SECOND | 50 MiBps | 52428800"
      })
  void whatIsSuggestedIsTheSameAmount(Dimension dimension, String text, double value) {
    InvalidSpecException wrong =
        catchThrowableOfType(InvalidSpecException.class, () -> Quantity.parse(dimension, text));

    Matcher meant = MEANT.matcher(String.valueOf(wrong.getMessage()));
    assertThat(meant.find()).as(wrong.getMessage()).isTrue();
    assertThat(Quantity.parse(dimension, meant.group(1)))
        .as(wrong.getMessage())
        .isEqualTo(value, within(1e-12 * value));
  }

  @ParameterizedTest
  @CsvSource({
    "SECONDS, 10x, 'units are ns, us, ms, s, m, h and d'",
    "SECONDS, 5M, 'units are ns'",
    "SECONDS, soon, write for example 10ms",
    "BYTES, 8Gb, 'units are B, kB'",
    "PER_SECOND, 10/fortnight, units are /s",
    "SHARE, 1, did you mean 100% or 1%?",
    "SHARE, 0.3, did you mean 30% or 0.3%?",
    "SHARE, 30, did you mean 30%?",
    "BYTES, 536870912, did you mean 536870912B?",
    "BYTES, 512, did you mean 512Mi?",
    "SECONDS, 10, did you mean 10ms?",
    "PER_SECOND, 10, did you mean 10/s?",
    "SECONDS, 1e999s, too large"
  })
  void whereTheAmountIsNotCertainTheUnitsAreListed(Dimension dimension, String text, String words) {
    assertThatThrownBy(() -> Quantity.parse(dimension, text)).hasMessageContaining(words);
  }
}
