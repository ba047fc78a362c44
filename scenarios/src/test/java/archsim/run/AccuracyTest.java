package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real machines, predicted from a few of their own measurements: {@code scenarios/accuracy.md}. */
class AccuracyTest {
  private static final Path MEASURED =
      Path.of("..", "..", "shared", "exams", "hw_nginx_cpu_scaling.csv");
  private static final int ONE_KB = 3;
  private static final int HUNDRED_KB = 5;
  private static final double SHARE = 0.10;

  /** From the 2-CPU cell and the 36-CPU ceiling alone. */
  @ParameterizedTest
  @CsvSource({"4", "8", "16"})
  void webServersGrowWithTheirCpusUntilTheNetworkCardIsBusy(int cpus) throws IOException {
    assumeTrue(
        Files.exists(MEASURED),
        "SKIPPED: " + MEASURED + " is not in ../shared beside the checkout");
    for (int column : new int[] {ONE_KB, HUNDRED_KB}) {
      double predicted = predicted(cpus, 2 / measured(2, column), 1 / measured(36, column));
      double real = measured(cpus, column);

      assertThat(predicted / real).isCloseTo(1, within(SHARE));
    }
  }

  private static double predicted(int cpus, double work, double transfer) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("cpus", Integer.toString(cpus));
    params.put("work", micros(work));
    params.put("transfer", micros(transfer));
    double perSecond =
        Runs.library("nginx", params).measurements().workload("connections").throughput().value();
    System.out.printf(Locale.ROOT, "nginx, %d CPUs, %s: %.0f/s%n", cpus, micros(work), perSecond);
    return perSecond;
  }

  private static String micros(double seconds) {
    return String.format(Locale.ROOT, "%.6fus", seconds * 1e6);
  }

  private static double measured(int cpus, int column) throws IOException {
    return Files.readAllLines(MEASURED).stream()
        .filter(line -> line.startsWith("HTTP," + cpus + ","))
        .map(line -> Double.valueOf(Objects.requireNonNull(line.split(",", -1)[column])))
        .findFirst()
        .orElseThrow();
  }
}
