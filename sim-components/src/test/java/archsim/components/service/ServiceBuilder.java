package archsim.components.service;

import archsim.components.host.PlacementPolicy;
import archsim.components.resource.Discipline;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services for tests, of which most fields are as they are by default. */
public final class ServiceBuilder {
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private int replicas = 1;
  private double cpu = 1;
  private ConcurrencyModel model = ConcurrencyModel.THREADS;
  private @Nullable Integer threads;
  private @Nullable Integer loops;
  private @Nullable ServiceQueue queue;
  private @Nullable String nodePool;
  private @Nullable PlacementPolicy policy;
  private @Nullable Double cpuRequest;
  private @Nullable Contention contention;
  private @Nullable Double memory;
  private @Nullable Double base;
  private @Nullable Distribution perRequest;
  private @Nullable Gc gc;
  private @Nullable Distribution startup;
  private @Nullable Double drain;
  private @Nullable Integer maxConnections;
  private @Nullable Consumes consumes;
  private @Nullable Map<String, Integer> pool;
  private boolean external;
  private @Nullable Limits limits;

  public static ServiceBuilder of(Map<String, Endpoint> endpoints) {
    return new ServiceBuilder().endpoints(endpoints);
  }

  public static ServiceBuilder of(StepSpec... steps) {
    return new ServiceBuilder().endpoint("work", null, steps);
  }

  public ServiceBuilder loops(@Nullable Integer count) {
    loops = count;
    return this;
  }

  public ServiceBuilder endpoint(String name, @Nullable Integer priority, StepSpec... steps) {
    endpoints.put(name, new Endpoint(List.of(steps), null, priority));
    return this;
  }

  private ServiceBuilder endpoints(Map<String, Endpoint> all) {
    endpoints.putAll(all);
    return this;
  }

  public ServiceBuilder cpu(double cores) {
    cpu = cores;
    return this;
  }

  public ServiceBuilder memory(@Nullable Double bytes) {
    memory = bytes;
    return this;
  }

  public ServiceBuilder pooled(String pool, PlacementPolicy how, @Nullable Double request) {
    nodePool = pool;
    policy = how;
    cpuRequest = request;
    return this;
  }

  public ServiceBuilder replicas(int count) {
    replicas = count;
    return this;
  }

  public ServiceBuilder model(
      ConcurrencyModel newModel, double cores, @Nullable Integer threadCount) {
    cpu = cores;
    model = newModel;
    threads = threadCount;
    return this;
  }

  public ServiceBuilder queue(int limit, Discipline order) {
    return queue(new ServiceQueue(limit, order, null));
  }

  public ServiceBuilder queue(@Nullable ServiceQueue line) {
    queue = line;
    return this;
  }

  public ServiceBuilder contention(double serial, double coherency) {
    contention = new Contention(serial, coherency);
    return this;
  }

  public ServiceBuilder memory(
      double limit, double own, Distribution eachRequest, Distribution restart) {
    memory = limit;
    base = own;
    perRequest = eachRequest;
    startup = restart;
    return this;
  }

  public ServiceBuilder startup(double seconds) {
    startup = new Constant(seconds);
    return this;
  }

  public ServiceBuilder drain(double seconds) {
    drain = seconds;
    return this;
  }

  public ServiceBuilder gc(double every, Distribution allocates, Distribution pause) {
    gc = new Gc(every, allocates, pause);
    return this;
  }

  public ServiceBuilder pool(String database, int connections) {
    pool = Map.of(database, connections);
    return this;
  }

  public ServiceBuilder maxConnections(int count) {
    maxConnections = count;
    return this;
  }

  public ServiceBuilder consumes(Consumes what) {
    consumes = what;
    return this;
  }

  public ServiceBuilder external(@Nullable Integer concurrency) {
    external = true;
    limits = concurrency == null ? null : new Limits(concurrency);
    return this;
  }

  public Service.Spec build() {
    return new Service.Spec(
        new Size(replicas, external ? null : cpu, memory),
        new ConcurrencySpec(model, threads, loops, queue),
        contention,
        new Upkeep(base, perRequest, gc, startup, maxConnections, drain),
        pool,
        new ThirdParty(external, limits),
        new Placement(nodePool, null, policy, cpuRequest),
        new Work(endpoints, consumes));
  }
}
