package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real machines, predicted from a few of their own measurements: {@code scenarios/accuracy.md}. */
class AccuracyTest {
  private static final Path MEASURED =
      Path.of("..", "..", "shared", "exams", "hw_nginx_cpu_scaling.csv");
  private static final int ONE_KB = 3;
  private static final int HUNDRED_KB = 5;
  private static final double SHARE = 0.10;
  private static final Path API = MEASURED.resolveSibling("hw_supabase_postgrest_k6.csv");

  /** From the 2-CPU cell and the 36-CPU ceiling alone. */
  @ParameterizedTest
  @CsvSource({"4", "8", "16"})
  void webServersGrowWithTheirCpusUntilTheNetworkCardIsBusy(int cpus) throws IOException {
    assumeMeasured(MEASURED);
    for (int column : new int[] {ONE_KB, HUNDRED_KB}) {
      double predicted = predicted(cpus, 2 / measured(2, column), 1 / measured(36, column));
      double real = measured(cpus, column);

      assertThat(predicted / real).isCloseTo(1, within(SHARE));
    }
  }

  /** A cell of the measurements: what was run, and what came out. */
  private record Cell(int processes, int vcpus, int users, double perSecond, double p95) {
    static Cell of(String line) {
      String[] column = line.split(",", -1);
      return new Cell(
          column[1].equals("yes") ? 2 : 1,
          VCPUS.getOrDefault(column[3], 0),
          Integer.parseInt(column[5]),
          Double.parseDouble(column[7]),
          Double.parseDouble(column[13]) / 1000);
    }

    boolean isUsed() {
      return processes == 1 && ((vcpus == 2 && users == 50) || (vcpus == 8 && users == 10));
    }
  }

  private static final Map<String, Integer> VCPUS =
      Map.of(
          "m5a.large",
          2,
          "m5a.xlarge",
          4,
          "m5a.2xlarge",
          8,
          "m5a.4xlarge",
          16,
          "m5a.8xlarge",
          32,
          "m5a.12xlarge",
          48,
          "m5a.16xlarge",
          64);

  /** From two cells alone; the others by the bounds that the page promises. */
  @Test
  void anApiIsPredictedFromTwoOfItsCells() throws IOException {
    assumeMeasured(API);
    List<Double> rates = new ArrayList<>();
    List<Double> tails = new ArrayList<>();
    for (String line : Files.readAllLines(API)) {
      if (line.startsWith("GET_SINGLE,")) {
        Cell cell = Cell.of(line);
        Requests predicted = api(cell);
        double rate = predicted.throughput().value() / cell.perSecond() - 1;
        double tail = predicted.latency(0.95).value() / cell.p95() - 1;
        System.out.printf(
            Locale.ROOT, "%s: rate %+.1f %%, p95 %+.1f %%%n", cell, 100 * rate, 100 * tail);
        if (cell.isUsed()) {
          assertThat(rate).isCloseTo(0, within(0.01));
        } else {
          rates.add(Math.abs(rate));
          tails.add(Math.abs(tail));
        }
      }
    }

    assertThat(rates).hasSize(40);
    assertThat(median(rates)).isLessThanOrEqualTo(0.10);
    assertThat(median(tails)).isLessThanOrEqualTo(0.25);
    assertThat(rates.stream().filter(error -> error <= 0.15).count()).isGreaterThanOrEqualTo(28);
  }

  private static Requests api(Cell cell) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("vus", Integer.toString(cell.users()));
    params.put("vcpus", Integer.toString(cell.vcpus()));
    params.put("processes", Integer.toString(cell.processes()));
    return Runs.library("postgrest", params, "run.duration=1s", "run.warmup=300ms")
        .measurements()
        .workload("clients");
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  private static void assumeMeasured(Path file) {
    String skipped = "SKIPPED: " + file + " is not in ../shared beside the checkout";
    if (!Files.exists(file)) {
      System.out.println(skipped);
    }
    assumeTrue(Files.exists(file), skipped);
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
