package archsim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsim.core.InvalidSpecException;
import archsim.core.spec.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users write is what they get, and what they mistype is explained. */
class DistributionParserTest {
  @TempDir private Path folder;

  @Test
  void readsEachFamily() {
    assertThat(parse("10ms")).isEqualTo(new Constant(0.010));
    assertThat(parse(" exp( 8ms ) ")).isEqualTo(new Exponential(0.008));
    assertThat(parse("exp(mean = 8ms)")).isEqualTo(new Exponential(0.008));
    assertThat(parse("lognormal(p50=3ms p99=20ms)")).isEqualTo(Lognormal.ofQuantiles(0.003, 0.020));
    assertThat(parse("erlang(k=4 mean=2ms)")).isEqualTo(new Erlang(4, 0.002));
    assertThat(parse("uniform(1ms 3ms)")).isEqualTo(new Uniform(0.001, 0.003));
    assertThat(parse("uniform(1ms,3ms)")).isEqualTo(new Uniform(0.001, 0.003));
    assertThat(parse("lognormal(p50=3ms, p99=20ms)"))
        .isEqualTo(Lognormal.ofQuantiles(0.003, 0.020));
    assertThat(parse("pareto(min=1ms alpha=1.5)"))
        .isEqualTo(new Pareto(0.001, 1.5, Double.POSITIVE_INFINITY));
    assertThat(Distribution.parse("zipf(n=2M s=0.8)", Dimension.COUNT))
        .isEqualTo(new Zipf(2_000_000, 0.8));
    assertThat(Distribution.parse("exp(4Ki)", Dimension.BYTES)).isEqualTo(new Exponential(4096));
    assertThat(parse("mix(90% 2ms 10% exp(50ms))"))
        .isEqualTo(
            new Mixture(
                List.of(
                    new Mixture.Part(0.9, new Constant(0.002)),
                    new Mixture.Part(0.1, new Exponential(0.05)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "10 | did you mean 10ms?",
        "-1ms | must not be negative",
        "NaN | is not a duration",
        "expo(8ms) | unknown distribution 'expo'; did you mean 'exp'?",
        "exp | 'exp' needs arguments; write for example exp(8ms)",
        "exp(8ms | unbalanced parentheses",
        "exp(8ms)) | unbalanced parentheses",
        "exp(8ms) 3ms (1) | unbalanced parentheses",
        "exp() | exp needs mean; write exp(8ms), in 'exp()'",
        "exp(0ms) | mean must be > 0",
        "exp(8) | did you mean 8ms?",
        "exp(8ms 9ms) | exp takes 1 argument, had 2",
        "uniform(3ms 1ms) | min must be below max",
        "uniform(1,000ms 3s) | arguments are separated by blanks",
        "gamma(mean=1ms cv=0) | a value that does not vary is written as it is",
        "gamma(mean: 1ms cv=1) | gamma needs name=value, was 'mean:'",
        "gamma(mean=1ms) | gamma needs cv",
        "gamma(mean=1ms vc=1) | did you mean 'cv'?",
        "gamma(mean=1ms cv=NaN) | cv must be a plain number, was 'NaN'",
        "gamma(mean=1ms mean=1ms cv=2) | has the argument mean twice",
        "gamma(mean= cv=2) | gamma needs",
        "hyperexp(mean=1ms cv=0.5) | did you mean gamma(mean= cv=) or erlang(k= mean=)?",
        "erlang(k=0 mean=1ms) | k must be a whole number",
        "erlang(k=1.5 mean=1ms) | k must be a whole number",
        "lognormal(p50=3ms p99=1ms) | did you swap the two?",
        "lognormal(p50=3ms cv=1) | p50 and p99, or mean and cv",
        "1e308s | '1e308s' is too large: a duration is at most 1e9s",
        "1e-308s | '1e-308s' is too small: a duration is 0 or at least 0.001ns",
        "exp(1e308s) | '1e308s' is too large: a duration is at most 1e9s, about 31 years",
        "lognormal(p50=1ns p99=1e300s) | '1e300s' is too large",
        "lognormal(p50=1ns p99=1e8s) | is too large: a duration is at most 1e9s",
        "weibull(shape=0.05 scale=1s) | the mean (2.43290200817",
        "mix(0% 1ms 100% 2ms) | a share must be above 0% and at most 100%, was 0.0%",
        "weibull(shape=-1 scale=1ms) | shape must be from",
        "normal(mean=-1ms sd=1ms) | mean must be >= 0",
        "pareto(min=1ms alpha=0.9) | there would be no mean",
        "pareto(min=1ms alpha=0.9 max=1us) | max must be above min",
        "zipf(n=10 s=1) | zipf draws ranks",
        "mix(90% 2ms 20% 1ms) | must add up to 100%, was 110.000%",
        "mix(90% 2ms 10%) | shares and distributions in turn",
        "mix(90 2ms 10 1ms) | did you mean 90%?",
        "mix(50% exp(0ms) 50% 1ms) | in 'mix(50% exp(0ms) 50% 1ms)'",
        "empirical(a.csv) | cannot be read here"
      })
  void explainsMistakes(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(message);
  }

  @Test
  void hasLimits() {
    String deep = "mix(100% ".repeat(9) + "1ms" + ")".repeat(9);
    assertThatThrownBy(() -> parse(deep)).hasMessageContaining("nested deeper than 8");
    assertThatThrownBy(() -> parse("(".repeat(10_001))).hasMessageContaining("10000 characters");
    assertThatThrownBy(() -> Distribution.parse("zipf(n=3000G s=1)", Dimension.COUNT))
        .hasMessageContaining("n must be a whole number from 1 to 1000000000000");
    assertThatThrownBy(() -> Distribution.parse("zipf(n=10 s=-1)", Dimension.COUNT))
        .hasMessageContaining("s must be from 0");
  }

  @Test
  void readsMeasuredValues() throws IOException {
    write("times.csv", "# measured\n\n3ms\n0.004\n1s\n");

    assertThat(read("empirical(times.csv)")).isEqualTo(new Empirical(0.003, 0.004, 1));
  }

  @Test
  void readsPercentilesInMilliseconds() throws IOException {
    write(
        "load.hgrm",
        """
               Value     Percentile TotalCount 1/(1-Percentile)

               1.000 0.000000000000          1           1.00
               2.000 0.500000000000         50           2.00
              10.000 1.000000000000        100            inf
        #[Mean    =        1.750, StdDeviation   =        0.5]
        """);

    assertThat(read("hdr(load.hgrm)"))
        .isEqualTo(new Percentiles(new double[] {0, 0.5, 1}, new double[] {0.001, 0.002, 0.010}));
    assertThat(read("hdr(load.hgrm)").mean()).isEqualTo(0.00375);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "empirical(../secret.csv) | outside of the folder",
        "empirical(/etc/passwd) | outside of the folder",
        "empirical(none.csv) | there is no such file",
        "empirical(sub) | must be a file",
        "empirical(bad.csv) | line 2 of 'bad.csv' must hold one value",
        "empirical(empty.csv) | holds no value",
        "empirical(link.csv) | leads outside",
        "hdr(bad.csv) | line 1 of 'bad.csv' must be 'Value Percentile",
        "hdr(empty.csv) | must end at 1"
      })
  void refusesFilesThatAreNone(String text, String message) throws IOException {
    Files.createDirectory(folder.resolve("scenario"));
    write("secret.csv", "1\n");
    Files.createDirectory(folder.resolve("scenario/sub"));
    write("scenario/bad.csv", "1ms\n1,2\n");
    write("scenario/empty.csv", "# nothing\n");
    Files.createSymbolicLink(folder.resolve("scenario/link.csv"), folder.resolve("secret.csv"));

    assertThatThrownBy(
            () -> Distribution.parse(text, Dimension.SECONDS, folder.resolve("scenario")))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(message);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Distribution read(String text) {
    return Distribution.parse(text, Dimension.SECONDS, folder);
  }

  private static Distribution parse(String text) {
    return Distribution.parse(text, Dimension.SECONDS);
  }
}
