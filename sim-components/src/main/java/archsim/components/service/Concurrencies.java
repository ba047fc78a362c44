package archsim.components.service;

import archsim.components.measure.Parts;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Wiring;
import archsim.components.resource.Cpu;
import archsim.components.resource.Pool;
import archsim.components.unit.Units;
import java.util.function.Function;

/** Makes the concurrency of each replica; all share the statistics. */
final class Concurrencies {
  private final Service.Spec spec;
  private final Wiring wiring;
  private final Parts.Computing parts;
  private final ResourceStatistics cores;
  private final ResourceStatistics workers;
  private final int waitPart;
  private final int count;
  private final Lifecycles lifecycles;

  Concurrencies(Service.Spec spec, Wiring wiring, Units<?> units) {
    this.spec = spec;
    this.wiring = wiring;
    lifecycles = new Lifecycles(spec, wiring, units);
    parts = wiring.cpuParts();
    cores = units.resource("cpu", spec.cores());
    String resource =
        spec.concurrency().model() == ConcurrencyModel.EVENT_LOOP ? "loops" : "threads";
    count = spec.atOnce();
    waitPart = wiring.part(resource + ".wait");
    workers =
        spec.concurrency().model() == ConcurrencyModel.VIRTUAL_THREADS
            ? cores
            : units.resource(resource, count);
    if (eachLoopHasACore()) {
      cores.follow(workers);
    }
  }

  /** What makes the concurrency of each replica of a service. */
  static Function<Replica, Concurrency> of(Service.Spec spec, Wiring wiring, Units<?> units) {
    if (!spec.party().external()) {
      return new Concurrencies(spec, wiring, units)::of;
    }
    Limits limits = spec.party().limits();
    if (limits == null) {
      return replica -> new External(wiring.clock(), Integer.MAX_VALUE, null);
    }
    int limit = limits.concurrency();
    ResourceStatistics places = wiring.resource("concurrency", limit, 1);
    return replica -> new External(wiring.clock(), limit, places.replica(0));
  }

  private boolean eachLoopHasACore() {
    return spec.concurrency().model() == ConcurrencyModel.EVENT_LOOP
        && count <= spec.cores()
        && !isSpecial()
        && !wiring.isPlaced();
  }

  /** Whether cores do more than share their time. */
  private boolean isSpecial() {
    return spec.contention() != null || spec.upkeep().gc() != null;
  }

  Concurrency of(Replica replica) {
    int index = replica.index();
    Cpu cpu = cpu(index);
    replica.live(lifecycles.of(replica.unit(), cpu));
    return switch (spec.concurrency().model()) {
      case THREADS -> new Threads(replica, pool(index), cpu, waitPart);
      case EVENT_LOOP ->
          new EventLoops(replica, pool(index), cpu, waitPart, spec.concurrency().line().limit());
      case VIRTUAL_THREADS -> new VirtualThreads(cpu, count);
    };
  }

  private Cpu cpu(int index) {
    if (isSpecial()) {
      return wiring.stoppableCpu(index, spec.cores(), spec.contention(), cores.replica(index));
    }
    return eachLoopHasACore()
        ? Cpu.unmetered(wiring.clock(), parts)
        : wiring.cpu(index, spec.cores(), spec.mostRunning(), cores.replica(index));
  }

  private Pool pool(int index) {
    ServiceQueue line = spec.concurrency().line();
    return new Pool(
        wiring.clock(),
        count,
        line.limit(),
        workers.replica(index),
        line.order(),
        line.overloadedTime());
  }
}
