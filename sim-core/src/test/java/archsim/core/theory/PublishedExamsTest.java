package archsim.core.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each oracle gives the figures that textbooks and other tools publish. */
class PublishedExamsTest {
  private static final Path FILE = Path.of("../../shared/exams/published_queueing_exams.csv");

  /**
   * Rows without an oracle here, by how their ids begin: servers of different speeds have an
   * approximation only, and the power of two choices among few servers was published as simulated.
   */
  private static final List<String> WITHOUT_ORACLE = List.of("ammm_", "po2_N");

  @TestFactory
  List<DynamicTest> meetsThePublishedFigure() {
    return rows().stream()
        .filter(PublishedExamsTest::hasOracle)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.toString(),
                    () ->
                        assertThat(oracle(row))
                            .isCloseTo(row.answer(), within(Double.parseDouble(row.tolerance())))))
        .toList();
  }

  @Test
  void examinesAllRowsButThoseWithoutOracle() {
    assertThat(rows()).hasSize(72);
    assertThat(rows().stream().filter(PublishedExamsTest::hasOracle)).hasSize(58);
  }

  private static List<Exam> rows() {
    String skipped = "SKIPPED: no " + FILE + ", so no published figure was examined";
    if (!Files.exists(FILE)) {
      System.out.println(skipped);
    }
    Assumptions.assumeTrue(Files.exists(FILE), skipped);
    return Exam.read(FILE);
  }

  private static boolean hasOracle(Exam row) {
    return WITHOUT_ORACLE.stream().noneMatch(row.id()::startsWith);
  }

  private static double oracle(Exam row) {
    return switch (row.id()) {
      case "mmc_eth_c2", "mmc_eth_c4" -> erlangC(row);
      case "mmck_40_30_3_7", "mmck_50_10_4_6" -> mmck(row);
      case "closed_jain_20", "closed_bolch_8_1" -> closed(row);
      case "open_bolch_7_4" -> jackson(row);
      case "mixed_schwetman" -> mixed(row);
      case "ciw_capacitated_ps" ->
          new ProcessorSharing(row.number("lam"), 1 / row.number("mu"), row.integer("cores"))
              .probability(row.index());
      case "ciw_mm1ps_3_5" ->
          new ProcessorSharing(row.number("lam"), 1 / row.number("mu"), 1).meanResponseTime();
      case "open_2class_qsp138" -> classes(row).responseTime(0);
      case "line_fj_hetero" -> new MM1(row.number("lam"), row.numbers("mu")[0]).meanResponseTime();
      case "po2_inf_rho0.7", "po2_inf_rho0.9" ->
          new PowerOfChoices(row.integer("d"), row.number("rho")).meanResponseTime();
      case "simmer_gas_station" -> gasStation(row);
      default -> throw new IllegalStateException("no oracle for " + row);
    };
  }

  private static double erlangC(Exam row) {
    var queue = new ErlangC(row.number("lam"), row.number("mu"), row.integer("c"));
    return row.metric().equals("Lq") ? queue.meanQueueLength() : queue.meanResponseTime();
  }

  private static double mmck(Exam row) {
    var queue = new MMcK(row.number("lam"), row.number("mu"), row.integer("c"), row.integer("K"));
    return switch (row.metric()) {
      case "p0" -> queue.probability(0);
      case "pK" -> queue.lossProbability();
      default -> queue.meanResponseTime();
    };
  }

  private static double closed(Exam row) {
    double[] visits = row.numbers("V");
    double[] times = row.numbers("S");
    List<Station> stations = new ArrayList<>();
    for (int i = 0; i < visits.length; i++) {
      int servers = row.has("m") ? (int) row.numbers("m")[i] : 1;
      stations.add(Station.queue(visits[i], times[i], servers));
    }
    double thinkTime = row.has("Z") ? row.number("Z") : 0;
    var network = ExactMva.solve(stations, thinkTime, row.integer("N"));
    return switch (row.metric().replaceAll("\\[.*", "")) {
      case "X_system" -> network.throughput();
      case "R_system" -> network.responseTime();
      case "X" -> network.throughputOf(row.index());
      case "U" -> network.utilisation(row.index());
      case "Q" -> network.queueLengths().get(row.index());
      default -> network.timePerVisit(row.index());
    };
  }

  private static double jackson(Exam row) {
    double[] times = row.numbers("S");
    int[] servers = IntStream.range(0, times.length).map(i -> 1).toArray();
    var network = OpenJackson.solve(row.numbers("external_arrival"), row.rows("P"), times, servers);
    ErlangC queue = network.queues().get(row.index());
    return switch (row.metric().charAt(0)) {
      case 'X' -> queue.arrivalRate();
      case 'Q' -> queue.requestsInside();
      default -> queue.meanResponseTime();
    };
  }

  private static double mixed(Exam row) {
    double lambda = row.number("lam");
    List<Double> open = list(row.rows("S")[0]);
    List<Double> closed = list(row.rows("S")[1]);
    var network = MixedNetwork.solve(lambda, open, closed, 0, row.integer("N"));
    return switch (row.metric()) {
      case "U_open" -> lambda * open.get(0);
      case "R_open[0]" -> network.openResponseTimes().get(0);
      default -> network.closed().timePerVisit(row.index());
    };
  }

  private static OpenClasses classes(Exam row) {
    double[][] times = row.rows("S");
    double[][] visits = row.rows("V");
    List<List<Double>> demands = new ArrayList<>();
    for (int c = 0; c < times.length; c++) {
      List<Double> demand = new ArrayList<>();
      for (int i = 0; i < times[c].length; i++) {
        demand.add(times[c][i] * visits[c][i]);
      }
      demands.add(demand);
    }
    return new OpenClasses(list(row.numbers("lam")), demands);
  }

  private static double gasStation(Exam row) {
    double[] means = row.numbers("mean");
    double cars = row.number("p_car");
    double mean = cars * means[0] + (1 - cars) * means[1];
    return new ErlangB(row.number("lam") * mean, 1).requestsInside();
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
