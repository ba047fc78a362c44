package archsim.components.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.database.server.RebalanceSpec;
import archsim.components.flow.KeySpace;
import archsim.components.keys.Popularity;
import archsim.components.keys.UniformKeys;
import archsim.components.keys.ZipfKeys;
import archsim.components.measure.FigureSnapshot;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Queried;
import archsim.components.partition.By;
import archsim.components.partition.Partitioning;
import archsim.components.partition.PartitioningSpec;
import archsim.components.partition.Rebalancing;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import archsim.core.random.KeyedRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which shard gets what, before, while and after keys move. */
class ShardingTest {
  private static final int MEBI = 1 << 20;

  @TempDir private Path folder;

  private static Partitioning state(By by, int shards, long keys) {
    return new PartitioningSpec(by, null)
        .create(shards, by == By.RANGE ? keys : 0, KeyedRandom.mix("db".hashCode()));
  }

  private static long hashed(By by, long key) {
    return by == By.RANGE ? key : key ^ KeySpace.salt("user");
  }

  private static List<Long> served(ModelSnapshot run, int phase) {
    return run.shards().get(0).shards().stream().map(each -> each.served().get(phase)).toList();
  }

  private Popularity trace(long[] keys) throws IOException {
    Files.write(folder.resolve("keys.txt"), LongStream.of(keys).mapToObj(Long::toString).toList());
    return Popularity.parse("trace(keys.txt)", folder);
  }

  private static long[] shuffled(int count) {
    List<Long> keys = new ArrayList<>(LongStream.rangeClosed(1, count).boxed().toList());
    Collections.shuffle(keys, new Random(1));
    return keys.stream().mapToLong(Long::longValue).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void everyKeyGoesToItsShard(By by) throws IOException {
    long[] keys = shuffled(3000);
    var db = Shards.database(4, by, new Constant(0));
    var users = Burst.of(3000, 0.001, "app");
    ModelSnapshot run =
        Systems.drain(Shards.system(users, db, trace(keys), Shards.query("user", false)), 10);
    Partitioning state = state(by, 4, 3000);
    long[] expected = new long[4];
    LongStream.of(keys).forEach(key -> expected[state.shard(hashed(by, key))]++);

    assertThat(served(run, 0)).containsExactlyElementsOf(LongStream.of(expected).boxed().toList());
  }

  /** The key of each arrival is known, and so is what has moved when it comes. */
  @ParameterizedTest
  @EnumSource
  void aKeyIsServedByItsOldShardUntilItHasMoved(By by) throws IOException {
    int count = 20_000;
    long[] keys = shuffled(count);
    var rebalance = new RebalanceSpec(100 * MEBI, MEBI, 0, MEBI);
    var db = Shards.database(3, by, new Constant(0), 0, null, rebalance);
    var users = Burst.of(count, 0.0137, "app");
    ModelSnapshot run =
        Systems.drain(
            Shards.system(users, db, trace(keys), Shards.query("user", false), Shards.add(50, 1)),
            300);
    Partitioning before = state(by, 3, count);
    Rebalancing moving = Rebalancing.between(before, before.join(3));
    double duration = 100 * moving.share();
    int slices = (int) Math.ceil(duration / 0.05 * (1 - 1e-9));
    long[][] expected = new long[3][4];
    for (int i = 0; i < count; i++) {
      double sent = Math.floor((0.0137 * (i + 1) - 50) / (duration / slices));
      double progress = Math.max(0, Math.min(1, sent / slices));
      int phase = sent < 0 ? 0 : progress < 1 ? 1 : 2;
      expected[phase][moving.shardDuring(hashed(by, keys[i]), progress)]++;
    }

    for (int phase = 0; phase < 3; phase++) {
      assertThat(served(run, phase))
          .containsExactlyElementsOf(LongStream.of(expected[phase]).boxed().toList());
    }
  }

  /** The share of each shard is the sum of the popularity of its keys, within 99.9 %. */
  @ParameterizedTest
  @EnumSource
  void loadFollowsThePopularityOfTheKeys(By by) {
    var keys = new ZipfKeys(5000, 0.9);
    var db = Shards.database(4, by, new Constant(0));
    int count = 200_000;
    ModelSnapshot run =
        Systems.drain(
            Shards.system(Burst.of(count, 1e-4, "app"), db, keys, Shards.query("user", false)),
            100);
    double[] expected = new double[4];
    Partitioning state = state(by, 4, 5000);
    for (long rank = 1; rank <= 5000; rank++) {
      expected[state.shard(hashed(by, rank))] += keys.probability(rank);
    }

    for (int i = 0; i < 4; i++) {
      double deviation = Math.sqrt(expected[i] * (1 - expected[i]) / count);
      assertThat(served(run, 0).get(i) / (double) count)
          .isCloseTo(expected[i], within(3.9 * deviation));
    }
    double busiest = Arrays.stream(expected).max().orElseThrow();
    assertThat(db.busiest("db", "cpu", List.of(new Queried.Load("user", keys, false, 1, 1))))
        .isCloseTo(4 * busiest, within(1e-9));
  }

  @Test
  void withoutAKeyAllAreAskedAlikeAndScatterAsksEach() {
    var keys = new UniformKeys(100);
    var db = Shards.database(4, By.HASH, new Constant(0.5));
    ModelSnapshot any =
        Systems.drain(
            Shards.system(Burst.of(40_000, 1, "app"), db, keys, Shards.query(null, false)), 50_000);
    for (long each : served(any, 0)) {
      assertThat(each).isBetween(10_000 - 338L, 10_000 + 338L);
    }

    ModelSnapshot all =
        Systems.drain(
            Shards.system(Burst.of(100, 1, "app"), db, keys, Shards.query(null, true)), 200);
    assertThat(served(all, 0)).containsExactly(100L, 100L, 100L, 100L);
    assertThat(TwentyRuns.responseTime(all)).isCloseTo(0.5, within(1e-9));
    assertThat(db.busiest("db", "cpu", List.of(new Queried.Load(null, null, true, 1, 1))))
        .isEqualTo(4);
  }

  /** The mean of the largest of four exponential times is 1 + 1/2 + 1/3 + 1/4. */
  @Test
  void scatterWaitsForTheSlowest() {
    var system =
        Shards.system(
            Systems.arrivals(0.02, "app"),
            Shards.database(4, By.HASH, new Exponential(0.01)),
            new UniformKeys(100),
            Shards.query(null, true));

    new TwentyRuns(system, 0, 200_000).meet(0.01 * 25 / 12, TwentyRuns::responseTime);
  }

  /** 200 bytes/s and what the ring moves of 10,000 bytes: 1/(n + k) · k of them and no others. */
  @Test
  void onlyTheSharesOfTheNewShardsMoveAndTakeTheirTime() {
    var rebalance = new RebalanceSpec(100 * MEBI, MEBI, 0, MEBI);
    var system =
        Shards.system(
            Burst.of(200_000, 0.001, "app"),
            Shards.database(4, By.CONSISTENT_HASH, new Constant(0), 0, null, rebalance),
            new UniformKeys(1_000_000),
            Shards.query("user", false),
            Shards.add(50, 2));
    ModelSnapshot run = Systems.drain(system, 300);
    Partitioning before = state(By.CONSISTENT_HASH, 4, 0);
    Rebalancing moving = Rebalancing.between(before, before.join(4).join(5));

    assertThat(moving.share()).isCloseTo(2.0 / 6, within(0.06));
    assertThat(moving.moves()).allMatch(move -> move.to() >= 4);
    assertThat(figure(run, "rebalance_s").sum()).isCloseTo(100 * moving.share(), within(1e-6));
    assertThat(figure(run, "moved_bytes").sum())
        .isCloseTo(100 * MEBI * moving.share(), within(1e-3));
    assertThat(figure(run, "moving").sum()).isCloseTo(100 * moving.share(), within(1e-6));
    assertThat(run.happenings()).hasSize(2);
    assertThat(run.happenings().get(1).what()).startsWith("rebalance of db ended after 3");
    double[] shares = before.join(4).join(5).shares();
    long after = served(run, 2).stream().mapToLong(Long::longValue).sum();
    for (int i = 0; i < 6; i++) {
      double deviation = Math.sqrt(shares[i] * (1 - shares[i]) / after);
      assertThat(served(run, 2).get(i) / (double) after)
          .isCloseTo(shares[i], within(3.9 * deviation));
    }
  }

  static FigureSnapshot figure(ModelSnapshot run, String name) {
    return run.figures().stream()
        .filter(each -> each.figure().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
