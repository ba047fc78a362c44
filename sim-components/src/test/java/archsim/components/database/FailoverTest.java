package archsim.components.database;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.Burst;
import archsim.components.Said;
import archsim.components.Systems;
import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.database.server.Commit;
import archsim.components.database.server.Consistency;
import archsim.components.database.server.Copies;
import archsim.components.database.server.LockOrder;
import archsim.components.database.server.Operation;
import archsim.components.database.server.PartSpec;
import archsim.components.database.server.ReadFrom;
import archsim.components.database.server.Replication;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fault;
import archsim.components.model.Model;
import archsim.components.model.SourceSpec;
import archsim.components.service.ServiceBuilder;
import archsim.components.step.QueryStep;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.random.Exponential;
import archsim.core.random.Streams;
import archsim.core.random.Uniform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Databases whose servers are killed at random times, several at once too: what is lost, and that
 * nothing is left behind once the load and the outages are over.
 */
class FailoverTest {
  private static final int SCHEDULES = 1000;
  private static final double LONG_AFTER = 1000;

  private static final Distribution WORK = new Exponential(0.002);

  private static List<Fault> outages(UniformRandomProvider random, int servers) {
    List<Fault> outages = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      outages.add(
          new Databases.Outage(
              2 * random.nextDouble(), random.nextInt(servers), 0.6 * random.nextDouble()));
    }
    return outages;
  }

  private static ModelSnapshot run(Database.Spec db, int seed) {
    UniformRandomProvider random = new Streams(seed, 0).sequential("test", "outages");
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put(
        "reader", Systems.threads(1, 1, 1000, 0, Databases.query(Operation.READ, "item")));
    components.put(
        "writer", Systems.threads(1, 1, 1000, 0, Databases.query(Operation.WRITE, "item")));
    components.put("db", db);
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    sources.put("writers", burst("writer", 0.01));
    sources.put("readers", burst("reader", 0.01));
    // Long after all outages every key is read again.
    Architecture system =
        Databases.system(sources, components, "uniform(n=20)", outages(random, db.replicas()));
    Model model = new Model(system, new Streams(seed, 0));
    model.endWarmUp();
    model.start();
    model.runUntil(LONG_AFTER);
    return model.snapshot();
  }

  private static Burst burst(String to, double gap) {
    return new Burst(250, List.of(to), new Exponential(gap), CallTerms.NONE);
  }

  private static Database.Spec replicated(Commit mode) {
    return Databases.primary(
        new Replication(2, ReadFrom.REPLICA, new Exponential(0.02), mode, new Constant(0.2), null),
        2,
        WORK,
        WORK);
  }

  /** Semi-sync and sync lose nothing that a client knows of, whoever is killed when. */
  @ParameterizedTest
  @EnumSource
  void whatClientsKnowOfIsLostOnlyWithAsync(Commit mode) {
    double lost = 0;
    long promotions = 0;
    for (int seed = 0; seed < SCHEDULES; seed++) {
      ModelSnapshot run = run(replicated(mode), seed);
      lost += Databases.figure(run, "lost_writes").sum();
      promotions +=
          run.happenings().stream().filter(each -> each.what().contains("is the primary")).count();
    }
    assertThat(promotions).isGreaterThan(SCHEDULES / 2);
    if (mode == Commit.ASYNC) {
      assertThat(lost).isGreaterThan(SCHEDULES / 2.0);
    } else {
      assertThat(lost).isZero();
    }
  }

  /** With R + W > N nothing is read too old; that nothing is lost is a law of each run. */
  @ParameterizedTest
  @EnumSource
  void aQuorumLosesNothing(Consistency consistency) {
    double stale = 0;
    long ok = 0;
    for (int seed = 0; seed < SCHEDULES; seed++) {
      var db = Databases.quorum(new Copies(5, 3, consistency), 2, WORK, WORK);
      ModelSnapshot run = run(db, seed);
      stale += Databases.figure(run, "stale_ratio").sum();
      ok += run.workloads().get(0).total().ended().ok();
    }
    assertThat(ok).isGreaterThan((consistency == Consistency.ALL ? 100L : 200L) * SCHEDULES);
    if (consistency == Consistency.ONE) {
      assertThat(stale).isPositive();
    } else {
      assertThat(stale).isZero();
    }
  }

  /** Random databases with locks, transactions, pools, flushes and timeouts. */
  @Test
  void randomDatabasesAreEmptyAfterABurst() {
    for (int seed = 0; seed < 300; seed++) {
      UniformRandomProvider random = new Streams(seed, 0).sequential("test", "databases");
      Database.Spec db = randomDatabase(random);
      Map<String, ComponentSpec> components = new LinkedHashMap<>();
      components.put("app", app(random, db.topology() != Topology.QUORUM));
      components.put("db", db);
      Architecture system =
          Databases.system(
              Map.of("users", burst("app", 0.003)),
              components,
              "zipf(n=20 s=1)",
              outages(random, db.replicas()));
      Model model = new Model(system, new Streams(seed, 0));
      model.start();
      model.endWarmUp();
      model.runUntil(0.3);
      model.snapshot();
      model.runUntil(LONG_AFTER);
      ModelSnapshot over = model.snapshot();
      model.endWarmUp();
      model.runUntil(LONG_AFTER + 1.9);
      model.runUntil(2 * LONG_AFTER);
      ModelSnapshot empty = model.snapshot();

      assertThat(over.workloads().get(0).total().ended().ended()).as("%s", seed).isEqualTo(250);
      assertThat(empty.workloads().get(0).total().unfinished()).as("%s", seed).isZero();
      assertThat(empty.edges()).as("%s", seed).allMatch(edge -> edge.requests().unfinished() == 0);
      assertThat(empty.resources())
          .as("%s", seed)
          .allMatch(each -> each.busyAreas().stream().allMatch(busy -> busy == 0));
    }
  }

  private static Database.Spec randomDatabase(UniformRandomProvider random) {
    Topology topology =
        List.of(Topology.SINGLE, Topology.PRIMARY_REPLICAS, Topology.QUORUM).get(random.nextInt(3));
    Commit mode = List.of(Commit.values()).get(random.nextInt(3));
    ReadFrom readers = List.of(ReadFrom.values()).get(random.nextInt(3));
    var flush = random.nextBoolean() ? null : new Exponential(0.002);
    boolean replicated = topology == Topology.PRIMARY_REPLICAS;
    Map<String, Object> said = new LinkedHashMap<>();
    double cores = 1.0 + random.nextInt(2);
    said.put("connections", 1 + random.nextInt(6));
    Distribution write = random.nextInt(3) == 0 ? new Constant(0) : WORK;
    said.put("groupCommit", flush);
    if (replicated) {
      said.put("replicas", 1 + random.nextInt(3));
      said.put("readFrom", readers);
      said.put("lag", new Exponential(0.01));
      said.put("commit", mode);
      said.put("failover", new Exponential(0.2));
    }
    if (topology == Topology.QUORUM) {
      said.put("copies", new Copies(3 + random.nextInt(3), 1 + random.nextInt(3), null));
    }
    said.put("lockTimeout", 0.05 + 0.1 * random.nextDouble());
    said.put("startup", random.nextBoolean() ? null : new Exponential(0.05));
    return Databases.of(
        topology,
        cores,
        Databases.cpu(WORK),
        Databases.cpu(write),
        said.entrySet().stream()
            .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
            .toArray());
  }

  private static PartSpec part(
      String table, @Nullable Distribution rows, @Nullable Distribution hold) {
    return new PartSpec(Operation.WRITE, "item", table, rows, null, null, hold);
  }

  private static archsim.components.service.Service.Spec app(
      UniformRandomProvider random, boolean locks) {
    List<QueryStep> steps = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Operation op = random.nextBoolean() ? Operation.READ : Operation.WRITE;
      Distribution timeout = random.nextBoolean() ? null : new Exponential(0.05);
      Timeout.Cancelling cancel =
          random.nextBoolean() ? Timeout.Cancelling.IGNORE : Timeout.Cancelling.PROPAGATE;
      boolean isTransaction = locks && random.nextInt(3) == 0;
      Distribution hold = locks && random.nextBoolean() ? new Exponential(0.002) : null;
      LockOrder order = random.nextBoolean() ? LockOrder.SORTED : null;
      PartSpec one = part(i % 2 == 0 ? "a" : "b", null, hold);
      PartSpec other = part(i % 2 == 0 ? "b" : "a", new Uniform(0, 3), null);
      var terms = new CallTerms(timeout, cancel);
      steps.add(
          isTransaction
              ? Said.of(
                  QueryStep.class,
                  "db",
                  "db",
                  "transaction",
                  List.of(one, other),
                  "order",
                  order,
                  "terms",
                  terms)
              : Said.of(
                  QueryStep.class,
                  "db",
                  "db",
                  "op",
                  op,
                  "key",
                  "item",
                  "rows",
                  new Uniform(0, 2),
                  "hold",
                  hold,
                  "terms",
                  terms));
    }
    ServiceBuilder app = ServiceBuilder.of(steps.toArray(QueryStep[]::new)).replicas(2);
    if (random.nextBoolean()) {
      app.pool("db", 1 + random.nextInt(4));
    }
    return app.build();
  }
}
