package archsim.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.keys.ZipfKeys;
import archsim.core.results.ComponentResult;
import archsim.core.results.FigureResult;
import archsim.core.results.RunResult;
import archsim.core.results.ShardResult;
import archsim.scenario.ResultJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the scenarios of the library about shards say in their first lines. */
class ShardingFindingsTest {
  private static final double CONFIDENCE = 0.999;

  private static final double MEBI = 0x1p20;
  private static final double GIBI = 0x1p30;

  private static List<ShardResult> shards(RunResult result) {
    ComponentResult db = requireNonNull(result.components().get("db"));
    return requireNonNull(db.shards());
  }

  private static double busiest(RunOutcome run) {
    Resource cpu = run.measurements().resource("db", "cpu");
    return cpu.utilisation(cpu.busiest()).value();
  }

  /** The hot shard is what explain says it is, and a key without skew evens the load. */
  @Test
  void aHotShardIsCuredByAnotherKeyAndNotByMoreShards() {
    RunOutcome skewed = Runs.library("hot-shard", Map.of());
    RunOutcome more = Runs.library("hot-shard", Map.of("shards", "8"));
    RunOutcome cured = Runs.library("hot-shard", Map.of("key", "item"));

    double mean = 210 * 0.010 / 8;
    assertThat(busiest(skewed)).isGreaterThan(2 * mean);
    double bound = requireNonNull(skewed.result().bottleneck()).boundPerS();
    assertThat(busiest(skewed)).isCloseTo(210 / bound, within(0.02));
    assertThat(skewed.measurements().resource("db", "cpu").utilisation().value())
        .isCloseTo(mean, within(0.01));
    double mostPopular = new ZipfKeys(1_000_000, 1.2).probability(1);
    assertThat(busiest(more)).isGreaterThan(210 * 0.010 * mostPopular);
    assertThat(busiest(more)).isGreaterThan(3 * mean / 2);
    assertThat(busiest(cured)).isCloseTo(mean, within(0.25 * mean));
    assertThat(cured.measurements().workload("crowd").meanLatency().upper(CONFIDENCE))
        .isLessThan(skewed.measurements().workload("crowd").meanLatency().lower(CONFIDENCE));
    assertThat(requireNonNull(cured.result().bottleneck()).boundPerS()).isGreaterThan(1.6 * bound);
  }

  @Test
  void twoMoreShardsTakeTheirShareAndNothingElseMoves() throws IOException {
    RunOutcome run = Runs.library("add-shards", Map.of());
    RunResult result = ResultJson.read(ResultJson.write(run.result()));
    List<ShardResult> shards = shards(result);

    double arrived = shards.get(4).shareOfKeys() + shards.get(5).shareOfKeys();
    assertThat(arrived).isCloseTo(1 / 3.0, within(0.06));
    for (ShardResult shard : shards.subList(0, 4)) {
      var change = requireNonNull(shard.change());
      assertThat(shard.shareOfKeys()).isLessThan(change.shareBefore());
      assertThat(change.shareDuring())
          .isCloseTo((change.shareBefore() + shard.shareOfKeys()) / 2, within(0.001));
      assertThat(change.throughputAfterPerS()).isLessThan(change.throughputBeforePerS());
    }
    double took = run.measurements().figure("db", "rebalance_s").mean().value();
    assertThat(took).isCloseTo(arrived * 20 * 1024 / 80, within(0.02 * took));
    FigureResult moved =
        requireNonNull(requireNonNull(result.components().get("db")).figures().get("moved_bytes"));
    double perRun = requireNonNull(requireNonNull(moved.estimate()).value());
    assertThat(perRun).isCloseTo(arrived * 20 * GIBI, within(0.02 * perRun));
    // At the bandwidth while they move, give or take a slice of 50 ms in a bucket of 4.8 s.
    double slice = 80 * MEBI * 0.050 / 4.8;
    assertThat(requireNonNull(result.series().values().get("db.moved_bytes")))
        .allSatisfy(rate -> assertThat(rate).isLessThan(80 * MEBI + slice))
        .anySatisfy(rate -> assertThat(rate).isCloseTo(80 * MEBI, within(slice)));
    assertThat(result.events().get(1).what()).contains("rebalance of db ended after");
  }

  @Test
  void aBigServerIsFasterUntilItIsFull() {
    Map<String, String> small = Map.of("db", "big");
    double bigLatency =
        Runs.library("distributed-sql", small)
            .measurements()
            .workload("crowd")
            .meanLatency()
            .value();
    Measurements spread = Runs.library("distributed-sql", Map.of()).measurements();
    assertThat(spread.workload("crowd").meanLatency().lower(CONFIDENCE))
        .isGreaterThan(bigLatency + 0.001);

    Measurements full =
        Runs.library("distributed-sql", Map.of("db", "big", "rate", "3000")).measurements();
    Measurements wide = Runs.library("distributed-sql", Map.of("rate", "3000")).measurements();
    assertThat(full.workload("crowd").goodput().upper(CONFIDENCE)).isLessThan(2600);
    assertThat(wide.workload("crowd").goodput().lower(CONFIDENCE)).isGreaterThan(2900);
    assertThat(wide.workload("crowd").meanLatency().upper(CONFIDENCE)).isLessThan(0.030);
  }
}
