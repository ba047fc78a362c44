package archsim.components.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.database.server.DiskSpec;
import archsim.components.database.server.Operation;
import archsim.components.database.server.StatementSpec;
import archsim.components.keys.Popularity;
import archsim.components.measure.FigureSnapshot;
import archsim.components.model.Architecture;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The buffer of a server, and the flushes of its log. */
class StorageTest {
  private static final double GIBI = 1L << 30;

  private static Database.Spec buffered(double memory, double data) {
    var read = new StatementSpec(new Constant(0.001), new Constant(2));
    return Databases.single(
        read, read, "disk", new DiskSpec(3000, 0.0005), "memory", memory, "data", data);
  }

  private static Architecture reading(Database.Spec db, @Nullable String key, String items) {
    var app = Systems.threads(1, 1, 1_000_000, 0, Databases.query(Operation.READ, key));
    return Databases.system(
        Map.of("users", Systems.arrivals(500, "app")),
        Map.of("app", app, "db", db),
        items,
        List.of());
  }

  /** Disk operations per second are λ · 2 · (1 − h), over 3000/s. */
  @Test
  void memorySparesOperationsByTheHitRatioOfTheKeys() {
    String zipf = "zipf(n=100k s=0.9)";
    double hits = Popularity.parse(zipf).hitRatio(10_000);
    var runs = new TwentyRuns(reading(buffered(GIBI, 10 * GIBI), "item", zipf), 5, 100);

    runs.meet(500 * 2 * (1 - hits) / 3000, run -> TwentyRuns.utilisation(run, "db", "disk"));
    runs.meet(hits, run -> share(Databases.figure(run, "buffer_hit_ratio")));
    assertThat(hits).isBetween(0.5, 0.9);
  }

  @Test
  void withoutKeysAllDataAreReadAlike() {
    var system = reading(buffered(GIBI, 4 * GIBI), null, "uniform(n=1)");

    new TwentyRuns(system, 5, 100)
        .meet(500 * 2 * 0.75 / 3000, run -> TwentyRuns.utilisation(run, "db", "disk"));
    assertThat(buffered(8 * GIBI, 4 * GIBI).hitRatio(null)).isEqualTo(1);
  }

  private static double share(FigureSnapshot figure) {
    return figure.sum() / figure.of();
  }

  /** Five at once: the first is flushed alone, the four that came meanwhile together. */
  @Test
  void whoComesDuringAFlushSharesTheNext() {
    var write = Databases.cpu(new Constant(0));
    var db = Databases.single(write, write, "groupCommit", new Constant(2));
    var app = Systems.threads(1, 1, 100, 0, Databases.query(Operation.WRITE, null));
    var run = Systems.drain(Systems.of(Burst.of(5, 0, "app"), "app", app, "db", db), 100);

    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(2 + 4 * 4, within(1e-9));
    assertThat(Systems.resource(run, "db", "log").busyArea()).isCloseTo(4, within(1e-9));
    var parts = run.workloads().get(0).timeParts().slowest(1).parts();
    assertThat(parts.get("db.log")).isCloseTo(2, within(1e-9));
    assertThat(parts.get("db.log.wait")).isCloseTo(4 * 2 / 5.0, within(1e-9));
  }

  /** Far more writes than one flush each would allow: 1000/s at 5 ms a flush. */
  @Test
  void groupsGrowWithTheLoad() {
    var write = Databases.cpu(new Exponential(0.001));
    var db = Databases.single(write, write, "groupCommit", new Constant(0.005));
    var app = Systems.threads(1, 1, 1_000_000, 0, Databases.query(Operation.WRITE, null));
    var run =
        Systems.run(Systems.of(Systems.arrivals(1000, "app"), "app", app, "db", db), 1, 5, 100);

    assertThat(run.workloads().get(0).total().ended().rejected()).isZero();
    assertThat(TwentyRuns.throughput(run)).isBetween(980.0, 1020.0);
    assertThat(TwentyRuns.responseTime(run)).isBetween(0.006, 0.012);
  }
}
