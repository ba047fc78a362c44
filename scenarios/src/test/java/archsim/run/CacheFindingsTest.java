package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.experiment.Estimate;
import archsim.core.results.RunResult;
import archsim.core.results.Verdict;
import archsim.core.theory.CacheTheory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scenarios of the library with caches say in their first lines, with intervals. */
class CacheFindingsTest {
  private static final double CONFIDENCE = 0.999;

  /** The database gets what the cache does not answer; Che's approximation errs by half a point. */
  @Test
  void aCacheTakesItsHitRatioOffTheDatabase() {
    Measurements measured = Runs.library("cache-aside", Map.of()).measurements();

    Estimate hits = measured.figure("items", "hit_ratio").mean();
    assertThat(hits.value())
        .isCloseTo(
            CacheTheory.zipf(10_000, 0.8).che(1000), within(0.005 + hits.halfWidth(CONFIDENCE)));
    Estimate statements = measured.component("db").throughput();
    double missed = (1 - hits.value()) * measured.workload("readers").throughput().value();
    assertThat(statements.value()).isCloseTo(missed, within(0.002 * missed));
    assertThat(measured.resource("db", "cpu").utilisation().value())
        .isCloseTo(
            missed * 0.008 / 4,
            within(measured.resource("db", "cpu").utilisation().halfWidth(CONFIDENCE)));
  }

  /** One statement for each of the 200 items, and for those that expired in the meantime. */
  @ParameterizedTest
  @CsvSource({"single-flight", "stale-while-revalidate"})
  void singleFlightAsksTheDatabaseOnceForEachItem(String stampede) {
    Measurements alone = flushed("none").measurements();
    RunOutcome run = flushed(stampede);
    Measurements together = run.measurements();

    double perRun = together.component("db").throughput().value() * together.duration();
    double expired = together.figure("items", "expired").total() / together.replications();
    assertThat(run.result().verdict()).isEqualTo(Verdict.PASS);
    assertThat(perRun).isBetween(195.0, 200 + expired + 1);
    assertThat(alone.component("db").throughput().value())
        .isGreaterThan(5 * together.component("db").throughput().value());
    assertThat(together.workload("readers").latency(0.99).upper(CONFIDENCE)).isLessThan(1.5);
    assertThat(alone.workload("readers").latency(0.99).lower(CONFIDENCE)).isGreaterThan(5);
  }

  /** The database is full to the end, and most of those who came in the last second wait. */
  @Test
  void aRunThatEndsBeforeTheStampedeDoesIsUndecided() {
    RunResult flushed = flushed("none").result();

    assertThat(flushed.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(flushed.experiment().steady()).isNull();
    assertThat(flushed.experiment().unsteady())
        .matches(
            "db\\.cpu was still full and \\d+ requests were unfinished when the run ended:"
                + " --duration \\d+s");
    assertThat(flushed.slos().get(0).reason()).isEqualTo(flushed.experiment().unsteady());
    assertThat(Runs.library("cache-flush", 2, "run.duration=1m").result().verdict())
        .isEqualTo(Verdict.PASS);
  }

  private static RunOutcome flushed(String stampede) {
    return Runs.library("cache-flush", Map.of("stampede", stampede));
  }
}
