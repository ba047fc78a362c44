package archsim.run;

import static archsim.run.ForeseenTest.explain;
import static archsim.run.ForeseenTest.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.experiment.Estimate;
import archsim.core.results.ComponentResult;
import archsim.core.results.CostResult;
import archsim.explain.Explanation;
import archsim.explain.Saturation;
import archsim.reports.html.Report;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An object store against the formulas of what it promises. */
class ObjectStoreTest {
  private static final double CONFIDENCE = 0.999;

  private static String scenario(double rate, String arrivals, String endpoint, String store) {
    return """
        name: t
        run: {duration: 200s, warmup: 20s, replications: 20}
        workloads: {users: {rate: %s/s, arrivals: %s, to: %s}}
        objectStores: {bucket: %s}
        """
        .formatted(rate, arrivals, endpoint, store);
  }

  private static void assertIs(double exact, Estimate measured) {
    double halfWidth = measured.halfWidth(CONFIDENCE);
    assertThat(halfWidth).isLessThan(0.05 * exact);
    assertThat(measured.value()).isCloseTo(exact, within(halfWidth));
  }

  /**
   * The share that M/D/1/B loses, 1 − 1/(π₀ + ρ): πⱼ is the chance that a departure leaves j
   * behind, from the balance of the chain that is looked at when requests depart.
   */
  private static double lossOfDeterministicService(double rho, int places) {
    double[] came = new double[places + 1];
    came[0] = Math.exp(-rho);
    for (int i = 1; i <= places; i++) {
      came[i] = came[i - 1] * rho / i;
    }
    double[] left = new double[places];
    left[0] = 1;
    for (int j = 0; j + 1 < places; j++) {
      double others = left[0] * came[j];
      for (int i = 1; i <= j; i++) {
        others += left[i] * came[j - i + 1];
      }
      left[j + 1] = (left[j] - others) / came[0];
    }
    return 1 - 1 / (left[0] / Arrays.stream(left).sum() + rho);
  }

  /** B = 1 loses ρ/(1 + ρ) whatever the service times; many places lose what is too much. */
  @Test
  void theFormulaOfTheTestIsRight() {
    assertThat(lossOfDeterministicService(0.8, 1)).isCloseTo(0.8 / 1.8, within(1e-12));
    assertThat(lossOfDeterministicService(2, 30)).isCloseTo(0.5, within(1e-12));
    assertThat(lossOfDeterministicService(0.5, 20)).isLessThan(1e-9);
  }

  /** A bucket of depth B is a queue of B places whose service takes 1/r. */
  @ParameterizedTest
  @CsvSource({
    "get, 80, 10ms, 1, 1",
    "get, 80, 30ms, 3, 1",
    "put, 100, 50ms, 5, 1",
    "get, 150, 50ms, 5, 1",
    "get, 400, 30ms, 3, 4"
  })
  void poissonArrivalsLoseWhatAQueueOfDeterministicServiceLoses(
      String operation, double rate, String burst, int depth, int prefixes) {
    Measurements measured =
        Runs.text(
                scenario(
                    rate,
                    "poisson",
                    "bucket." + operation,
                    "{latency: 1ms, objectSize: 1Ki, prefixes: %d, %ssPerPrefix: 100/s, burst: %s}"
                        .formatted(prefixes, operation, burst)),
                2)
            .measurements();
    double rho = rate / prefixes / 100;
    double lost = lossOfDeterministicService(rho, depth);

    assertIs(lost, measured.workload("users").errorRatio());
    assertIs(rho * (1 - lost), measured.resource("bucket", operation + "Rate").utilisation());
  }

  /** Latency and transfer are independent, so means and variances add up. */
  @Test
  void timeIsLatencyAndTransfer() {
    Measurements measured =
        Runs.text(
                scenario(
                    500,
                    "poisson",
                    "bucket.get",
                    "{latency: exp(20ms), objectSize: exp(2MB), bandwidth: 50MB/s}"),
                2)
            .measurements();
    Requests users = measured.workload("users");

    assertIs(0.020 + 2e6 / 50e6, users.meanLatency());
    for (double q : new double[] {0.5, 0.9, 0.99}) {
      // 3 digits of the histogram are 0.1 %.
      double exact = quantileOfSum(0.02, 0.04, q);
      assertThat(users.latency(q).value())
          .isCloseTo(exact, within(users.latency(q).halfWidth(CONFIDENCE) + 0.001 * exact));
    }
    assertThat(measured.timeParts("users").slowest(1).parts())
        .hasEntrySatisfying(
            "bucket.transfer", mean -> assertThat(mean).isCloseTo(0.04, within(0.001)));
  }

  /** Of two exponential times: P(S > t) = (b e^(−t/b) − a e^(−t/a))/(b − a). */
  private static double quantileOfSum(double a, double b, double q) {
    double low = 0;
    double high = 10;
    for (int i = 0; i < 100; i++) {
      double t = (low + high) / 2;
      double slower = (b * Math.exp(-t / b) - a * Math.exp(-t / a)) / (b - a);
      if (slower > 1 - q) {
        low = t;
      } else {
        high = t;
      }
    }
    return low;
  }

  /**
   * Every 5 ms one comes, and every 10 ms a token, to a bucket of 3 that is full: 1 of 2 is let in
   * from the fifth on, the odd ones of 19,999, and takes 20 ms and 1 MB / 100 MB/s.
   */
  @Test
  void aDeterministicRunIsRightToTheMicrosecond() {
    Measurements measured =
        Runs.text(
                """
                name: t
                run: {duration: 99.9975s, warmup: 0s, replications: 1}
                workloads: {users: {rate: 200/s, arrivals: uniform, to: app}}
                services: {app: {model: virtual-threads, endpoints: {a: [call: bucket.put]}}}
                objectStores:
                  bucket:
                    latency: 90ms
                    putLatency: 20ms
                    objectSize: 1MB
                    bandwidth: 100MB/s
                    putsPerPrefix: 100/s
                    burst: 30ms
                """,
                1)
            .measurements();
    Requests users = measured.workload("users");

    assertThat(users.pooled().max()).isCloseTo(0.030, within(1e-6));
    assertThat(users.meanLatency().value()).isCloseTo(0.030, within(1e-6));
    // And the second and fourth; those that came in the last 30 ms are inside.
    long letIn = (long) measured.figure("bucket", "puts").total();
    assertThat(letIn).isEqualTo(10_002);
    assertThat(measured.component("bucket").outcomes().ok()).isEqualTo(letIn - 3);
    assertThat(measured.figure("bucket", "out_bytes").total()).isZero();
  }

  /** Uniform arrivals at the limit lose nothing, through a million additions of 1/r. */
  @Test
  void arrivalsAtTheLimitAreAllLetIn() {
    Measurements measured =
        Runs.text(
                scenario(
                    3000,
                    "uniform",
                    "bucket.get",
                    "{latency: 1ms, objectSize: 1B, getsPerPrefix: 3000/s, burst: 0.4ms}"),
                2)
            .measurements();

    assertThat(measured.workload("users").errorRatio().value()).isZero();
  }

  private static final String PRICED =
      "{latency: 1ms, objectSize: 4MB, price: {get: $0.4 per 1M, put: $5 per 1M, out: $0.09/GB}}";

  /** 100 gets/s of 4 MB in a month of 730 h: 262.8 M gets and 1,051.2 TB. */
  @Test
  void theBillIsPricesTimesWhatWasServed() {
    CostResult cost =
        Objects.requireNonNull(
            Runs.text(scenario(100, "uniform", "bucket.get", PRICED), 2).result().cost());
    Map<String, Double> items =
        cost.items().stream()
            .collect(
                Collectors.toMap(
                    CostResult.CostItemResult::name, CostResult.CostItemResult::monthly));

    assertThat(items).containsOnlyKeys("bucket: gets", "bucket: bytes out");
    assertThat(items.get("bucket: gets")).isCloseTo(262.8 * 0.4, within(1e-4 * 105));
    assertThat(items.get("bucket: bytes out")).isCloseTo(1_051_200 * 0.09, within(1e-4 * 94_608));
    assertThat(cost.missing()).isEmpty();
  }

  @Test
  void aPriceThatIsMissingIsSaid() {
    String some = PRICED.replace(", out: $0.09/GB", "");
    CostResult cost =
        Objects.requireNonNull(
            Runs.text(scenario(100, "uniform", "bucket.get", some), 2).result().cost());

    assertThat(cost.missing()).containsExactly("bucket: the price of bytes out");
    assertThat(cost.monthly()).isCloseTo(262.8 * 0.4, within(1e-4 * 105));
    assertThat(cost.perMillionRequests()).isNull();
  }

  private static String behind(int rate, String burst) {
    return """
        name: t
        run: {duration: 60s, warmup: 5s, replications: 10}
        workloads: {users: {rate: %d/s, to: app}}
        services: {app: {cpu: 8, endpoints: {a: [call: bucket.get, query: db]}}}
        objectStores:
          bucket: {latency: exp(20ms), objectSize: 1MB, bandwidth: 100MB/s, prefixes: 2,
                   getsPerPrefix: 100/s, burst: %s}
        databases: {db: {cpu: 2, read: 1ms}}
        """
        .formatted(rate, burst);
  }

  /** The limit is a resource that is full at r for each prefix; 30 ms is the least a get takes. */
  @Test
  void explainKnowsWhereItSaturates() {
    Explanation.Resource tokens = resource(explain(behind(100, "2s")), "bucket.getRate");

    assertThat(tokens.saturatesAt()).isCloseTo(200, within(1e-9));
    assertThat(tokens.saturation()).isEqualTo(Saturation.EXACT);
    assertThat(tokens.expectedUtilisation().high()).isCloseTo(0.5, within(1e-9));
    assertThat(resource(explain(behind(100, "2s")), "app.threads").demand().low())
        .isCloseTo(0.030 + 0.001, within(1e-9));
  }

  /** What it turns away does not come to the database, below its limit and beyond. */
  @ParameterizedTest
  @CsvSource({"100, 1s", "100, 10ms", "190, 50ms", "300, 1s", "300, 10ms", "1000, 100ms"})
  void whatWasForeseenOfThoseBehindItHoldsInARun(int rate, String burst) {
    String yaml = behind(rate, burst);
    Measurements measured = Runs.text(yaml, 2).measurements();

    for (String each : new String[] {"bucket.getRate", "db.cpu", "app.threads"}) {
      String[] name = each.split("\\.", -1);
      Estimate used = measured.resource(name[0], name[1]).utilisation();
      var expected = resource(explain(yaml), each).expectedUtilisation();
      assertThat(used.upper(CONFIDENCE)).as(each).isGreaterThanOrEqualTo(expected.low());
      assertThat(used.lower(CONFIDENCE)).as(each).isLessThanOrEqualTo(expected.high());
    }
  }

  @Test
  void itIsReportedWithItsKindAndPrefixes() {
    RunOutcome outcome = Runs.text(behind(300, "1s"), 2);
    ComponentResult bucket = Objects.requireNonNull(outcome.result().components().get("bucket"));

    assertThat(bucket.kind()).isEqualTo("object-store");
    assertThat(bucket.replicas()).isEqualTo(2);
    assertThat(bucket.figures()).containsOnlyKeys("gets", "puts", "out_bytes");
    assertThat(Report.of(outcome.result()).html()).contains("bucket");
    assertThat(outcome.result().hints())
        .anyMatch(
            hint -> hint.startsWith("bucket.getRate: requests beyond it are rejected at once"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "burst: 1s | burst: 5ms | burst must be at least as long as the time between two requests",
        "prefixes: 2 | prefixes: 0 | prefixes must be from 1 to 10,000, was 0",
        "bandwidth: 100MB/s | bandwidth: 0B/s | bandwidth must be > 0",
        "getsPerPrefix: 100/s | getsPerPrefix: 0/s | getsPerPrefix must be > 0",
        "prefixes: 2 | price: {get: $1} | did you mean $1 per 1k?",
        "prefixes: 2 | price: {out: $-1/GB} | out must be >= 0",
        "call: bucket.get | call: bucket.got | 'bucket' has no endpoint 'got'",
        "call: bucket.get | call: bucket | 'bucket' has several"
      })
  void mistakesAreSaid(String right, String wrong, String words) {
    assertThat(ScenarioChecks.check(Runs.read(behind(1, "1s").replace(right, wrong))).text())
        .contains(words);
  }
}
