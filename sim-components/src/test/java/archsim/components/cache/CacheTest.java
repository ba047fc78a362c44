package archsim.components.cache;

import static archsim.components.Systems.delay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Said;
import archsim.components.Systems;
import archsim.components.call.Timeout;
import archsim.components.database.Database;
import archsim.components.database.Databases;
import archsim.components.database.Topology;
import archsim.components.database.server.Operation;
import archsim.components.database.server.StatementSpec;
import archsim.components.fault.FaultSpec;
import archsim.components.fault.Faults;
import archsim.components.keys.Popularity;
import archsim.components.measure.FigureSnapshot;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fault;
import archsim.components.partition.By;
import archsim.components.partition.Partitioning;
import archsim.components.partition.PartitioningSpec;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.StepSpec;
import archsim.components.step.CacheStep;
import archsim.components.step.FailStep;
import archsim.components.step.QueryStep;
import archsim.core.random.Constant;
import archsim.core.random.KeyedRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Caches in front of a database, against what can be counted by hand. */
class CacheTest {
  private static Cache.Spec cache(
      CacheScope scope, @Nullable Integer servers, Stampede stampede, WritePolicy write) {
    return Caches.of("100k entries", 0, scope, servers, stampede, write);
  }

  private static Cache.Spec shared(Stampede stampede) {
    return cache(CacheScope.SHARED, null, stampede, WritePolicy.ASIDE);
  }

  private static CacheStep get(StepSpec... onMiss) {
    return Said.of(CacheStep.class, "get", "items", "key", "item", "onMiss", List.of(onMiss));
  }

  private static CacheStep put(StepSpec... onWrite) {
    return Said.of(CacheStep.class, "put", "items", "key", "item", "onWrite", List.of(onWrite));
  }

  private static QueryStep query(Operation operation) {
    return Databases.query(operation, null);
  }

  private static Database.Spec db() {
    StatementSpec second = new StatementSpec(new Constant(1), new Constant(0));
    return Databases.of(Topology.SINGLE, 1000, second, second, "connections", 1000);
  }

  private static ModelSnapshot drain(
      Burst burst, String keys, Cache.Spec cache, int replicas, List<Fault> faults, StepSpec step) {
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put(
        "app", Systems.service(replicas, 1, ConcurrencyModel.VIRTUAL_THREADS, null, 10_000, step));
    components.put("items", cache);
    components.put("db", db());
    return Systems.drain(
        new Architecture(
            Map.of("users", burst),
            components,
            Map.of(),
            Map.of("item", Popularity.parse(keys)),
            faults),
        10_000);
  }

  /** On one replica, of a single key, without faults. */
  private static ModelSnapshot drain(Burst burst, Cache.Spec cache, StepSpec step) {
    return drain(burst, "uniform(n=1)", cache, 1, List.of(), step);
  }

  private static FaultSpec fault(double at, String verb, int count) {
    return Faults.of(at, Faults.target(verb, "items"), verb.equals("flush") ? null : count, null);
  }

  private static long statements(ModelSnapshot run) {
    return run.edges().stream()
        .filter(edge -> edge.to().equals("db"))
        .mapToLong(edge -> edge.requests().arrived())
        .sum();
  }

  private static double figure(ModelSnapshot run, String name) {
    return run.figures().stream()
        .filter(each -> each.component().equals("items") && each.figure().equals(name))
        .mapToDouble(FigureSnapshot::sum)
        .findFirst()
        .orElseThrow();
  }

  private static OutcomeCounts ended(ModelSnapshot run) {
    return run.workloads().get(0).total().ended();
  }

  /** The fetch takes a second; ten of twenty requests come before it ends. */
  @Test
  void withoutProtectionAllWhoMissAskTheDatabase() {
    ModelSnapshot run =
        drain(Burst.of(20, 0.11, "app"), shared(Stampede.NONE), get(query(Operation.READ)));

    assertThat(statements(run)).isEqualTo(10);
    assertThat(figure(run, "hit_ratio")).isEqualTo(10);
    assertThat(ended(run).ok()).isEqualTo(20);
  }

  @Test
  void inASingleFlightOneAsksAndTheOthersWait() {
    ModelSnapshot run =
        drain(
            Burst.of(20, 0.11, "app"), shared(Stampede.SINGLE_FLIGHT), get(query(Operation.READ)));

    assertThat(statements(run)).isEqualTo(1);
    assertThat(figure(run, "coalesced")).isEqualTo(9);
    assertThat(ended(run).ok()).isEqualTo(20);
    // 1 + 0.89 + … + 0.01 s: each waits for the end of the first.
    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(5.05, within(1e-9));
    assertThat(run.workloads().get(0).timeParts().names()).contains("items.flight.wait");
  }

  /** One after the other tries, and fails: each failure lets the next one try. */
  @Test
  void aFlightThatFailsIsTakenOver() {
    ModelSnapshot run =
        drain(
            Burst.of(10, 0.1, "app"),
            shared(Stampede.SINGLE_FLIGHT),
            get(query(Operation.READ), new FailStep(1)));

    assertThat(statements(run)).isEqualTo(10);
    assertThat(ended(run).failed()).isEqualTo(10);
    assertThat(figure(run, "coalesced")).isZero();
  }

  /** Whoever gives up waiting leaves the flight, and the one who fetches lets another one do it. */
  @Test
  void clientsThatGiveUpLeaveNothingBehind() {
    Burst impatient = Burst.of(50, 0.1, "app").withTimeout(0.45, Timeout.Cancelling.PROPAGATE);
    ModelSnapshot run =
        drain(impatient, shared(Stampede.SINGLE_FLIGHT), get(query(Operation.READ)));

    assertThat(ended(run).timedOut()).isEqualTo(50);
    assertThat(statements(run)).isBetween(8L, 50L);
  }

  @Test
  void eachReplicaHasEntriesOfItsOwn() {
    Cache.Spec own = cache(CacheScope.REPLICA, null, Stampede.NONE, WritePolicy.ASIDE);
    ModelSnapshot run =
        drain(
            Burst.of(30, 2, "app"), "uniform(n=1)", own, 3, List.of(), get(query(Operation.READ)));

    assertThat(statements(run)).isEqualTo(3);
  }

  /** Puts at 2, 4 … 20 s; each is written 1 s later, alone. The gets at odd times find them. */
  @Test
  void writeThroughWaitsForTheDatabaseAndWriteBehindDoesNot() {
    Cache.Spec through = cache(CacheScope.SHARED, null, Stampede.NONE, WritePolicy.THROUGH);
    Cache.Spec behind = cache(CacheScope.SHARED, null, Stampede.NONE, WritePolicy.BEHIND);
    ModelSnapshot slow = drain(Burst.of(10, 2, "app"), through, put(query(Operation.WRITE)));
    ModelSnapshot fast = drain(Burst.of(10, 2, "app"), behind, put(query(Operation.WRITE)));

    assertThat(slow.workloads().get(0).total().responseTimes()).isCloseTo(10, within(1e-9));
    assertThat(fast.workloads().get(0).total().responseTimes()).isZero();
    assertThat(statements(slow)).isEqualTo(10);
    assertThat(statements(fast)).isEqualTo(10);
  }

  /** Ten puts within a second are one write; a server that dies before it loses it. */
  @Test
  void whatIsUnwrittenIsWrittenOnceOrLostWithItsServer() {
    Cache.Spec behind = cache(CacheScope.SHARED, null, Stampede.NONE, WritePolicy.BEHIND);
    Burst burst = Burst.of(10, 0.05, "app");
    ModelSnapshot whole = drain(burst, behind, put(query(Operation.WRITE)));
    ModelSnapshot struck =
        drain(
            burst,
            "uniform(n=1)",
            behind,
            1,
            List.of(fault(0.7, "kill", 1)),
            put(query(Operation.WRITE)));

    assertThat(statements(whole)).isEqualTo(1);
    assertThat(figure(whole, "lost_writes")).isZero();
    assertThat(statements(struck)).isZero();
    assertThat(figure(struck, "lost_writes")).isEqualTo(1);
  }

  /**
   * All is there; then a fourth server comes, and just the keys that the ring gives it are missed.
   */
  @Test
  void aServerThatJoinsTakesWhatTheRingSays() {
    int keys = 500;
    Cache.Spec ring = cache(CacheScope.SHARED, 3, Stampede.NONE, WritePolicy.ASIDE);
    ModelSnapshot run =
        drain(
            Burst.of(40_000, 0.01, "app"),
            "uniform(n=%d)".formatted(keys),
            ring,
            1,
            List.of(fault(200, "add-servers", 1)),
            get(delay(0)));

    Partitioning before =
        new PartitioningSpec(By.CONSISTENT_HASH, null)
            .create(3, 0, KeyedRandom.mix("items".hashCode()));
    Partitioning after = before.join(3);
    long moved =
        LongStream.rangeClosed(1, keys)
            .filter(key -> before.shard(key) != after.shard(key))
            .count();
    assertThat(moved).isBetween(keys / 6L, keys / 3L);
    assertThat(40_000 - figure(run, "hit_ratio")).isEqualTo((double) (keys + moved));
  }

  /** One of two servers is down for a hundred seconds: its keys are missed, and nothing fails. */
  @Test
  void aServerThatIsDownIsAMissAndNoError() {
    Cache.Spec two = cache(CacheScope.SHARED, 2, Stampede.SINGLE_FLIGHT, WritePolicy.ASIDE);
    FaultSpec kill = Faults.of(100, Faults.target("kill", "items"), 1, 100.0);
    ModelSnapshot run =
        drain(
            Burst.of(3000, 0.1, "app"),
            "uniform(n=50)",
            two,
            1,
            List.of(kill),
            get(query(Operation.READ)));

    assertThat(ended(run).ok()).isEqualTo(3000);
    assertThat(statements(run)).isGreaterThan(300);
  }
}
