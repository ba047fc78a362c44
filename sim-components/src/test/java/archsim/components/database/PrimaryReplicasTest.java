package archsim.components.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.database.server.Commit;
import archsim.components.database.server.Operation;
import archsim.components.database.server.ReadFrom;
import archsim.components.database.server.Replication;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.SourceSpec;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A primary with replicas, against the utilisation law and what can be computed by hand. */
class PrimaryReplicasTest {
  private static Architecture system(
      Database.Spec db, double reads, double writes, Databases.Outage... outages) {
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    sources.put("readers", Systems.arrivals(reads, "reader"));
    sources.put("writers", Systems.arrivals(writes, "writer"));
    return Databases.system(sources, apps(db), "uniform(n=10)", List.of(outages));
  }

  private static Map<String, ComponentSpec> apps(Database.Spec db) {
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put(
        "reader", Systems.threads(1, 1, 1_000_000, 0, Databases.query(Operation.READ, "item")));
    components.put(
        "writer", Systems.threads(1, 1, 1_000_000, 0, Databases.query(Operation.WRITE, "item")));
    components.put("db", db);
    return components;
  }

  private static double busy(ModelSnapshot run, int server) {
    return Systems.resource(run, "db", "cpu").busyAreas().get(server) / run.duration();
  }

  /** Reads 100/s of 4 ms, writes 50/s of 2 ms, two replicas: each does all writes. */
  @ParameterizedTest
  @CsvSource({"PRIMARY, 0.5, 0.1", "REPLICA, 0.1, 0.3", "NEAREST, 0.23333333333, 0.23333333333"})
  void readsAreSharedAndWritesAreDoneByAll(ReadFrom readers, double primary, double replica) {
    var db =
        Databases.primary(
            Databases.replicas(2, readers, Commit.ASYNC, 30),
            1,
            new Exponential(0.004),
            new Exponential(0.002));
    var runs = new TwentyRuns(system(db, 100, 50), 20, 600);

    runs.meet(primary, run -> busy(run, 0));
    runs.meet(replica, run -> busy(run, 1));
    runs.meet(replica, run -> busy(run, 2));
  }

  /** The write takes 1 s; a replica has it 10 ms later, and has applied it 1 s after that. */
  @ParameterizedTest
  @CsvSource({"ASYNC, 1", "SEMI_SYNC, 1.01", "SYNC, 1.01"})
  void theCommitModeSaysWhoIsWaitedFor(Commit mode, double expected) {
    var db =
        Databases.primary(
            Databases.replicas(2, ReadFrom.PRIMARY, mode, 30), 1, new Constant(1), new Constant(1));
    var system =
        Databases.system(
            Map.of("users", Burst.of(1, 0, "writer")), apps(db), "uniform(n=1)", List.of());
    var run = Systems.drain(system, 100);

    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(expected, within(1e-9));
    var lag = Databases.figure(run, "replication_lag_s");
    assertThat(lag.of()).isEqualTo(2);
    assertThat(lag.sum()).isCloseTo(2 * 1.01, within(1e-9));
  }

  /**
   * A write at 10 s of one key; reads of that key every 0.1 s from replicas that have applied it at
   * 11.01 s. Those that begin between its commit at 10.5 s and then are too old.
   */
  @Test
  void whoReadsBeforeAReplicaHasTheWriteReadsTooOld() {
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    sources.put("readers", Burst.of(200, 0.1, "reader"));
    sources.put("writers", Burst.of(1, 10, "writer"));
    var replication =
        new Replication(
            2, ReadFrom.REPLICA, new Constant(0.01), Commit.ASYNC, new Constant(30), null);
    var db = Databases.primary(replication, 100, new Constant(0), new Constant(0.5));
    var run = Systems.drain(Databases.system(sources, apps(db), "uniform(n=1)", List.of()), 100);
    var stale = Databases.figure(run, "stale_ratio");

    assertThat(stale.of()).isEqualTo(200);
    // Reads at 10.5 (after the commit, by a rounding), 10.6 … 11.0 s.
    assertThat(stale.sum()).isBetween(5.0, 6.0);
  }

  @Test
  void whoReadsFromThePrimaryNeverReadsTooOld() {
    var db =
        Databases.primary(
            Databases.replicas(1, ReadFrom.PRIMARY, Commit.ASYNC, 30),
            1,
            new Exponential(0.001),
            new Exponential(0.001));
    var run = Systems.run(system(db, 100, 100), 1, 0, 50);

    assertThat(Databases.figure(run, "stale_ratio").of()).isPositive();
    assertThat(Databases.figure(run, "stale_ratio").sum()).isZero();
  }

  /**
   * Writes every 10 ms, the primary is gone at 10 s and a replica takes over at 15 s. What was
   * committed in the last 10 ms and more has not arrived.
   */
  @ParameterizedTest
  @EnumSource
  void writesAreRefusedUntilAReplicaIsPromoted(Commit mode) {
    var db =
        Databases.primary(
            Databases.replicas(2, ReadFrom.PRIMARY, mode, 5),
            4,
            new Constant(0.001),
            new Constant(0.001));
    var system =
        Databases.system(
            Map.of("users", Burst.of(2000, 0.00999, "writer")),
            apps(db),
            "uniform(n=10)",
            List.of(new Databases.Outage(10, 0, 20)));
    var run = Systems.drain(system, 100);
    var ended = run.workloads().get(0).total().ended();

    // From 10 to 15 s, 5 s / 9.99 ms; nothing after the old primary is back as a replica.
    assertThat(ended.failed()).isBetween(500L, 503L);
    assertThat(ended.ok() + ended.failed()).isEqualTo(2000);
    double lost = Databases.figure(run, "lost_writes").sum();
    if (mode == Commit.ASYNC) {
      assertThat(lost).isBetween(1.0, 2.0);
    } else {
      assertThat(lost).isZero();
    }
    assertThat(run.happenings())
        .extracting(ModelSnapshot.Happening::what)
        .anyMatch(what -> what.startsWith("db-2 is the primary now"))
        .contains("db-1 killed", "db-1 is up again");
    assertThat(run.happenings().get(1).time()).isCloseTo(15, within(1e-9));
  }

  /** A primary that is back before anybody took its place goes on, and nothing is lost. */
  @Test
  void aPrimaryThatIsBackInTimeStaysThePrimary() {
    var db =
        Databases.primary(
            Databases.replicas(1, ReadFrom.PRIMARY, Commit.ASYNC, 5),
            4,
            new Constant(0.001),
            new Constant(0.001));
    var system =
        Databases.system(
            Map.of("users", Burst.of(2000, 0.01, "writer")),
            apps(db),
            "uniform(n=10)",
            List.of(new Databases.Outage(10, 0, 2)));
    var run = Systems.drain(system, 100);

    assertThat(run.happenings()).hasSize(2);
    assertThat(Databases.figure(run, "lost_writes").sum()).isZero();
    assertThat(Databases.figure(run, "replication_lag_s").of())
        .isEqualTo((double) run.workloads().get(0).total().ended().ok());
  }

  /** Users that write and read their own key: with readYourWrites nobody finds it missing. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void usersReadWhatTheyHaveWritten(boolean own) {
    var replication =
        new Replication(
            2, ReadFrom.REPLICA, new Constant(0.5), Commit.ASYNC, new Constant(30), own);
    var db = Databases.primary(replication, 4, new Constant(0.001), new Constant(0.001));
    Map<String, ComponentSpec> components = apps(db);
    components.put(
        "app",
        Systems.threads(
            1,
            1,
            100,
            0,
            Databases.query(Operation.WRITE, "item"),
            Databases.query(Operation.READ, "item")));
    Map<String, SourceSpec> users = Map.of("users", Systems.users(1, new Constant(1), "app"));
    var run =
        Systems.run(Databases.system(users, components, "uniform(n=1)", List.of()), 1, 0, 100);

    var stale = Databases.figure(run, "stale_ratio");
    assertThat(stale.of()).isGreaterThan(90);
    assertThat(stale.sum()).isEqualTo(own ? 0 : stale.of());
  }
}
