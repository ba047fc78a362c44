package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.experiment.Estimate;
import archsim.core.results.BottleneckResult;
import archsim.core.results.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scenarios of the library say in their first lines, with intervals. */
class FindingsTest {
  private static final double CONFIDENCE = 0.999;

  /** Throughput is min(125 r, 500)/s: the database is as fast as four replicas. */
  @ParameterizedTest
  @CsvSource({"1, 125", "2, 250", "3, 375", "5, 500", "8, 500"})
  void scaleOutIsLinearUntilTheDatabaseSaturates(int replicas, double limit) {
    Measurements measured = run("scale-out", "replicas=" + replicas);

    assertIs(limit, measured.workload("crowd").throughput());
  }

  /** A loop runs on one core, however many there are. */
  @ParameterizedTest
  @CsvSource({"2, 1, 100", "4, 1, 100", "8, 1, 100", "4, 4, 400"})
  void singleThreadedCodeGainsNothingFromCores(int cores, int loops, double limit) {
    Measurements measured = run("single-threaded", "cores=" + cores, "loops=" + loops);

    assertIs(limit, measured.workload("crowd").throughput());
    assertIs((double) loops / cores, measured.resource("app", "cpu").utilisation());
  }

  /** The catalogue, and not the tier that most time goes by in, is the limit of all arrivals. */
  @Test
  void fiveTiersAddUpAndOneOfThemBreaksFirst() {
    RunOutcome run = Runs.library("microservices", Map.of());

    BottleneckResult bottleneck = Objects.requireNonNull(run.result().bottleneck());
    assertThat(bottleneck.component() + "." + bottleneck.resource()).isEqualTo("catalog.cpu");
    assertThat(bottleneck.boundPerS()).isCloseTo(500, within(1e-6));
    assertThat(run.result().verdict()).isEqualTo(Verdict.PASS);
    Measurements measured = run.measurements();
    assertIs(0.6, measured.resource("catalog", "cpu").utilisation());
    double parts =
        measured.timeParts("shoppers").slowest(1).parts().values().stream()
            .mapToDouble(Double::doubleValue)
            .sum();
    assertThat(parts).isCloseTo(measured.workload("shoppers").meanLatency().value(), within(1e-9));
  }

  private static Measurements run(String name, String... params) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String param : params) {
      int equals = param.indexOf('=');
      values.put(param.substring(0, equals), param.substring(equals + 1));
    }
    return Runs.library(name, values).measurements();
  }

  /** Within the 99.9 % interval, which itself is at most 2 % to either side. */
  private static void assertIs(double expected, Estimate measured) {
    double halfWidth = Math.max(measured.halfWidth(CONFIDENCE), 1e-9 * expected);
    assertThat(measured.value()).isCloseTo(expected, within(halfWidth));
    assertThat(halfWidth).isLessThan(0.02 * expected);
  }
}
