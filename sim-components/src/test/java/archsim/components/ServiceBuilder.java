package archsim.components;

import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Consumes;
import archsim.components.service.Contention;
import archsim.components.service.Endpoint;
import archsim.components.service.Gc;
import archsim.components.service.Limits;
import archsim.components.service.Service;
import archsim.components.service.ServiceQueue;
import archsim.components.service.StepSpec;
import archsim.core.random.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Services for tests, of which most fields are as they are by default. */
final class ServiceBuilder {
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private int replicas = 1;
  private double cpu = 1;
  private ConcurrencyModel model = ConcurrencyModel.THREADS;
  private @Nullable Integer threads;
  private @Nullable ServiceQueue queue;
  private @Nullable Contention contention;
  private @Nullable Double memory;
  private @Nullable Double base;
  private @Nullable Distribution perRequest;
  private @Nullable Gc gc;
  private @Nullable Distribution startup;
  private @Nullable Integer maxConnections;
  private @Nullable Consumes consumes;
  private boolean external;
  private @Nullable Limits limits;

  static ServiceBuilder of(StepSpec... steps) {
    return new ServiceBuilder().endpoint("work", null, steps);
  }

  ServiceBuilder endpoint(String name, @Nullable Integer priority, StepSpec... steps) {
    endpoints.put(name, new Endpoint(List.of(steps), null, priority));
    return this;
  }

  ServiceBuilder replicas(int count) {
    replicas = count;
    return this;
  }

  ServiceBuilder model(ConcurrencyModel newModel, double cores, @Nullable Integer threadCount) {
    model = newModel;
    cpu = cores;
    threads = threadCount;
    return this;
  }

  ServiceBuilder queue(int limit, Discipline order) {
    queue = new ServiceQueue(limit, order, null);
    return this;
  }

  ServiceBuilder contention(double serial, double coherency) {
    contention = new Contention(serial, coherency);
    return this;
  }

  ServiceBuilder memory(double limit, double own, Distribution eachRequest, Distribution restart) {
    memory = limit;
    base = own;
    perRequest = eachRequest;
    startup = restart;
    return this;
  }

  ServiceBuilder gc(double every, Distribution allocates, Distribution pause) {
    gc = new Gc(every, allocates, pause);
    return this;
  }

  ServiceBuilder maxConnections(int count) {
    maxConnections = count;
    return this;
  }

  ServiceBuilder consumes(Consumes what) {
    consumes = what;
    return this;
  }

  ServiceBuilder external(@Nullable Integer concurrency) {
    external = true;
    limits = concurrency == null ? null : new Limits(concurrency);
    return this;
  }

  Service.Spec build() {
    return new Service.Spec(
        replicas,
        external ? null : cpu,
        memory,
        model,
        threads,
        null,
        queue,
        contention,
        base,
        perRequest,
        gc,
        startup,
        maxConnections,
        external,
        limits,
        null,
        null,
        null,
        null,
        endpoints,
        consumes);
  }
}
