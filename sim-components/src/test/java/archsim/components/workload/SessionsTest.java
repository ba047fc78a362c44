package archsim.components.workload;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.Said;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.Ward;
import archsim.components.balancer.BalancerBuilder;
import archsim.components.balancer.Balancing;
import archsim.components.balancer.HealthCheck;
import archsim.components.balancer.LoadBalancer;
import archsim.components.balancer.Sticky;
import archsim.components.cache.Caches;
import archsim.components.database.server.Operation;
import archsim.components.fault.Faults;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fault;
import archsim.components.model.SourceSpec;
import archsim.components.service.Service;
import archsim.components.step.SessionStep;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that come back: 2 sessions per second of 8 requests, 1 s of thinking in between. */
class SessionsTest {
  private static final int LENGTH = 8;

  private static SourceSpec sessions(String to) {
    return Said.of(
        Workload.Spec.class,
        "rate",
        2.0,
        "to",
        to,
        "sessions",
        new SessionSpec(new Constant(LENGTH), new Exponential(1)));
  }

  private static LoadBalancer.Spec edge(
      Balancing policy, Sticky sticky, @Nullable HealthCheck checks) {
    return BalancerBuilder.of(policy).to("app", 1).sticky(sticky).checks(checks).build();
  }

  private static Service.Spec app(String store) {
    return Systems.threads(
        4, 1, 100, 1000, Systems.compute(0.01), new SessionStep(store, Operation.READ));
  }

  private static double errors(ModelSnapshot run) {
    OutcomeCounts ended = run.workloads().get(0).total().ended();
    return (double) ended.notOk() / ended.ended();
  }

  @Test
  void sessionsSendAsManyRequestsAsTheyAreLong() {
    var system =
        Systems.of(sessions("app"), "app", Systems.threads(1, 1, 100, 100, Systems.delay(0.1)));
    var runs = new TwentyRuns(system, 100, 2000);

    runs.meet(2 * LENGTH, TwentyRuns::throughput);
    runs.meet(2, run -> run.workloads().get(0).sessions().started() / run.duration());
  }

  @Test
  void stateInAReplicaIsThereForStickySessions() {
    var edge = edge(Balancing.RANDOM, Sticky.SESSION, null);
    var run =
        Systems.run(Systems.of(sessions("edge"), "edge", edge, "app", app("replica")), 1, 0, 500);

    assertThat(run.workloads().get(0).total().ended().notOk()).isZero();
    assertThat(run.workloads().get(0).sessions().lost()).isZero();
    assertThat(run.workloads().get(0).sessions().started()).isPositive();
  }

  /** All but the first request of a session come with 3/4 to a replica that is not the last one. */
  @Test
  void stateInAReplicaIsLostForThoseWhoAreSentElsewhere() {
    var edge = edge(Balancing.RANDOM, Sticky.NONE, null);
    var system = Systems.of(sessions("edge"), "edge", edge, "app", app("replica"));

    new TwentyRuns(system, 100, 2000).meet((LENGTH - 1) * 0.75 / LENGTH, SessionsTest::errors);
    var run = Systems.run(system, 1, 0, 500);
    assertThat(run.workloads().get(0).sessions().lost()).isPositive();
  }

  /** A store costs a statement per request and loses nothing. */
  @Test
  void stateInAStoreCostsAStatementAndIsNeverLost() {
    var edge = edge(Balancing.RANDOM, Sticky.NONE, null);
    var db = Systems.database(4, 100, 0.005);
    var run =
        Systems.run(
            Systems.of(sessions("edge"), "edge", edge, "app", app("db"), "db", db), 1, 0, 500);

    assertThat(run.workloads().get(0).total().ended().notOk()).isZero();
    long statements = Systems.edge(run, "app", "db").requests().arrived();
    long requests = run.workloads().get(0).total().arrived();
    assertThat(statements).isBetween(requests - 10, requests).isPositive();
  }

  private static ModelSnapshot cached(List<Fault> faults) {
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put("edge", edge(Balancing.RANDOM, Sticky.NONE, null));
    components.put("app", app("memory"));
    components.put("memory", Caches.shared("1k entries", 0.001));
    return Systems.run(
        new Architecture(Map.of("users", sessions("edge")), components, Map.of(), Map.of(), faults),
        1,
        0,
        500);
  }

  @Test
  void stateInACacheIsThereForAnyReplica() {
    var run = cached(List.of());

    assertThat(run.workloads().get(0).total().ended().notOk()).isZero();
    assertThat(run.workloads().get(0).sessions().lost()).isZero();
    long gets = Systems.edge(run, "app", "memory").requests().arrived();
    assertThat(gets).isBetween(3000L, run.workloads().get(0).total().arrived());
  }

  /** Each session that was under way misses its state once, and has one again. */
  @Test
  void stateInACacheIsLostOnceWithAFlush() {
    var flush = Faults.of(250, Faults.target("flush", "memory"), null, null);
    var workload = cached(List.of(flush)).workloads().get(0);

    assertThat(workload.sessions().lost()).isPositive();
    assertThat(workload.total().ended().notOk()).isEqualTo(workload.sessions().lost());
  }

  @ParameterizedTest
  @EnumSource
  void stickySessionsStayUntilTheirReplicaIsDown(Balancing policy) {
    Ward app = Ward.of(4, 200, 1e9, 0.01, true);
    var edge = edge(policy, Sticky.SESSION, new HealthCheck(0.5, 1, 1, 0, 0));
    var run = Systems.run(Systems.of(sessions("edge"), "edge", edge, "app", app), 1, 0, 400);
    Map<Long, Set<Integer>> replicas = new LinkedHashMap<>();
    app.log()
        .forEach(
            came ->
                replicas
                    .computeIfAbsent(came.client(), any -> new TreeSet<>())
                    .add(came.replica()));
    long moved = replicas.values().stream().filter(each -> each.size() > 1).count();

    assertThat(replicas.values())
        .allSatisfy(
            each ->
                assertThat(each.size() == 1 || (each.size() == 2 && each.contains(0))).isTrue());
    assertThat(run.workloads().get(0).sessions().moved()).isEqualTo(moved).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"IP_HASH", "CONSISTENT_HASH"})
  void hashesSendAClientToTheSameReplica(Balancing policy) {
    Ward app = Ward.of(4, 1e9, 1e9, 0, false);
    var edge = edge(policy, Sticky.NONE, null);
    Systems.run(
        Systems.of(Systems.users(50, new Constant(1), "edge.work"), "edge", edge, "app", app),
        1,
        0,
        400);
    Map<Long, Set<Integer>> replicas = new LinkedHashMap<>();
    app.log()
        .forEach(
            came ->
                replicas
                    .computeIfAbsent(came.client(), any -> new TreeSet<>())
                    .add(came.replica()));

    assertThat(replicas).hasSize(50);
    assertThat(replicas.values()).allSatisfy(each -> assertThat(each).hasSize(1));
  }
}
