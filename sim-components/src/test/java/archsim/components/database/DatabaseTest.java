package archsim.components.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.database.server.DiskSpec;
import archsim.components.database.server.Operation;
import archsim.components.database.server.StatementSpec;
import archsim.components.measure.OutcomeCounts;
import archsim.components.model.Architecture;
import archsim.components.model.SourceSpec;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.random.Exponential;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A database on one server: CPU, then disk, on one of its connections. */
class DatabaseTest {
  private static Database.Spec database(int connections, Distribution cpu, double operations) {
    var read = new StatementSpec(cpu, new Constant(operations));
    return Databases.of(
        Topology.SINGLE, 2, read, null, "connections", connections, "disk", new DiskSpec(10, 0.25));
  }

  private static Architecture system(SourceSpec users, Database.Spec db) {
    return Systems.of(
        users, "app", Systems.threads(1, 1, 1_000_000, 0, Systems.query("db")), "db", db);
  }

  /** U = λ D for each resource: 2/s × 0.3 s on 2 cores, 2/s × 3 operations of 10/s. */
  @Test
  void utilisationsMeetTheUtilisationLaw() {
    var db = database(100, new Exponential(0.3), 3);
    var runs = new TwentyRuns(system(Systems.arrivals(2, "app"), db), 100, 5000);

    runs.meet(0.3, run -> TwentyRuns.utilisation(run, "db", "cpu"));
    runs.meet(0.6, run -> TwentyRuns.utilisation(run, "db", "disk"));
    runs.meet(2, TwentyRuns::throughput);
  }

  /** D/D: 3 operations of 250 ms each, and nobody in the way. */
  @Test
  void anIdleDiskTakesItsLatency() {
    var run = Systems.drain(system(Burst.of(50, 2, "app"), database(5, new Constant(0.5), 3)), 200);

    assertThat(TwentyRuns.responseTime(run)).isCloseTo(0.5 + 3 * 0.25, within(1e-9));
    assertThat(run.workloads().get(0).timeParts().slowest(1).parts().get("db.disk"))
        .isCloseTo(0.75, within(1e-9));
  }

  /** Four at once begin their operations at 0, 0.1, 0.2 and 0.3 s. */
  @Test
  void aDiskBeginsOneOperationAtATime() {
    var run = Systems.drain(system(Burst.of(4, 0, "app"), database(5, new Constant(0), 1)), 10);
    var total = run.workloads().get(0).total();

    assertThat(total.responseTimes()).isCloseTo(4 * 0.25 + 0.6, within(1e-9));
    assertThat(total.latency().max()).isCloseTo(0.55, within(1e-9));
    var disk = Systems.resource(run, "db", "disk");
    assertThat(disk.busyArea()).isCloseTo(0.4, within(1e-9));
    assertThat(disk.waited()).isEqualTo(3);
  }

  @Test
  void statementsBeyondTheConnectionsWait() {
    var run = Systems.drain(system(Burst.of(4, 0, "app"), database(1, new Constant(1), 0)), 10);
    var connections = Systems.resource(run, "db", "connections");

    assertThat(connections.queueMax()).isEqualTo(3);
    assertThat(connections.queueArea()).isCloseTo(3 + 2 + 1, within(1e-9));
    assertThat(connections.busyArea()).isCloseTo(4, within(1e-9));
    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(10, within(1e-9));
  }

  /** Ten operations of 100 ms are promised at 1 s; the warm-up ends in their midst. */
  @Test
  void whatADiskWasPromisedBeforeTheWarmUpIsBusyAfterIt() {
    var db = database(100, new Constant(0), 1);
    var users = Burst.of(10, 0, "app");
    var run = Systems.run(system(users, db), 1, 0.35, 10);
    assertThat(Systems.resource(run, "db", "disk").busyArea()).isCloseTo(0.65, within(1e-9));

    var cut = Systems.run(system(users, db), 1, 0.35, 0.25);
    assertThat(Systems.resource(cut, "db", "disk").busyArea()).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void aStatementThatIsCancelledFreesItsConnection() {
    var db = database(1, new Constant(1), 1);
    var query =
        Databases.query(
            Operation.READ, null, new CallTerms(new Constant(0.1), Timeout.Cancelling.PROPAGATE));
    var app = Systems.threads(1, 1, 100, 0, query);
    var run = Systems.drain(Systems.of(Burst.of(5, 0.01, "app"), "app", app, "db", db), 10);

    // Each but the first waits and leaves the line or begins when the one before is stopped.
    assertThat(Systems.edge(run, "app", "db").requests().ended())
        .isEqualTo(new OutcomeCounts(0, 0, 5, 0, 0));
    assertThat(Systems.resource(run, "db", "connections").busyArea()).isCloseTo(0.14, within(1e-9));
  }

  /** Four at once begin their operations at 0, 0.1, 0.2 and 0.3 s. */
  @Test
  void operationsThatWaitAreCounted() {
    var run = Systems.drain(system(Burst.of(4, 0, "app"), database(5, new Constant(0), 1)), 10);
    var disk = Systems.resource(run, "db", "disk");

    assertThat(disk.queueMax()).isEqualTo(3);
    assertThat(disk.queueArea()).isCloseTo(0.1 + 0.2 + 0.3, within(1e-9));
    assertThat(disk.waits().sum()).isCloseTo(0.6, within(1e-9));
  }

  /**
   * Operations begin at 0 and 0.1 s, and the others of ten are given up at 0.15 s. The disk has
   * nothing left to begin: what comes at 0.5 s finds it idle.
   */
  @Test
  void aStatementThatIsCancelledFreesItsTurnAtTheDisk() {
    var query =
        Databases.query(
            Operation.READ, null, new CallTerms(new Constant(0.15), Timeout.Cancelling.PROPAGATE));
    var app = Systems.threads(1, 1, 100, 0, query);
    var other = Systems.threads(1, 1, 100, 0, Systems.delay(0.5), Systems.query("db"));
    var db = database(100, new Constant(0), 1);
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    sources.put("users", Burst.of(10, 0, "app"));
    sources.put("others", Burst.of(1, 0, "other"));
    var components =
        Systems.of(Burst.of(1, 0, "app"), "app", app, "other", other, "db", db).components();
    var run = Systems.drain(new Architecture(sources, components), 10);
    var disk = Systems.resource(run, "db", "disk");

    assertThat(disk.busyArea()).isCloseTo(3 * 0.1, within(1e-9));
    assertThat(disk.queueArea()).isCloseTo(0.1 + 8 * 0.15, within(1e-9));
    assertThat(run.workloads().get(1).total().responseTimes()).isCloseTo(0.75, within(1e-9));
  }
}
