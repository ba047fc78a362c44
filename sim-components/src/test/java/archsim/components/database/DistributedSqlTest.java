package archsim.components.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Said;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.database.server.EngineSpec;
import archsim.components.database.server.Operation;
import archsim.components.database.server.RaftSpec;
import archsim.components.database.server.RebalanceSpec;
import archsim.components.database.server.StatementSpec;
import archsim.components.fault.FaultSpec;
import archsim.components.fault.Faults;
import archsim.components.keys.UniformKeys;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.Model;
import archsim.components.model.SourceSpec;
import archsim.components.step.QueryStep;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import archsim.core.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A distributed database: commits against order statistics, leases, and what is left behind. */
class DistributedSqlTest {
  private static Database.Spec database(int stores, RaftSpec raft, @Nullable RebalanceSpec costs) {
    var statement = new StatementSpec(new Constant(0.002), new Constant(0));
    return Databases.of(
        Topology.DISTRIBUTED_SQL,
        1,
        statement,
        statement,
        "rebalance",
        costs,
        "engines",
        2,
        "engine",
        new EngineSpec(1, new Constant(0.001)),
        "stores",
        stores,
        "ranges",
        30,
        "raft",
        raft);
  }

  private static RaftSpec raft(double lease) {
    return new RaftSpec(3, new Exponential(0.010), new Constant(0), lease);
  }

  private static QueryStep query(Operation operation, int ranges) {
    return Said.of(QueryStep.class, "db", "db", "op", operation, "key", "user", "ranges", ranges);
  }

  private static Architecture system(
      SourceSpec users, Database.Spec db, QueryStep query, FaultSpec... faults) {
    return Shards.system(users, db, new UniformKeys(100_000), query, faults);
  }

  private static final FaultSpec KILL = Shards.kill(10, 1000, 1);

  /**
   * At a low load. Two of three exponential syncs of 10 ms take 1/3 + 1/2 of 10 ms. Over two ranges
   * both have to be prepared: the mean of the largest of two such times is found by integration,
   * then comes one more entry.
   */
  @ParameterizedTest
  @CsvSource({"WRITE, 1", "WRITE, 2", "READ, 1", "READ, 2"})
  void commitsTakeTheTimeOfAMajority(Operation operation, int ranges) {
    double majority = 0.010 * 5 / 6;
    double expected = 0.003;
    if (operation == Operation.WRITE) {
      expected += ranges == 1 ? majority : largestOfTwo() + majority;
    }
    var system =
        system(Systems.arrivals(0.02, "app"), database(5, raft(9), null), query(operation, ranges));

    new TwentyRuns(system, 0, 100_000).meet(expected, TwentyRuns::responseTime);
  }

  /** ∫ 1 − F(t)² dt, where F(t) = 3p² − 2p³ with p = 1 − e^(−t): two of three have it. */
  private static double largestOfTwo() {
    double sum = 0;
    double step = 1e-4;
    for (double t = step / 2; t < 40; t += step) {
      double p = -StrictMath.expm1(-t);
      double f = 3 * p * p - 2 * p * p * p;
      sum += (1 - f * f) * step;
    }
    return 0.010 * sum;
  }

  /** Those of the ranges of the store that is gone wait until its lease is over, and no others. */
  @Test
  void rangesOfAStoreThatIsGoneAreServedByOthersOnceItsLeaseIsOver() {
    var users = Burst.of(30_000, 0.001, "app");
    ModelSnapshot run =
        Systems.drain(
            system(users, database(5, raft(2), null), query(Operation.READ, 1), KILL), 60);
    var total = run.workloads().get(0).total();

    assertThat(total.ended().ok()).isGreaterThan(29_990);
    assertThat(total.latency().max()).isBetween(1.9, 2.2);
    double waited =
        Objects.requireNonNull(
                run.workloads().get(0).timeParts().slowest(1).parts().get("db.lease.wait"))
            * 30_000;
    assertThat(waited).isCloseTo(2000 / 5.0 * 1, within(60.0)); // 400 that wait 1 s on average
    assertThat(run.shards().get(0).shards().get(0).share()).isZero();
    for (int i = 1; i < 5; i++) {
      assertThat(run.shards().get(0).shards().get(i).share()).isBetween(7 / 30.0, 8 / 30.0);
    }
  }

  @Test
  void copiesAndLeasesSpreadOverStoresThatJoin() {
    var users = Burst.of(20_000, 0.005, "app");
    var costs = new RebalanceSpec(3e6, 1e5, 0.1, 1e6);
    FaultSpec add = Faults.of(10, Faults.target("add-servers", "db"), 2, null);
    ModelSnapshot run =
        Systems.drain(
            system(users, database(3, raft(9), costs), query(Operation.WRITE, 1), add), 200);

    assertThat(run.workloads().get(0).total().ended().ok()).isEqualTo(20_000);
    // 90 copies on 3 stores, 18 on each of 5: 36 move, of 3 MB in all, at 0.1 MB/s.
    assertThat(ShardingTest.figure(run, "moved_bytes").sum()).isCloseTo(1.2e6, within(1.0));
    assertThat(ShardingTest.figure(run, "rebalance_s").sum()).isCloseTo(12, within(0.01));
    for (var shard : run.shards().get(0).shards()) {
      assertThat(shard.share()).isCloseTo(0.2, within(1e-9));
    }
  }

  @Test
  void nothingIsLeftOfRandomChangesAndKills() {
    Random random = new Random(11);
    for (int round = 0; round < 40; round++) {
      List<FaultSpec> faults = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        double at = 40 * random.nextDouble();
        int kind = random.nextInt(4);
        int count = 1 + random.nextInt(2);
        faults.add(
            kind == 0
                ? Faults.of(at, Faults.target("add-servers", "db"), count, null)
                : kind == 1
                    ? Faults.of(at, Faults.target("remove-servers", "db"), count, null)
                    : Shards.kill(at, 1 + 5 * random.nextDouble(), count));
      }
      var raft = new RaftSpec(3, new Exponential(0.010), new Exponential(0.001), 2);
      var db = database(4, raft, new RebalanceSpec(1e6, 5e5, 0.3, 1e6));
      Operation operation = round % 2 == 0 ? Operation.WRITE : Operation.READ;
      var system =
          system(
              Burst.of(2000, 0.02, "app"),
              db,
              query(operation, 1 + round % 3),
              faults.toArray(FaultSpec[]::new));
      Model model = new Model(system, new Streams(round, 0));
      model.start();
      model.endWarmUp();
      model.runUntil(30 * random.nextDouble());
      model.snapshot();
      model.runUntil(500);
      ModelSnapshot end = model.snapshot();

      assertThat(end.workloads().get(0).total().unfinished()).isZero();
      assertThat(end.workloads().get(0).total().ended().ok()).isGreaterThan(1000);
    }
  }
}
