package archsim.components.database.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Said;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.call.CallTerms;
import archsim.components.database.Databases;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.SourceSpec;
import archsim.components.step.QueryStep;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import archsim.core.theory.MM1;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that are locked, against what can be computed by hand and against M/M/1. */
class RowLocksTest {
  private static Architecture system(
      SourceSpec source, String items, double work, double timeout, QueryStep... queries) {
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    for (int i = 0; i < queries.length; i++) {
      components.put("app-" + i, Systems.threads(1, 1, 1_000_000, 0, queries[i]));
    }
    var statement = Databases.cpu(new Constant(work));
    components.put("db", Databases.single(statement, statement, "lockTimeout", timeout));
    sources.put("users", source);
    return Databases.system(sources, components, items, List.of());
  }

  /** Five at once for one row, each 0.1 s of work and 0.4 s after it. */
  @Test
  void writesOfOneRowFollowOneUponTheOther() {
    var query = Databases.holding(Operation.WRITE, "item", 0.4);
    var run = Systems.drain(system(Burst.of(5, 0, "app-0"), "uniform(n=1)", 0.1, 100, query), 100);

    assertThat(run.workloads().get(0).total().responseTimes())
        .isCloseTo(0.5 * (1 + 2 + 3 + 4 + 5), within(1e-9));
    var parts = run.workloads().get(0).timeParts().slowest(1).parts();
    assertThat(parts.get("db.lock.wait")).isCloseTo(0.5 * (1 + 2 + 3 + 4) / 5, within(1e-9));
    assertThat(parts.get("db.hold")).isCloseTo(0.4, within(1e-9));
    assertThat(Databases.figure(run, "lock_wait_s").sum()).isCloseTo(5, within(1e-9));
    assertThat(Systems.resource(run, "db", "connections").busyArea()).isCloseTo(7.5, within(1e-9));
  }

  /** A statement without hold locks nothing. */
  @Test
  void whatIsNotHeldIsNotLocked() {
    var query = Databases.query(Operation.WRITE, "item");
    var run = Systems.drain(system(Burst.of(3, 0, "app-0"), "uniform(n=1)", 0.1, 100, query), 100);

    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(0.3, within(1e-9));
  }

  /** One hot row with exponential holds is a server of an M/M/1 queue. */
  @Test
  void aHotRowIsAQueue() {
    var query =
        Said.of(
            QueryStep.class,
            "db",
            "db",
            "op",
            Operation.WRITE,
            "key",
            "item",
            "hold",
            new Exponential(0.010));
    var users = Systems.arrivals(60, "app-0");
    var runs = new TwentyRuns(system(users, "uniform(n=1)", 0, 1000, query), 50, 2000);

    runs.meet(new MM1(60, 100).meanResponseTime(), TwentyRuns::responseTime);
  }

  @Test
  void whoWaitsTooLongFails() {
    var query = Databases.holding(Operation.WRITE, "item", 1);
    var run = Systems.drain(system(Burst.of(3, 0, "app-0"), "uniform(n=1)", 0, 1.5, query), 100);

    // At 0 and 1 s one has the row; the third waits from 0 to 1.5 s.
    assertThat(run.workloads().get(0).total().ended()).isEqualTo(new OutcomeCounts(2, 0, 0, 1, 0));
    assertThat(Databases.figure(run, "lock_timeouts").sum()).isEqualTo(1);
  }

  /** Two transactions that lock the same two rows the other way round. */
  private static ModelSnapshot pair(LockOrder order) {
    var one = Databases.transaction(order, Databases.write("stock"), Databases.write("order"));
    var other = Databases.transaction(order, Databases.write("order"), Databases.write("stock"));
    var both = new Burst(2, List.of("app-0", "app-1"), new Constant(0), CallTerms.NONE);
    return Systems.drain(system(both, "uniform(n=1)", 0.5, 10, one, other), 100);
  }

  @Test
  void aDeadlockEndsByTheTimeout() {
    ModelSnapshot run = pair(LockOrder.WRITTEN);

    // Both have one row at 0.5 s and wait for the other; the first to give up lets the other go on.
    assertThat(Databases.figure(run, "lock_timeouts").sum()).isEqualTo(1);
    assertThat(run.workloads().get(0).total().ended().ok()).isEqualTo(1);
    assertThat(run.workloads().get(0).total().latency().max()).isCloseTo(11, within(0.01));
  }

  @Test
  void inTheOrderOfRowsThereIsNoDeadlock() {
    ModelSnapshot run = pair(LockOrder.SORTED);

    assertThat(Databases.figure(run, "lock_timeouts").sum()).isZero();
    assertThat(run.workloads().get(0).total().ended().ok()).isEqualTo(2);
    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(1 + 2, within(1e-9));
  }

  /** Ten rows take ten times the work of one. */
  @Test
  void rowsMultiplyTheWork() {
    var run =
        Systems.drain(
            system(
                Burst.of(1, 0, "app-0"),
                "uniform(n=1)",
                0.1,
                10,
                Databases.rows(Operation.WRITE, 10)),
            100);

    assertThat(Systems.resource(run, "db", "cpu").busyArea()).isCloseTo(1, within(1e-9));
  }
}
