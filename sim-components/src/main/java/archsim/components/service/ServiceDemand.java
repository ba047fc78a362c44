package archsim.components.service;

import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.model.ComponentSpec.Capacity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service has to serve requests with, and what a request needs of that. */
final class ServiceDemand {
  private final Service.Spec spec;

  ServiceDemand(Service.Spec spec) {
    this.spec = spec;
  }

  List<Capacity> capacities() {
    List<Capacity> capacities = new ArrayList<>();
    double replicas = spec.replicas();
    if (spec.party().external()) {
      if (spec.party().limits() != null) {
        capacities.add(
            new Capacity("concurrency", spec.party().limits().concurrency()).withPlaces(0));
      }
    } else {
      double slowdown = slowdown();
      double cores = replicas * spec.cores();
      capacities.add(new Capacity("cpu", cores / slowdown, cores, 0));
      switch (spec.concurrency().model()) {
        case THREADS ->
            capacities.add(new Capacity("threads", replicas * spec.atOnce()).withPlaces(places()));
        case EVENT_LOOP -> {
          double loops = replicas * spec.atOnce();
          capacities.add(new Capacity("loops", loops / slowdown, loops, 0, places()));
        }
        case VIRTUAL_THREADS -> {}
      }
    }
    capacities.addAll(Locks.capacities(Locks.scopes(spec.work().all()), spec.replicas()));
    capacities.addAll(Pools.capacities(spec));
    if (spec.size().memory() != null) {
      capacities.add(
          new Capacity(
              "memory",
              replicas * (spec.size().memory() - spec.upkeep().base()),
              replicas * spec.size().memory(),
              replicas * spec.upkeep().base()));
    }
    if (spec.upkeep().gc() != null) {
      capacities.add(new Capacity("gc", replicas));
    }
    if (spec.upkeep().maxConnections() != null) {
      capacities.add(new Capacity("connections", replicas * spec.upkeep().maxConnections()));
    }
    return capacities;
  }

  /** With all cores busy that can be: what is left then is what a system that is full can do. */
  private double slowdown() {
    return spec.contention() == null
        ? 1
        : spec.contention().at(Math.min(spec.cores(), spec.mostRunning()));
  }

  /** The resource that requests stand in line for; null where there is no line. */
  private @Nullable String line() {
    if (spec.party().external()) {
      return spec.party().limits() == null ? null : "concurrency";
    }
    return switch (spec.concurrency().model()) {
      case THREADS -> "threads";
      case EVENT_LOOP -> "loops";
      case VIRTUAL_THREADS -> null;
    };
  }

  /** How long a loop takes for a second of CPU: more where more loops than cores share these. */
  private Range loopsPerCore() {
    double alone = 1 / Math.min(1, spec.cores());
    return new Range(alone, Math.max(alone, spec.atOnce() / spec.cores()));
  }

  /** How many requests may stand in that line at each replica. */
  private double places() {
    return line() == null
        ? Double.POSITIVE_INFINITY
        : spec.party().external() ? 0 : spec.concurrency().line().limit();
  }

  void add(String name, Demand demand) {
    Endpoint endpoint = spec.work().all().get(name);
    if (endpoint == null) {
      throw new IllegalArgumentException("no endpoint " + name);
    }
    if (line() != null) {
      double full = demand.around().loss(line(), places());
      demand.fail(new Range(0, full));
    }
    StepWiring.demandOf(endpoint.steps()).accept(demand);
    if (spec.party().external()) {
      if (spec.party().limits() != null) {
        demand.holdAllAlong("concurrency", 1);
      }
    } else {
      switch (spec.concurrency().model()) {
        case THREADS -> demand.holdAllAlong("threads", 1);
        case EVENT_LOOP -> demand.holdLike("loops", "cpu", loopsPerCore());
        case VIRTUAL_THREADS -> {}
      }
    }
    if (spec.upkeep().memoryPerRequest() != null) {
      demand.holdAllAlong("memory", spec.upkeep().memoryPerRequest().mean());
    }
    if (spec.upkeep().maxConnections() != null) {
      demand.holdAllAlong("connections", 1);
    }
    if (spec.upkeep().gc() != null) {
      double pause = spec.upkeep().gc().pausePerRequest();
      demand.occupyAlways("gc", pause);
      demand.occupyAlways("cpu", spec.cores() * pause);
      if (spec.concurrency().model() == ConcurrencyModel.EVENT_LOOP) {
        demand.occupyAlways("loops", spec.atOnce() * pause);
      }
    }
  }
}
