package archsim.reports.exports;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.WorkloadResult;
import archsim.reports.Results;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PercentilesHgrmTest {
  private final WorkloadResult users =
      Objects.requireNonNull(Results.shop().workloads().get("users"));

  @Test
  void hasTheHeadThatHdrHistogramWrites() {
    var bytes = new ByteArrayOutputStream();
    new Histogram(3)
        .outputPercentileDistribution(new PrintStream(bytes, true, StandardCharsets.UTF_8), 1.0);
    String head = bytes.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow();

    assertThat(PercentilesHgrm.of(users).lines().findFirst()).contains(head);
  }

  @Test
  void writesMillisecondsCountsAndNines() {
    assertThat(PercentilesHgrm.of(users).lines())
        .contains("   28.120000 0.900000000000     540111          10.00")
        .contains("  148.000000 1.000000000000     600123")
        .last()
        .isEqualTo("#[Max     =   148.000000, Total count    =       600123]");
  }

  @Test
  void writesNoLineForNoRequest() {
    var none =
        new WorkloadResult(
            users.offeredPerS(),
            users.throughputPerS(),
            users.goodputPerS(),
            users.errorRatio(),
            users.outcomes(),
            users.latencyS(),
            List.of(),
            Map.of(),
            null);

    assertThat(PercentilesHgrm.of(none).lines().filter(line -> line.startsWith("  "))).hasSize(1);
  }
}
