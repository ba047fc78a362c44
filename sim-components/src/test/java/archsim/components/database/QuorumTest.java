package archsim.components.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.database.server.Consistency;
import archsim.components.database.server.Copies;
import archsim.components.database.server.Operation;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.WorkloadSnapshot;
import archsim.components.model.ComponentSpec;
import archsim.components.model.SourceSpec;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quorums against order statistics, the utilisation law and what can be computed by hand. */
class QuorumTest {
  private static Map<String, ComponentSpec> apps(Database.Spec db, @Nullable String key) {
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put(
        "reader", Systems.threads(1, 1, 1_000_000, 0, Databases.query(Operation.READ, key)));
    components.put(
        "writer", Systems.threads(1, 1, 1_000_000, 0, Databases.query(Operation.WRITE, key)));
    components.put("db", db);
    return components;
  }

  private static Database.Spec exponential(int servers, Consistency consistency) {
    return Databases.quorum(
        new Copies(servers, 3, consistency), 100, new Exponential(0.010), new Exponential(0.010));
  }

  /**
   * Nobody in the way: a write is done when the W-th of three exponential times is over, 10 ms
   * times 1/3, 1/3 + 1/2, 1/3 + 1/2 + 1.
   */
  @ParameterizedTest
  @CsvSource({"ONE, 0.00333333333", "QUORUM, 0.00833333333", "ALL, 0.01833333333"})
  void aWriteTakesAnOrderStatistic(Consistency consistency, double expected) {
    var system =
        Databases.system(
            Map.of("users", Systems.arrivals(100, "writer")),
            apps(exponential(5, consistency), "item"),
            "uniform(n=1M)",
            List.of());

    new TwentyRuns(system, 1, 200).meet(expected, TwentyRuns::responseTime);
  }

  /** Of R owners that are asked all answer: the longest of R exponential times. */
  @ParameterizedTest
  @CsvSource({"ONE, 0.010", "QUORUM, 0.015", "ALL, 0.01833333333"})
  void aReadTakesTheLongestOfThoseThatAreAsked(Consistency consistency, double expected) {
    var system =
        Databases.system(
            Map.of("users", Systems.arrivals(100, "reader")),
            apps(exponential(5, consistency), null),
            "uniform(n=1M)",
            List.of());

    new TwentyRuns(system, 1, 200).meet(expected, TwentyRuns::responseTime);
  }

  /** 60/s reads of two, 40/s writes of three, 10 ms each, on 5 servers of one core. */
  @Test
  void everyCopyOfAQueryIsWork() {
    var db =
        Databases.quorum(new Copies(5, 3, null), 1, new Exponential(0.010), new Exponential(0.010));
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    sources.put("readers", Systems.arrivals(60, "reader"));
    sources.put("writers", Systems.arrivals(40, "writer"));
    var system = Databases.system(sources, apps(db, null), "uniform(n=1)", List.of());

    new TwentyRuns(system, 10, 400)
        .meet((60 * 2 + 40 * 3) * 0.010 / 5, run -> TwentyRuns.utilisation(run, "db", "cpu"));
  }

  private static ModelSnapshot outage(Consistency consistency) {
    var db =
        Databases.quorum(
            new Copies(3, 3, consistency), 1, new Constant(0.001), new Constant(0.001));
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    sources.put("writers", Burst.of(2000, 0.01, "writer"));
    sources.put("readers", Burst.of(2000, 0.01, "reader"));
    return Systems.drain(
        Databases.system(
            sources,
            apps(db, "item"),
            "uniform(n=100)",
            List.of(new Databases.Outage(5.0003, 1, 5))),
        100);
  }

  /** With one of three owners down a quorum goes on, and what it missed is handed over. */
  @Test
  void aQuorumOutlivesTheLossOfAnOwner() {
    ModelSnapshot run = outage(Consistency.QUORUM);

    for (WorkloadSnapshot each : run.workloads()) {
      // What the server did when it was killed: at most one of each.
      assertThat(each.total().ended().ok()).isGreaterThanOrEqualTo(1999);
    }
    assertThat(Databases.figure(run, "stale_ratio").sum()).isZero();
    var hints = Databases.figure(run, "hints");
    assertThat(hints.max()).isBetween(498.0, 501.0);
    // From 0 to 500 within 5 s, and 500 of 1 ms handed over within about 0.6 s.
    assertThat(hints.sum()).isBetween(1250.0, 1450.0);
    double writes = run.workloads().get(0).total().ended().ended();
    assertThat(Systems.resource(run, "db", "cpu").busyArea())
        .isCloseTo(0.001 * (3 * writes + 2 * 2000), within(0.01));
  }

  @Test
  void allAreNotThereWhenOneIsDown() {
    ModelSnapshot run = outage(Consistency.ALL);

    for (WorkloadSnapshot each : run.workloads()) {
      assertThat(each.total().ended().failed()).isBetween(499L, 502L);
    }
  }

  /** One answer is not enough to be sure: an owner that was down lacks what came meanwhile. */
  @Test
  void oneAnswerMayBeTooOld() {
    ModelSnapshot run = outage(Consistency.ONE);
    var stale = Databases.figure(run, "stale_ratio");

    assertThat(run.workloads().get(0).total().ended().ok()).isGreaterThanOrEqualTo(1999);
    assertThat(stale.sum()).isPositive();
    assertThat(stale.sum() / stale.of()).isLessThan(0.05);
  }
}
