package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.flow.Link;
import archsim.components.flow.Place;
import archsim.components.flow.Request;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.ModelSnapshot.EdgeSnapshot;
import archsim.components.measure.Outcome;
import archsim.components.measure.ResourceSnapshot;
import archsim.components.measure.WorkloadSnapshot;
import archsim.components.model.Model;
import archsim.components.model.Network;
import archsim.components.model.Wiring;
import archsim.core.Timer;
import archsim.core.random.Streams;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever sends a request sends it through the one door: what is put there, here a link that takes
 * time, is crossed by each request that an edge counts, and by each outcome on its way back.
 */
class DoorTest {
  private static final String CALLERS =
      """
      name: door
      keys: {item: zipf(n=100 s=1)}
      workloads:
        users: {rate: 5/s, to: edge, endpoints: {all: 100%%}}
      loadBalancers:
        edge: {targets: app}
      services:
        app:
          replicas: 2
          endpoints:
            all:
              - compute: 1ms
              - parallel: [{call: other}, {delay: 1ms}]
              - cache: {get: items, key: item, onMiss: [{query: {db: db, key: item}}]}
              - cache: {put: items, key: item, onWrite: [{query: {db: db, op: write, key: item}}]}
              - cache: {invalidate: items, key: item, count: 2}
              - session: {store: items, op: write}
              - publish: orders
              - call: {to: other, async: true}
        other: {endpoints: {work: [compute: 1ms]}}
        writer: {consumes: {queue: orders, steps: [query: {db: db, op: write, key: item}]}}
      caches:
        items: {capacity: 50 entries, write: behind, stampede: %s}
      queues:
        orders: {partitions: 2}
      databases:
        db: {read: 1ms, write: 1ms, %s}
      """;

  private static final String CHAIN =
      """
      name: door
      workloads:
        users: {users: 1, think: 1s, flow: [call: app]}
      services:
        app: {replicas: 2, pool: {db: 4}, endpoints: {show: [compute: 1ms, query: {db: db%s}]}}
      databases:
        db: {read: 2ms}
      """;

  /** A link between any two that takes a time each way, and remembers who crossed it. */
  private static final class Slow implements Network {
    private final double seconds;
    private final Map<Request, Integer> crossings = new LinkedHashMap<>();
    private final Map<String, Integer> there = new LinkedHashMap<>();
    private final Map<String, Integer> back = new LinkedHashMap<>();
    private final Set<Place> receivers = new LinkedHashSet<>();
    private final Set<Place> senders = new LinkedHashSet<>();

    Slow(double seconds) {
      this.seconds = seconds;
    }

    @Override
    public Link between(Wiring from, String to) {
      int part = from.part("network");
      return (request, sender, receiver, arrived) -> {
        count(request, sender, receiver);
        Timer timer =
            from.clock()
                .timer(
                    () -> {
                      request.charge(from.clock().now(), part);
                      arrived.run();
                    });
        timer.start(seconds);
        return () -> {
          timer.cancel();
          request.charge(from.clock().now(), part);
        };
      };
    }

    private void count(Request request, Place from, Place to) {
      boolean isHandedOn =
          from.component().equals(to.component())
              && !request.edge().from().equals(from.component());
      if (isHandedOn) {
        return; // from an engine to the store that has the range
      }
      boolean isFirst = crossings.merge(request, 1, Integer::sum) == 1;
      (isFirst ? there : back)
          .merge(
              name(request.edge().from(), request.edge().to(), request.edge().endpoint()),
              1,
              Integer::sum);
      if (isFirst) {
        senders.add(from);
        receivers.add(to);
      }
    }
  }

  private static String name(String from, String to, String endpoint) {
    return from + " > " + to + "." + endpoint;
  }

  private static ModelSnapshot run(String yaml, Network network, double seconds) {
    Model model =
        new Model(
            ScenarioLanguage.architecture(Runs.read(yaml).scenario()), new Streams(1, 0), network);
    model.start();
    model.endWarmUp();
    model.runUntil(seconds);
    return model.snapshot();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topology: single",
        "topology: primary-replicas, replicas: 2, readFrom: replica",
        "topology: sharded, shards: 3",
        "topology: quorum, servers: 3, replicationFactor: 3",
        "topology: distributed-sql, engines: 2, engine: {cpu: 1, work: 1ms}, stores: 3, ranges: 9"
      })
  void everyRequestCrossesTheLinkThereAndBack(String topology) {
    for (String stampede : new String[] {"none", "single-flight"}) {
      Slow slow = new Slow(0.001);
      ModelSnapshot run = run(CALLERS.formatted(stampede, topology), slow, 200);
      int callers = 0;
      for (EdgeSnapshot edge : run.edges()) {
        String name = name(edge.from(), edge.to(), edge.endpoint());
        boolean isBranchOfVisit = edge.internal() && edge.from().equals("app");
        long sent = isBranchOfVisit ? 0 : edge.requests().arrived();
        assertThat(slow.there.getOrDefault(name, 0)).as(name).isEqualTo((int) sent);
        if (!isBranchOfVisit) {
          assertThat(slow.back.getOrDefault(name, 0))
              .as(name)
              .isGreaterThanOrEqualTo((int) edge.requests().ended().ended())
              .isLessThanOrEqualTo((int) sent);
          callers += sent > 0 ? 1 : 0;
        }
      }
      assertThat(callers).isGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void aChainTakesTheTimeOfItsLinksBesides() {
    Slow slow = new Slow(0.010);
    ModelSnapshot run = run(CHAIN.formatted(""), slow, 1000);
    WorkloadSnapshot users = run.workloads().get(0);
    assertThat(users.total().responseTimes() / users.total().ended().ended())
        .isCloseTo(0.001 + 0.002 + 4 * 0.010, within(1e-9));
    ResourceSnapshot pool =
        run.resources().stream()
            .filter(each -> each.resource().equals("pool.db"))
            .findAny()
            .orElseThrow();
    // The last of them may not have ended yet.
    assertThat(pool.busyArea() / 0.022)
        .isBetween(users.total().ended().ended() - 1e-6, users.total().ended().ended() + 1.0);
  }

  @Test
  void aRequestKnowsWhoSendsItAndWhoTakesIt() {
    Slow slow = new Slow(0.010);
    run(CHAIN.formatted(""), slow, 10);
    assertThat(slow.senders)
        .containsExactlyInAnyOrder(new Place("users", 0), new Place("app", 0), new Place("app", 1));
    assertThat(slow.receivers)
        .containsExactlyInAnyOrder(new Place("app", 0), new Place("app", 1), new Place("db", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ignore", "propagate"})
  void aLimitOnTheWaitHoldsWhileTheRequestIsOnItsWay(String cancel) {
    for (double latency : new double[] {0.005, 0.010, 0.030}) {
      Slow slow = new Slow(latency);
      String terms = ", timeout: 15ms, cancel: " + cancel;
      ModelSnapshot run = run(CHAIN.formatted(terms), slow, 100);
      WorkloadSnapshot users = run.workloads().get(0);
      boolean inTime = 2 * latency + 0.002 < 0.015;
      double wait = inTime ? 2 * latency + 0.002 : 0.015;
      assertThat(users.total().ended().of(inTime ? Outcome.OK : Outcome.FAILED))
          .isEqualTo(users.total().ended().ended());
      assertThat(users.total().responseTimes() / users.total().ended().ended())
          .isCloseTo(0.001 + wait + 2 * latency, within(1e-9));
    }
  }
}
