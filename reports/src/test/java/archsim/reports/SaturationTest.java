package archsim.reports;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.BottleneckResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.RunResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a resource bears is said as what it is: exact, or a bound from above or below. */
class SaturationTest {
  /** The shop, to which 220 requests per second come. */
  private static String bottleneck(double boundPerS, @Nullable String is, boolean full) {
    RunResult shop = Results.shop();
    return Saturation.bottleneck(
        new RunResult(
            shop.format(),
            shop.archsim(),
            shop.scenario(),
            shop.experiment(),
            shop.fingerprint(),
            shop.verdict(),
            shop.slos(),
            shop.workloads(),
            shop.components(),
            shop.edges(),
            shop.whereTimeGoes(),
            new BottleneckResult("app", "cpu", boundPerS, is, full),
            shop.cost(),
            shop.series(),
            shop.events(),
            shop.hints(),
            shop.timing()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "440  | exact    | false | saturates first, at 440 /s of all arrivals in this mix, 2.00 ×",
        "440  | at most  | false | saturates first, at most at 440 /s",
        "440  | at least | false | saturates first, at least at 440 /s",
        "440  |          | false | saturates first, at most at 440 /s",
        "110  | exact    | true  | was full; it bears 110 /s of all arrivals in this mix, 0.500 ×",
        "220  | at most  | true  | was full; it bears at most 220 /s",
      })
  void saysWhatTheBoundIs(double boundPerS, @Nullable String is, boolean full, String words) {
    assertThat(bottleneck(boundPerS, is, full)).startsWith("app.cpu " + words);
  }

  @Test
  void saysNothingOfTheLongRunWhereItWasFullForAWhile() {
    assertThat(bottleneck(4_000, "at least", true)).isEqualTo("app.cpu was full");
  }

  @Test
  void neverPutsABoundBesideWhatWasFull() {
    ResourceResult busy = resource("app", 0.866);
    ResourceResult full = resource("app", 1);

    assertThat(Saturation.text("cpu", busy)).isEqualTo("750 /s");
    assertThat(Saturation.text("cpu", full)).isEqualTo("full");
    assertThat(Saturation.text("credits", full)).isEqualTo("used up");
  }

  private static ResourceResult resource(String component, double utilisation) {
    ResourceResult cpu =
        Objects.requireNonNull(
            Objects.requireNonNull(Results.shop().components().get(component))
                .resources()
                .get("cpu"));
    return new ResourceResult(
        Results.estimate(utilisation),
        cpu.capacity(),
        cpu.expectedUtilisation(),
        750.0,
        "exact",
        cpu.queueMean(),
        cpu.queueMax(),
        cpu.waited(),
        cpu.waitS(),
        cpu.busiest());
  }
}
