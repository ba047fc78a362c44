package archsim.components;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import archsim.components.balancer.BalancerBuilder;
import archsim.components.balancer.Balancing;
import archsim.components.balancer.ConsistentHash;
import archsim.components.balancer.HealthCheck;
import archsim.components.balancer.LeastRequest;
import archsim.components.balancer.LeastResponseTime;
import archsim.components.balancer.LoadBalancer;
import archsim.components.balancer.LoadBalancer.Target;
import archsim.components.balancer.OutlierEjection;
import archsim.components.call.Timeout;
import archsim.components.database.Database;
import archsim.components.database.Databases;
import archsim.components.database.Topology;
import archsim.components.database.server.DiskSpec;
import archsim.components.database.server.StatementSpec;
import archsim.components.demand.Demand;
import archsim.components.queue.Queues;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Consumes;
import archsim.components.service.Endpoint;
import archsim.components.service.Service;
import archsim.components.service.ServiceBuilder;
import archsim.components.service.ServiceQueue;
import archsim.components.service.StepSpec;
import archsim.components.step.ChooseStep;
import archsim.components.step.FailStep;
import archsim.components.step.ParallelStep;
import archsim.components.step.RepeatStep;
import archsim.components.workload.FlowCall;
import archsim.components.workload.SessionSpec;
import archsim.components.workload.Workload;
import archsim.core.InvalidSpecException;
import archsim.core.random.Constant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A spec that is wrong cannot be made, and the message names the field and its value. */
class SpecTest {
  private static final StepSpec WORK = Systems.computeExactly(1);
  private static final Constant ONE = new Constant(1);
  private static final Endpoint ENDPOINT = new Endpoint(List.of(WORK), null);

  static Stream<Arguments> mistakes() {
    return Stream.of(
            services(), queues(), steps(), balancers(), databases(), workloads(), references())
        .flatMap(each -> each);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void mistakesAreNamed(String message, ThrowingCallable mistake) {
    assertThatThrownBy(mistake)
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(message);
  }

  private static Arguments mistake(String message, ThrowingCallable mistake) {
    return arguments(message, mistake);
  }

  private static Stream<Arguments> queues() {
    return Stream.of(
        mistake(
            "batch is 2, and a step uses a key",
            () ->
                Queues.consume(
                    "q",
                    null,
                    2,
                    2,
                    1,
                    Consumes.Acknowledge.AFTER,
                    new RepeatStep(ONE, List.of(Queues.publish("q", "user"))))),
        mistake("steps must not be empty; a consumer does something", () -> Queues.consume("q", 1)),
        mistake(
            "contention, memory, gc, maxConnections and consumes",
            () ->
                Queues.consumer(1, Queues.consume("q", 1, Systems.delay(1)))
                    .external(null)
                    .build()));
  }

  private static Stream<Arguments> services() {
    return Stream.of(
        mistake(
            "replicas must be from 1 to 100,000, was 0", () -> Systems.threads(0, 1, 1, 1, WORK)),
        mistake("cpu must be > 0 and at most 100,000, was 0.0", () -> threads(0, 1)),
        mistake("cpu must be > 0 and at most 100,000, was NaN", () -> threads(Double.NaN, 1)),
        mistake("threads must be >= 1, was 0", () -> threads(1, 0)),
        mistake("limit must be >= 0, was -1", () -> new ServiceQueue(-1)),
        mistake("steps must not be empty", () -> new Endpoint(List.of(), null)),
        mistake("endpoints must not be empty", () -> service(null, null, Map.of())),
        mistake("loops are of model event-loop", () -> service(null, 2, Map.of("a", ENDPOINT))),
        mistake(
            "queue is of models threads and event-loop; with virtual-threads nobody waits to begin:"
                + " did you mean threads: 50, the most requests inside?",
            () ->
                ServiceBuilder.of(Map.of("a", ENDPOINT))
                    .model(ConcurrencyModel.VIRTUAL_THREADS, 1, null)
                    .queue(new ServiceQueue(50))
                    .build()),
        mistake(
            "threads are of model threads or virtual-threads",
            () -> Systems.service(1, 1, ConcurrencyModel.EVENT_LOOP, 2, 1, WORK)));
  }

  private static Service.Spec threads(double cpu, int threads) {
    return Systems.threads(1, cpu, threads, 1, WORK);
  }

  private static Service.Spec service(
      @Nullable Integer threads, @Nullable Integer loops, Map<String, Endpoint> endpoints) {
    var queue = new ServiceQueue(1);
    return ServiceBuilder.of(endpoints)
        .model(ConcurrencyModel.THREADS, 1, threads)
        .loops(loops)
        .queue(queue)
        .build();
  }

  private static Stream<Arguments> steps() {
    return Stream.of(
        mistake("ratio must be from 0% to 100%, was 120.0%", () -> new FailStep(1.2)),
        mistake("ratio must be from 0% to 100%, was -1.0%", () -> new FailStep(-0.01)),
        mistake("share must be from 0% to 100%, was 150.0%", () -> branch(1.5)),
        mistake(
            "branches add up to 125.0%, at most 100% is possible",
            () -> new ChooseStep(List.of(branch(0.75), branch(0.5)))),
        mistake("steps with a fanout, or a list of branches", () -> parallel(1, null)),
        mistake("fanout belongs to steps, not to branches", () -> parallel(2, null, WORK)),
        mistake("quorum must be from 1 to the 1 that run, was 2", () -> parallel(1, 2, WORK)),
        mistake("quorum must be from 1 to the 1 that run, was 0", () -> parallel(1, 0, WORK)),
        mistake(
            "fanout must be from 1 to 100,000, was 0",
            () -> new ParallelStep(List.of(), 0, null, List.of(WORK), Timeout.Cancelling.IGNORE)));
  }

  private static ChooseStep.Branch branch(double share) {
    return new ChooseStep.Branch(share, List.of(WORK));
  }

  private static ParallelStep parallel(int fanout, @Nullable Integer quorum, StepSpec... branches) {
    return new ParallelStep(
        Systems.each(branches), fanout, quorum, List.of(), Timeout.Cancelling.IGNORE);
  }

  private static Stream<Arguments> balancers() {
    var one = List.of(new Target("a", 1));
    return Stream.of(
        mistake("targets must not be empty", () -> balancer(List.of(), null, false)),
        mistake(
            "targets name a service twice",
            () -> balancer(List.of(new Target("a", 1), new Target("a", 1)), null, false)),
        mistake("weight must be > 0, was 0.0", () -> new Target("a", 0)),
        mistake(
            "targets have weights, which policies round-robin and random do not look at",
            () -> Systems.balancer(List.of(new Target("a", 2)), Balancing.RANDOM)),
        mistake("choices must be >= 1, was 0", () -> balancer(one, 0, false)),
        mistake("replacement belongs to least-request", () -> balancer(one, null, true)),
        mistake(
            "choices belong to policy least-request",
            () -> Systems.balancer(one, Balancing.RANDOM, new LeastRequest.Settings(2, false))),
        mistake("cpu and operation belong together", () -> balancer("cpu", 1.0)),
        mistake("cpu must be > 0, was 0.0", () -> balancer("cpu", 0.0)),
        mistake("maxConnections must be >= 1, was 0", () -> balancer("maxConnections", 0)),
        mistake("decay belongs to policy least-resp", () -> balancer("decay", 1.0)),
        mistake("balanceFactor must be > 1, was 1.0", () -> balancer("balanceFactor", 1.0)),
        mistake("interval must be > 0, was 0.0", () -> new HealthCheck(0, 1, 1, 0, 0)),
        mistake("timeout must be from 0 to the", () -> new HealthCheck(1, 1, 1, 2, 0)),
        mistake("maxEjected must be > 0%", () -> new OutlierEjection(1, 1, 1.5)),
        mistake("length must be from 1 to 1M", () -> new SessionSpec(new Constant(0.5), ONE)),
        mistake(
            "sessions belong to a `rate`",
            () ->
                Said.of(
                    Workload.Spec.class,
                    "users",
                    1,
                    "flow",
                    List.of(new FlowCall("a")),
                    "sessions",
                    new SessionSpec(ONE, ONE))));
  }

  /** One of which one thing is said. */
  private static LoadBalancer.Spec balancer(String key, Number value) {
    Double number = value.doubleValue();
    var builder = BalancerBuilder.of(Balancing.CONSISTENT_HASH).to("a", 1);
    return (switch (key) {
          case "cpu" -> builder.cpu(number, null);
          case "maxConnections" -> builder.maxConnections(value.intValue());
          case "decay" -> builder.told(new LeastResponseTime.Settings(number));
          default -> builder.told(new ConsistentHash.Settings(number));
        })
        .build();
  }

  private static LoadBalancer.Spec balancer(
      List<Target> targets, @Nullable Integer choices, boolean replacement) {
    return Systems.balancer(
        targets, Balancing.LEAST_REQUEST, new LeastRequest.Settings(choices, replacement));
  }

  private static Stream<Arguments> databases() {
    var cpu = new StatementSpec(ONE, new Constant(0));
    var disk = new StatementSpec(ONE, ONE);
    return Stream.of(
        mistake("cpu must be > 0 and at most 100,000, was -1.0", () -> db(-1, 1, cpu, null)),
        mistake("connections must be >= 1, was 0", () -> db(1, 0, cpu, null)),
        mistake("a database needs `read`, `write` or both", () -> db(1, 1, null, null)),
        mistake("disk is missing", () -> db(1, 1, disk, null)),
        mistake("iops must be >= 1, was 0", () -> new DiskSpec(0, 1)),
        mistake("latency must be >= 0, was -1.0 s", () -> new DiskSpec(1, -1)));
  }

  private static Database.Spec db(
      double cpu, int connections, @Nullable StatementSpec read, @Nullable DiskSpec disk) {
    return Databases.of(Topology.SINGLE, cpu, read, null, "connections", connections, "disk", disk);
  }

  private static Stream<Arguments> workloads() {
    var flow = List.of(new FlowCall("a"));
    return Stream.of(
        mistake("either a `rate` (open) or `users` (closed)", () -> load()),
        mistake(
            "either a `rate` (open) or `users` (closed)",
            () -> load("rate", 1.0, "to", "a", "users", 1, "flow", flow)),
        mistake("to is missing", () -> load("rate", 1.0)),
        mistake(
            "think and flow belong to `users`", () -> load("rate", 1.0, "to", "a", "flow", flow)),
        mistake("rate must be > 0, was 0.0/s", () -> load("rate", 0.0, "to", "a")),
        mistake("belong to a `rate`", () -> load("to", "a", "users", 1, "flow", flow)),
        mistake("flow is missing", () -> load("users", 1, "flow", List.of())),
        mistake("users must be from 1 to 10,000,000, was 0", () -> load("users", 0, "flow", flow)),
        mistake("endpoints add up to 50.0%, not 100%", () -> mix(Map.of("x", 0.5))),
        mistake("endpoints must be >= 0%", () -> mix(Map.of("x", 2.0, "y", -1.0))));
  }

  private static Workload.Spec load(Object... said) {
    return Said.of(Workload.Spec.class, said);
  }

  private static Workload.Spec mix(Map<String, Double> endpoints) {
    return load("rate", 1.0, "to", "a", "endpoints", endpoints);
  }

  private static Stream<Arguments> references() {
    var two = Map.of("a", ENDPOINT, "b", ENDPOINT);
    return Stream.of(
        mistake("no component 'db'; there are [app]", () -> target(Map.of("a", ENDPOINT), "db")),
        mistake(
            "'app' has no endpoint 'b'; there are [a]",
            () -> target(Map.of("a", ENDPOINT), "app.b")),
        mistake("'app' has several endpoints, name one of", () -> target(two, "app")),
        mistake(
            "edge balances over itself",
            () ->
                Systems.of(
                        Systems.arrivals(1, "edge"),
                        "edge",
                        Systems.balancer("edge", Balancing.RANDOM))
                    .target("edge")));
  }

  private static Demand.Target target(Map<String, Endpoint> endpoints, String reference) {
    return Systems.of(Systems.arrivals(1, "app"), "app", service(null, null, endpoints))
        .target(reference);
  }
}
