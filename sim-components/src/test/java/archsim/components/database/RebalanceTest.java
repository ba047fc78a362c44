package archsim.components.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.database.server.DiskSpec;
import archsim.components.database.server.RebalanceSpec;
import archsim.components.fault.FaultSpec;
import archsim.components.keys.UniformKeys;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Model;
import archsim.components.partition.By;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What moving data costs those who serve meanwhile, and that nothing of it is left behind. */
class RebalanceTest {
  private static final int MEBI = 1 << 20;

  /** One shard, half of which goes to a second one: both copy all the time, at 0.2 cores. */
  @Test
  void copyingTakesItsShareOfTheCoresAndOfTheDisk() {
    var rebalance = new RebalanceSpec(200 * MEBI, MEBI, 0.2, MEBI);
    var disk = new DiskSpec(10, 0.1);
    var system =
        Shards.system(
            Burst.of(1, 0, "app"),
            Shards.database(1, By.HASH, new Constant(0), 1, disk, rebalance),
            new UniformKeys(1000),
            Shards.query("user", false),
            Shards.add(10, 1));
    ModelSnapshot run = Systems.drain(system, 200);

    assertThat(run.happenings().get(1).what())
        .isEqualTo("rebalance of db ended after 100.0 s, 50.0 % of the data moved");
    for (int server = 0; server < 2; server++) {
      assertThat(Systems.resource(run, "db", "cpu").busyAreas().get(server))
          .isCloseTo(20, within(1e-6));
    }
    assertThat(Systems.resource(run, "db", "disk").busyAreas().get(0))
        .isCloseTo(0.1 + 100 * 0.1, within(0.11));
    assertThat(Systems.resource(run, "db", "disk").busyAreas().get(1))
        .isCloseTo(100 * 0.1, within(0.11));
    assertThat(Systems.resource(run, "db", "cpu").presences().get(1)).isCloseTo(0.95, within(1e-9));
  }

  /** A disk of 1 operation/s cannot take 10 of them: the move lasts ten times as long. */
  @Test
  void aDiskThatCannotKeepUpSlowsTheMove() {
    var rebalance = new RebalanceSpec(20 * MEBI, MEBI, 0, MEBI / 10.0);
    var system =
        Shards.system(
            Burst.of(1, 0, "app"),
            Shards.database(1, By.HASH, new Constant(0), 1, new DiskSpec(1, 1), rebalance),
            new UniformKeys(1000),
            Shards.query("user", false),
            Shards.add(10, 1));
    ModelSnapshot run = Systems.drain(system, 200);

    assertThat(ShardingTest.figure(run, "rebalance_s").sum()).isBetween(99.0, 101.0);
  }

  /**
   * Copying shares the core with n queries in small pieces: it gets 25 %, and where n is above 3
   * less, 1/(n + 1). So they are served at the rate max(3/4, n/(n + 1)) in all, a birth-death
   * chain; a server that holds the share s of the keys is asked at the rate 0.4 s.
   */
  @Test
  void queriesSlowDownByWhatCopyingTakes() {
    double duration = 36_000;
    // What moves in twice the run: the first shard goes down from 1 to 3/4 of the keys meanwhile.
    var rebalance = new RebalanceSpec(4e6 * duration, 1e6, 0.25, 1e6);
    var system =
        Shards.system(
            Systems.arrivals(0.4, "app"),
            Shards.database(1, By.HASH, new Exponential(1), 0, null, rebalance),
            new UniformKeys(1_000_000),
            Shards.query("user", false),
            Shards.add(0, 1));
    double inside = 0;
    for (int i = 0; i < 1000; i++) {
      double moved = (i + 0.5) / 4000;
      inside += (inside(0.4 * (1 - moved)) + inside(0.4 * moved)) / 1000;
    }

    new TwentyRuns(system, 0, duration).meet(inside / 0.4, TwentyRuns::responseTime);
  }

  private static double inside(double rate) {
    double weight = 1;
    double all = 1;
    double mean = 0;
    for (int n = 1; n < 1000; n++) {
      weight *= rate / Math.max(0.75, n / (n + 1.0));
      all += weight;
      mean += n * weight;
    }
    return mean / all;
  }

  @Test
  void withoutWhatItCostsDataMovesAtOnce() {
    var system =
        Shards.system(
            Burst.of(100, 1, "app"),
            Shards.database(2, By.HASH, new Constant(0.1)),
            new UniformKeys(1000),
            Shards.query("user", false),
            Shards.add(50.5, 1),
            Shards.remove(60.5, 2));
    ModelSnapshot run = Systems.drain(system, 200);

    assertThat(run.happenings())
        .extracting(ModelSnapshot.Happening::what)
        .containsExactly(
            "add-shards db: 1",
            "rebalance of db ended at once, 66.7 % of the data moved",
            "remove-shards db: 2",
            "rebalance of db ended at once, 66.7 % of the data moved");
    assertThat(run.shards().get(0).shards())
        .extracting(ModelSnapshot.ShardSnapshot.Shard::share)
        .containsExactly(1.0, 0.0, 0.0);
    assertThat(Systems.resource(run, "db", "cpu").presences().get(2)).isCloseTo(0.05, within(0.01));
  }

  /** Laws hold after every run, and nothing is left once all has ended. */
  @Test
  void nothingIsLeftOfRandomChangesAndKills() {
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      List<FaultSpec> faults = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        double at = 100 * random.nextDouble();
        faults.add(
            switch (random.nextInt(3)) {
              case 0 -> Shards.add(at, 1 + random.nextInt(3));
              case 1 -> Shards.remove(at, 1 + random.nextInt(3));
              default -> Shards.kill(at, 1 + 10 * random.nextDouble(), 1 + random.nextInt(2));
            });
      }
      var rebalance = new RebalanceSpec(20 * MEBI, MEBI, 0.5, MEBI / 20.0);
      By by = List.of(By.values()).get(round % 3);
      var db = Shards.database(3, by, new Exponential(0.1), 1, new DiskSpec(50, 0.02), rebalance);
      var query = Shards.query(round % 2 == 0 ? "user" : null, round % 4 == 1);
      var system =
          Shards.system(
              Burst.of(1500, 0.1, "app"),
              db,
              new UniformKeys(1000),
              query,
              faults.toArray(FaultSpec[]::new));
      Model model = new Model(system, new Streams(round, 0));
      model.start();
      model.runUntil(1);
      model.endWarmUp();
      model.runUntil(1 + 60 * random.nextDouble());
      model.snapshot();
      model.runUntil(2000);
      ModelSnapshot end = model.snapshot();

      assertThat(end.workloads().get(0).total().unfinished()).isZero();
      double all =
          end.shards().get(0).shards().stream()
              .mapToDouble(ModelSnapshot.ShardSnapshot.Shard::share)
              .sum();
      assertThat(all).isCloseTo(1, within(1e-9));
      long joined = end.happenings().stream().filter(e -> e.what().contains("-shards")).count();
      assertThat(end.happenings().stream().filter(e -> e.what().contains("rebalance")).count())
          .isEqualTo(joined);
    }
  }
}
