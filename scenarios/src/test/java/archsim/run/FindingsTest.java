package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.experiment.Estimate;
import archsim.core.results.BottleneckResult;
import archsim.core.results.CostResult;
import archsim.core.results.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

  /** A loop runs on one core, however many there are, and all of them are paid for. */
  @ParameterizedTest
  @CsvSource({"2, 1, 100, 0.096", "4, 1, 100, 0.192", "8, 1, 100, 0.384", "4, 4, 400, 0.192"})
  void singleThreadedCodeGainsNothingFromCores(int cores, int loops, double limit, double price) {
    RunOutcome run =
        Runs.library(
            "single-threaded",
            Map.of("cores", "" + cores, "loops", "" + loops, "price", "$" + price + "/h"));

    assertIs(limit, run.measurements().workload("crowd").throughput());
    assertIs((double) loops / cores, run.measurements().resource("app", "cpu").utilisation());
    assertThat(monthly(run)).isCloseTo(730 * price, within(1e-6));
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

  /** Capacity in proportion to vCPUs and their measured speed, and cost to the price. */
  @Test
  void aMachineTwiceAsLargeCarriesTwiceAsMuch() {
    RunOutcome small = Runs.library("monolith", Map.of());
    RunOutcome large = Runs.library("monolith", Map.of("instance", "t3.2xlarge"));

    assertIs(210, goodput(small), 0.01);
    assertThat(goodput(large).value() / goodput(small).value()).isBetween(1.95, 2.15);
    assertThat(small.result().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(monthly(large) / monthly(small)).isCloseTo(2, within(0.01));
  }

  /** Amdahl: N / (1 + 0.05 (N - 1)) times the work of one core. */
  @ParameterizedTest
  @CsvSource({"1, 100", "2, 190.4762", "4, 347.8261", "8, 592.5926", "16, 914.2857"})
  void aSerialShareBoundsWhatCoresCanDo(int cores, double expected) {
    assertIs(expected, run("amdahl", "cores=" + cores).workload("crowd").throughput());
  }

  /** Sticky sessions cost nothing; without them state is lost; a store costs two statements. */
  @Test
  void stateInAReplicaNeedsStickinessAndAStoreHasAPrice() {
    Measurements sticky = run("sessions");
    Measurements astray = run("sessions", "sticky=none");
    Measurements stored = run("sessions", "sticky=none", "store=state");

    assertThat(sticky.workload("shoppers").errorRatio().value()).isZero();
    assertThat(astray.workload("shoppers").errorRatio().lower(CONFIDENCE)).isGreaterThan(0.5);
    assertThat(stored.workload("shoppers").errorRatio().value()).isZero();
    double price =
        stored.workload("shoppers").meanLatency().value()
            - sticky.workload("shoppers").meanLatency().value();
    assertThat(price).isBetween(0.005, 0.006); // 2 ms and 3 ms, and a little waiting
  }

  /**
   * With room for all, a cache loses none. Without, a session is lost when it thinks for longer
   * than an entry stays (Che's characteristic time T). Of 10 sessions per second of 8 requests, 10
   * (T + 7 m (1 − e^(−T/m))) were there within T, where m = 3 s is the mean think time: with 150
   * entries T = 2.65 s, and 7/8 e^(−T/m) = 36.2 % of the requests miss their state.
   */
  @Test
  void stateInACacheIsLostWhenItIsEvicted() {
    Measurements roomy = run("sessions", "sticky=none", "store=memory");
    Measurements tight = run("sessions", "sticky=none", "store=memory", "room=150 entries");

    assertThat(roomy.workload("shoppers").errorRatio().value()).isZero();
    assertIs(0.362, tight.workload("shoppers").errorRatio(), 0.01); // Che's own error
  }

  /** Earned and saved credits are spent after 18 minutes; then the baseline is all there is. */
  @Test
  void burstableMachinesRunOutOfCredits() {
    RunOutcome run = Runs.library("credits", Map.of());

    Map<String, List<@Nullable Double>> series =
        Objects.requireNonNull(run.result().series()).values();
    List<@Nullable Double> used = Objects.requireNonNull(series.get("app.cpu.utilisation"));
    assertThat(mean(used.subList(5, 40))).isCloseTo(0.537, within(0.01));
    assertThat(mean(used.subList(50, 100))).isCloseTo(0.2, within(0.001));
  }

  /** Answered in milliseconds, written later, all of it; the database is as busy either way. */
  @Test
  void aQueueAnswersBeforeTheWriteAndLosesNothing() {
    Measurements measured = run("write-through-queue");

    assertThat(measured.workload("queued").latency(0.99).upper(CONFIDENCE)).isLessThan(0.010);
    assertThat(measured.workload("direct").meanLatency().lower(CONFIDENCE)).isGreaterThan(0.1);
    assertThat(measured.workload("queued").errorRatio().value()).isZero();
    OwnFigure persisted = measured.figure("orders", "persisted_s");
    assertThat(persisted.mean().lower(CONFIDENCE)).isGreaterThan(0.1);
    for (String figure : List.of("lost", "dropped", "expired", "dead_lettered", "redelivered")) {
      assertThat(measured.figure("orders", figure).total()).as(figure).isZero();
    }
    double saved =
        measured.resource("db-desk", "cpu").utilisation().value()
            - measured.resource("db-shop", "cpu").utilisation().value();
    assertThat(Math.abs(saved)).isLessThan(0.1);
    Measurements batched = run("write-through-queue", "batch=10");
    assertThat(batched.resource("db-desk", "cpu").utilisation().upper(CONFIDENCE))
        .isLessThan(measured.resource("db-desk", "cpu").utilisation().lower(CONFIDENCE));
  }

  /** 120/s against 100/s: one in six is refused, and the limit of 1,000 is a lag of 10 s. */
  @Test
  void consumersThatAreTooSlowFillTheQueue() {
    RunOutcome run = Runs.library("slow-consumers", Map.of());
    Measurements rejecting = run.measurements();

    assertThat(run.result().verdict()).isEqualTo(Verdict.FAIL);
    assertIs(100, rejecting.workload("shoppers").goodput(), 0.001);
    assertIs(9.95, rejecting.figure("orders", "lag_s").mean(), 0.001);
    assertIs(0.995, rejecting.resource("orders", "messages").utilisation(), 0.001);
    Measurements blocking = run("slow-consumers", "full=block");
    assertIs(100, blocking.workload("shoppers").goodput(), 0.001);
    // 100 may wait, 50 of them for a thread; at 100/s of 120/s that come 5 places are free.
    assertIs(0.95, blocking.workload("shoppers").meanLatency(), 0.001);
    assertThat(run("slow-consumers", "consumers=3").workload("shoppers").errorRatio().value())
        .isZero();
  }

  /** 5,500 of 9,000/s are served, and 200 kB cost 45 times as much as a get; two prefixes do. */
  @Test
  void oneObjectPrefixServesSoManyAndDataCostMoreThanGets() {
    RunOutcome one = Runs.library("object-store", Map.of());
    List<CostResult.CostItemResult> bill = Objects.requireNonNull(one.result().cost()).items();

    assertIs(1 - 5500.0 / 9000, one.measurements().workload("readers").errorRatio());
    assertThat(one.result().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(bill.get(1).monthly() / bill.get(0).monthly()).isCloseTo(45, within(0.5));
    Measurements two = run("object-store", "prefixes=2");
    assertThat(two.workload("readers").errorRatio().value()).isZero();
    assertIs(4500.0 / 5500, two.resource("bucket", "getRate").utilisation());
  }

  private static double mean(List<@Nullable Double> values) {
    return values.stream().mapToDouble(Objects::requireNonNull).average().orElseThrow();
  }

  private static Estimate goodput(RunOutcome run) {
    return run.measurements().workload("students").goodput();
  }

  private static double monthly(RunOutcome run) {
    return Objects.requireNonNull(run.result().cost()).monthly();
  }

  private static Measurements run(String name, String... params) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String param : params) {
      int equals = param.indexOf('=');
      values.put(param.substring(0, equals), param.substring(equals + 1));
    }
    return Runs.library(name, values).measurements();
  }

  private static void assertIs(double expected, Estimate measured) {
    assertIs(expected, measured, 0);
  }

  /**
   * Within the 99.9 % interval, which itself is at most 2 % to either side.
   *
   * @param rounding of the expected value, as a share
   */
  private static void assertIs(double expected, Estimate measured, double rounding) {
    double halfWidth = Math.max(measured.halfWidth(CONFIDENCE), 1e-9 * expected);
    assertThat(measured.value()).isCloseTo(expected, within(halfWidth + rounding * expected));
    assertThat(halfWidth).isLessThan(0.02 * expected);
  }
}
