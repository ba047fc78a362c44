package archsim.components.service;

import archsim.components.Component;
import archsim.components.Demand;
import archsim.components.Outcome;
import archsim.components.Replicated;
import archsim.components.Reply;
import archsim.components.Request;
import archsim.components.Wiring;
import archsim.components.host.Hosted;
import archsim.components.host.Hosting;
import archsim.components.host.PlacementPolicy;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A service: equal replicas, each with its own cores and its own workers or loops. Callers that do
 * not come through a load balancer share one round robin over the replicas.
 */
public final class Service implements Replicated {
  private static final int MOST_REPLICAS = 100_000;

  private final Replica[] replicas;
  private int next;

  /**
   * What a user wrote about a service.
   *
   * @param cpu most cores of one replica, and its weight among those on its host
   * @param memory that one replica needs of its host, in bytes
   * @param threads workers of one replica; for virtual threads, most requests inside
   * @param loops event loops of one replica
   */
  @Doc("A service: replicas that run the steps of their endpoints.")
  @NotYet({
    "memoryPerRequest",
    "memoryBase",
    "gc",
    "external",
    "limits",
    "startup",
    "drain",
    "maxConnections",
    "pool",
    "speed",
    "contention",
    "consumes",
    "autoscaling",
    "rateLimit",
    "loadShedding",
    "sessions",
    "bulkhead"
  })
  public record Spec(
      @Doc("How many equal instances there are.") @Unit(Dimension.COUNT) @Default("1") int replicas,
      @Doc("Cores of one replica (default 1, with instanceType all of its host).")
          @Unit(Dimension.CORES)
          @Nullable Double cpu,
      @Doc("Memory of one replica, which its host must have (default unlimited).")
          @Unit(Dimension.BYTES)
          @Nullable Double memory,
      @Doc("How a replica runs requests at once.") @Default("threads") ConcurrencyModel model,
      @Doc(
              "Workers of one replica (model threads, default 200), or most requests inside (model"
                  + " virtual-threads, default 100k).")
          @Unit(Dimension.COUNT)
          @Nullable Integer threads,
      @Doc("Event loops of one replica (model event-loop, default cpu rounded up).")
          @Unit(Dimension.COUNT)
          @Nullable Integer loops,
      @Doc(
              "The line of requests that no worker or loop has begun (models threads and"
                  + " event-loop).")
          @Nullable Queue queue,
      @Doc("The machines that its replicas share with others of the same pool.") @Ref("nodePools")
          @Nullable String nodePool,
      @Doc("The type of the machine that each replica has for itself.")
          @Nullable String instanceType,
      @Doc("How replicas are placed on the machines of their nodePool (default spread).")
          @Nullable PlacementPolicy placement,
      @Doc("Cores of its host that are set apart for one replica (default cpu); less overcommits.")
          @Unit(Dimension.CORES)
          @Nullable Double cpuRequest,
      @Doc("What it can be asked to do, by name.") Map<String, Endpoint> endpoints)
      implements Hosted, ImpliedDefaults {

    private static final int THREADS = 200;
    private static final int VIRTUAL_THREADS = 100_000;
    private static final int QUEUE_LIMIT = 10_000;
    private static final double MOST_CORES = 100_000;

    public Spec {
      Require.that(
          replicas >= 1 && replicas <= MOST_REPLICAS,
          "replicas must be from 1 to %,d, was %d",
          MOST_REPLICAS,
          replicas);
      Require.that(
          cpu == null || (cpu > 0 && cpu <= MOST_CORES),
          "cpu must be > 0 and at most %,.0f, was %s",
          MOST_CORES,
          cpu);
      Hosting.check(nodePool, instanceType, placement, cpu, cpuRequest, memory);
      Require.that(threads == null || threads >= 1, "threads must be >= 1, was %s", threads);
      Require.that(loops == null || loops >= 1, "loops must be >= 1, was %s", loops);
      Require.that(
          threads == null || model != ConcurrencyModel.EVENT_LOOP,
          "threads are of model threads or virtual-threads; model event-loop has loops");
      Require.that(
          loops == null || model == ConcurrencyModel.EVENT_LOOP,
          "loops are of model event-loop; this model has threads");
      Require.that(
          queue == null || model != ConcurrencyModel.VIRTUAL_THREADS,
          "queue is of models threads and event-loop; with virtual-threads nobody waits to begin:"
              + " did you mean threads: %s, the most requests inside?",
          queue == null ? 0 : queue.limit());
      Require.that(!endpoints.isEmpty(), "endpoints must not be empty");
      endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
    }

    /** On cores of its own. */
    public Spec(
        int replicas,
        double cpu,
        ConcurrencyModel model,
        @Nullable Integer threads,
        @Nullable Integer loops,
        @Nullable Queue queue,
        Map<String, Endpoint> endpoints) {
      this(replicas, cpu, null, model, threads, loops, queue, null, null, null, null, endpoints);
    }

    @Override
    public Hosting hosting() {
      return Hosting.of(nodePool, instanceType, placement, cpu, cpuRequest, memory);
    }

    @Override
    public Spec onCores(double cores) {
      return new Spec(
          replicas,
          cores,
          memory,
          model,
          threads,
          loops,
          queue,
          nodePool,
          instanceType,
          placement,
          cpuRequest,
          endpoints);
    }

    /** Cores of one replica. */
    double cores() {
      return cpu == null ? 1 : cpu;
    }

    int threadCount() {
      return threads != null
          ? threads
          : model == ConcurrencyModel.VIRTUAL_THREADS ? VIRTUAL_THREADS : THREADS;
    }

    int queueLimit() {
      return queue == null ? QUEUE_LIMIT : queue.limit();
    }

    int loopCount() {
      return loops != null ? loops : (int) Math.ceil(cores());
    }

    @Override
    public Map<String, String> impliedDefaults() {
      return MissingKeys.of(this);
    }

    @Override
    public Component create(Wiring wiring) {
      return new Service(this, wiring);
    }

    @Override
    public String kind() {
      return "service";
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      return new ArrayList<>(endpoints.keySet());
    }

    @Override
    public @Nullable String requestClass(String endpoint) {
      Endpoint wanted = endpoints.get(endpoint);
      return wanted == null ? null : wanted.requestClass();
    }

    @Override
    public List<Capacity> capacities() {
      Capacity cores = new Capacity("cpu", replicas * cores());
      return switch (model) {
        case THREADS -> List.of(cores, new Capacity("threads", (double) replicas * threadCount()));
        case EVENT_LOOP -> List.of(cores, new Capacity("loops", (double) replicas * loopCount()));
        case VIRTUAL_THREADS -> List.of(cores);
      };
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      Endpoint wanted = endpoints.get(endpoint);
      if (wanted == null) {
        throw new IllegalArgumentException("no endpoint " + endpoint);
      }
      StepWiring.demandOf(wanted.steps()).accept(demand);
      switch (model) {
        case THREADS -> demand.holdAllAlong("threads");
        case EVENT_LOOP -> demand.holdLike("loops", "cpu");
        case VIRTUAL_THREADS -> {}
      }
    }
  }

  /**
   * The line of requests that no worker or loop has begun.
   *
   * @param limit most that wait; one more is rejected
   */
  @Doc("The line of requests that no worker or loop has begun, per replica.")
  @NotYet({"order"})
  public record Queue(
      @Shorthand
          @Doc("Most requests that wait; one more is rejected.")
          @Unit(Dimension.COUNT)
          @Default("10k")
          int limit) {
    public Queue {
      Require.that(limit >= 0, "limit must be >= 0, was %d", limit);
    }
  }

  private Service(Spec spec, Wiring wiring) {
    replicas = new Replica[spec.replicas()];
    Step[] endpoints = new Step[spec.endpoints().size()];
    int number = 0;
    for (Map.Entry<String, Endpoint> endpoint : spec.endpoints().entrySet()) {
      endpoints[number++] =
          new StepWiring(wiring, endpoint.getKey())
              .chain("", endpoint.getValue().steps(), visit -> visit.end(Outcome.OK));
    }
    int delayPart = wiring.part("delay");
    Concurrencies concurrencies = new Concurrencies(spec, wiring);
    for (int i = 0; i < replicas.length; i++) {
      int index = i;
      replicas[i] =
          new Replica(
              wiring.clock(), endpoints, delayPart, replica -> concurrencies.of(replica, index));
    }
  }

  @Override
  public void handle(Request request, Reply reply) {
    Replica replica = replicas[next];
    next = next + 1 == replicas.length ? 0 : next + 1;
    replica.handle(request, reply);
  }

  @Override
  public int replicas() {
    return replicas.length;
  }

  @Override
  public Component replica(int index) {
    return replicas[index];
  }
}
