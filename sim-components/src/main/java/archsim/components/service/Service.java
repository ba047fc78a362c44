package archsim.components.service;

import archsim.components.Called;
import archsim.components.Checked;
import archsim.components.Component;
import archsim.components.Consumption;
import archsim.components.Demand;
import archsim.components.Discipline;
import archsim.components.Findings;
import archsim.components.Handler;
import archsim.components.Killed;
import archsim.components.Queried;
import archsim.components.Request;
import archsim.components.Wiring;
import archsim.components.host.Hosted;
import archsim.components.host.Hosting;
import archsim.components.host.NodePool;
import archsim.components.host.PlacementPolicy;
import archsim.components.unit.OfUnits;
import archsim.components.unit.Replicated;
import archsim.components.unit.Units;
import archsim.core.random.Distribution;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service: equal replicas, each with its own cores and its own workers or loops. Callers that do
 * not come through a load balancer share one round robin over the replicas.
 */
public final class Service implements Replicated, OfUnits {
  private final Replicas replicas;

  /** What a user wrote about a service. */
  @Doc("A service: replicas that run the steps of their endpoints.")
  @NotYet({"drain", "speed", "autoscaling", "rateLimit", "loadShedding", "sessions", "bulkhead"})
  public record Spec(
      @Doc("How many equal instances there are.") @Unit(Dimension.COUNT) @Default("1") int replicas,
      @Doc("Cores of one replica (default 1, with instanceType all of its host).")
          @Unit(Dimension.CORES)
          @Nullable Double cpu,
      @Doc(
              "Memory of one replica, which its host must have; a replica that needs more is killed"
                  + " (default unlimited).")
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
          @Nullable ServiceQueue queue,
      @Doc("How busy cores slow each other down; without it they do not.")
          @Nullable Contention contention,
      @Doc("Memory that a replica takes by itself (default 0B).") @Unit(Dimension.BYTES)
          @Nullable Double memoryBase,
      @Doc("Memory that a request takes from its begin to its end.") @Unit(Dimension.BYTES)
          @Nullable Distribution memoryPerRequest,
      @Doc("Garbage collection; without it there are no pauses.") @Nullable Gc gc,
      @Doc("How long a killed replica takes until it is up again, empty (default 0ms).")
          @Unit(Dimension.SECONDS)
          @Nullable Distribution startup,
      @Doc("Most requests inside a replica, waiting or not; one more is rejected.")
          @Unit(Dimension.COUNT)
          @Nullable Integer maxConnections,
      @Doc("Connections of one replica to a database, by its name; without one, unlimited.")
          @Ref(Queried.class)
          @Nullable Map<String, Integer> pool,
      @Doc("A third party without resources of ours: only its delays and its limits count.")
          @Default("false")
          boolean external,
      @Doc("What a third party lets its callers do (external); without them, anything.")
          @Nullable Limits limits,
      @Doc("The machines that its replicas share with others of the same pool.")
          @Ref(NodePool.class)
          @Nullable String nodePool,
      @Doc("The type of the machine that each replica has for itself.")
          @Nullable String instanceType,
      @Doc("How replicas are placed on the machines of their nodePool (default spread).")
          @Nullable PlacementPolicy placement,
      @Doc("Cores of its host that are set apart for one replica (default cpu); less overcommits.")
          @Unit(Dimension.CORES)
          @Nullable Double cpuRequest,
      @Doc("What it can be asked to do, by name.") @Default("{}") Map<String, Endpoint> endpoints,
      @Doc("What it takes from a queue, beside what it is asked to do.")
          @Nullable Consumes consumes)
      implements Called, Killed, Hosted, Checked, ImpliedDefaults {
    public Spec {
      ServiceRules.checkNumbers(replicas, cpu, maxConnections);
      ServiceRules.checkModel(model, threads, loops, queue);
      Hosting.check(nodePool, instanceType, placement, cpu, cpuRequest, memory);
      ServiceRules.checkWork(endpoints, consumes);
      ServiceRules.checkPriorities(model, queue, endpoints);
      ServiceRules.checkMemory(memory, memoryBase, memoryPerRequest);
      ServiceRules.checkExternal(
          external,
          limits,
          ServiceRules.work(endpoints, consumes),
          replicas == 1 && cpu == null && nodePool == null && instanceType == null,
          model == ConcurrencyModel.THREADS && threads == null && queue == null,
          contention == null
              && memory == null
              && gc == null
              && maxConnections == null
              && consumes == null);
      Locks.scopes(ServiceRules.work(endpoints, consumes));
      Pools.check(pool);
      endpoints = Collections.unmodifiableMap(new LinkedHashMap<>(endpoints));
    }

    /** On cores of its own. */
    public Spec(
        int replicas,
        double cpu,
        ConcurrencyModel model,
        @Nullable Integer threads,
        @Nullable Integer loops,
        @Nullable ServiceQueue queue,
        Map<String, Endpoint> endpoints) {
      this(
          replicas, cpu, null, model, threads, loops, queue, null, null, null, null, null, null,
          null, false, null, null, null, null, null, endpoints, null);
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
          contention,
          memoryBase,
          memoryPerRequest,
          gc,
          startup,
          maxConnections,
          pool,
          external,
          limits,
          nodePool,
          instanceType,
          placement,
          cpuRequest,
          endpoints,
          consumes);
    }

    /** Cores of one replica. */
    double cores() {
      return cpu == null ? 1 : cpu;
    }

    /** All that it does, by name: its endpoints, and after them what it does for a queue. */
    Map<String, Endpoint> work() {
      return ServiceRules.work(endpoints, consumes);
    }

    @Override
    public Map<String, String> impliedDefaults() {
      return new ServiceDefaults(this).implied();
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
    public Stream<String> keysAskedOf(String component) {
      return work().values().stream()
          .flatMap(each -> StepSpec.keysAskedOf(component, each.steps()));
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
    public List<Consumption> consumptions() {
      return consumes == null ? List.of() : List.of(consumes.by(this));
    }

    @Override
    public List<String> faults() {
      return external ? List.of() : List.of("kill");
    }

    @Override
    public boolean diesByItself() {
      return memoryPerRequest != null;
    }

    @Override
    public boolean looksAtPriorities() {
      return queue != null && queue.order() == Discipline.PRIORITY;
    }

    @Override
    public void check(Findings findings) {
      ServiceRules.check(this, findings);
    }

    @Override
    public double places() {
      return new ServiceDemand(this).places();
    }

    @Override
    public List<Capacity> capacities() {
      return new ServiceDemand(this).capacities();
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      new ServiceDemand(this).add(endpoint, demand);
    }
  }

  private Service(Spec spec, Wiring wiring) {
    replicas = new Replicas(spec, wiring);
  }

  @Override
  public Handler unit(Request request) {
    return replicas.next();
  }

  @Override
  public int replicas() {
    return units().count();
  }

  @Override
  public Handler replica(int index) {
    return replicas.units().get(index);
  }

  @Override
  public Units.State state(int index) {
    return units().state(index);
  }

  @Override
  public void watch(Units.Watcher watcher) {
    units().watch(watcher);
  }

  @Override
  public Units<?> units() {
    return replicas.units();
  }
}
