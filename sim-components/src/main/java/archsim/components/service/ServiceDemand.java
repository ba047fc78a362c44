package archsim.components.service;

import archsim.components.ComponentSpec.Capacity;
import archsim.components.Demand;
import java.util.ArrayList;
import java.util.List;

/** What a service has to serve requests with, and what a request needs of that. */
final class ServiceDemand {
  private final Service.Spec spec;

  ServiceDemand(Service.Spec spec) {
    this.spec = spec;
  }

  List<Capacity> capacities() {
    List<Capacity> capacities = new ArrayList<>();
    double replicas = spec.replicas();
    if (spec.external()) {
      if (spec.limits() != null) {
        capacities.add(new Capacity("concurrency", spec.limits().concurrency()));
      }
    } else {
      double slowdown = slowdown();
      capacities.add(new Capacity("cpu", replicas * spec.cores() / slowdown));
      switch (spec.model()) {
        case THREADS -> capacities.add(new Capacity("threads", replicas * Workers.threads(spec)));
        case EVENT_LOOP ->
            capacities.add(new Capacity("loops", replicas * Workers.loops(spec) / slowdown));
        case VIRTUAL_THREADS -> {}
      }
    }
    capacities.addAll(Locks.capacities(Locks.scopes(spec.work()), spec.replicas()));
    if (spec.memory() != null) {
      capacities.add(new Capacity("memory", replicas * (spec.memory() - spec.base())));
    }
    if (spec.gc() != null) {
      capacities.add(new Capacity("gc", replicas));
    }
    if (spec.maxConnections() != null) {
      capacities.add(new Capacity("connections", replicas * spec.maxConnections()));
    }
    return capacities;
  }

  /** With all cores busy that can be: what is left then is what a system that is full can do. */
  private double slowdown() {
    return spec.contention() == null
        ? 1
        : spec.contention().at(Math.min(spec.cores(), Workers.mostRunning(spec)));
  }

  void add(String name, Demand demand) {
    Endpoint endpoint = spec.work().get(name);
    if (endpoint == null) {
      throw new IllegalArgumentException("no endpoint " + name);
    }
    StepWiring.demandOf(endpoint.steps()).accept(demand);
    if (spec.external()) {
      if (spec.limits() != null) {
        demand.holdAllAlong("concurrency");
      }
    } else {
      switch (spec.model()) {
        case THREADS -> demand.holdAllAlong("threads");
        case EVENT_LOOP -> demand.holdLike("loops", "cpu");
        case VIRTUAL_THREADS -> {}
      }
    }
    if (spec.memoryPerRequest() != null) {
      demand.holdAllAlong("memory", spec.memoryPerRequest().mean());
    }
    if (spec.maxConnections() != null) {
      demand.holdAllAlong("connections");
    }
    if (spec.gc() != null) {
      double pause = spec.gc().pausePerRequest();
      demand.occupyAlways("gc", pause);
      demand.occupyAlways("cpu", spec.cores() * pause);
      if (spec.model() == ConcurrencyModel.EVENT_LOOP) {
        demand.occupyAlways("loops", Workers.loops(spec) * pause);
      }
    }
  }
}
