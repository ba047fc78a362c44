package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.experiment.Estimate;
import archsim.core.results.BottleneckResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scenarios about databases say in their first lines, with intervals. */
class DatabaseFindingsTest {
  private static final double CONFIDENCE = 0.999;

  /** min(cores / 5 ms, 4 / 6 ms): first the database is the limit, then the app. */
  @ParameterizedTest
  @CsvSource({"2, 400, db", "3, 600, db", "8, 666.6666667, app"})
  void aBiggerDatabaseServerMovesTheLimit(int cores, double limit, String bottleneck) {
    RunOutcome run = run("database-bottleneck", "cores=" + cores);

    assertIs(limit, run.measurements().workload("crowd").throughput());
    BottleneckResult found = Objects.requireNonNull(run.result().bottleneck());
    assertThat(found.component()).isEqualTo(bottleneck);
    assertThat(found.boundPerS()).isCloseTo(limit, within(0.001));
  }

  /** (0.9 · 150 / r) · 4 ms + 0.1 · 150 · 2 ms at a replica; all of them write. */
  @ParameterizedTest
  @CsvSource({"1, 0.57, 263.1579", "2, 0.30, 500", "4, 0.165, 909.0909"})
  void readsScaleAndWritesDoNot(int replicas, double busy, double bound) {
    RunOutcome run = run("read-replicas", "replicas=" + replicas);
    Resource cpu = run.measurements().resource("db", "cpu");

    assertIs(busy, cpu.utilisation(1));
    assertIs(0.1 * 150 * 0.002, cpu.utilisation(0), 0.05);
    BottleneckResult found = Objects.requireNonNull(run.result().bottleneck());
    assertThat(found.component() + "." + found.resource()).isEqualTo("db.cpu");
    assertThat(found.boundPerS()).isCloseTo(bound, within(0.001));
    Estimate stale = run.measurements().figure("db", "stale_ratio").mean();
    assertThat(stale.lower(CONFIDENCE)).isPositive();
    assertThat(stale.upper(CONFIDENCE)).isLessThan(0.1);
  }

  /** 30 of 180 s without a primary: a sixth of the queries; with a quorum none. */
  @Test
  void aQuorumGoesOnWhereAPrimaryIsMissed() {
    Measurements primary = run("failover").measurements();
    Measurements quorum = run("quorum").measurements();

    assertThat(primary.workload("shoppers").errorRatio().value()).isCloseTo(1 / 6.0, within(0.005));
    assertThat(primary.figure("db", "lost_writes").total()).isPositive();
    assertThat(quorum.workload("shoppers").errorRatio().value()).isLessThan(1e-4);
    assertThat(quorum.figure("db", "stale_ratio").mean().value()).isZero();
    assertThat(quorum.figure("db", "hints").max()).isGreaterThan(1000);
    double price =
        quorum.resource("db", "cpu").utilisation().value()
            / primary.resource("db", "cpu").utilisation().value();
    assertThat(price).isBetween(1.4, 2.6);
  }

  private static RunOutcome run(String name, String... params) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String param : params) {
      int equals = param.indexOf('=');
      values.put(param.substring(0, equals), param.substring(equals + 1));
    }
    return Runs.library(name, values);
  }

  private static void assertIs(double expected, Estimate measured) {
    assertIs(expected, measured, 0.02);
  }

  /** Within the 99.9 % interval, which itself is at most so wide to either side. */
  private static void assertIs(double expected, Estimate measured, double widest) {
    double halfWidth = measured.halfWidth(CONFIDENCE);
    assertThat(measured.value()).isCloseTo(expected, within(halfWidth));
    assertThat(halfWidth).isLessThan(widest * expected);
  }
}
