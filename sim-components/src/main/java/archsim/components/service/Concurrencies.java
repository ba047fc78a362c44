package archsim.components.service;

import archsim.components.Cpu;
import archsim.components.Parts;
import archsim.components.Pool;
import archsim.components.ResourceStatistics;
import archsim.components.Wiring;

/** Makes the concurrency of each replica; all share the statistics. */
final class Concurrencies {
  private final Service.Spec spec;
  private final Wiring wiring;
  private final Parts.Cpu parts;
  private final ResourceStatistics cores;
  private final ResourceStatistics workers;
  private final int waitPart;
  private final int count;

  Concurrencies(Service.Spec spec, Wiring wiring) {
    this.spec = spec;
    this.wiring = wiring;
    parts = wiring.cpuParts();
    cores = wiring.resource("cpu", spec.cores(), spec.replicas());
    String resource = spec.model() == ConcurrencyModel.EVENT_LOOP ? "loops" : "threads";
    count = spec.model() == ConcurrencyModel.EVENT_LOOP ? spec.loopCount() : spec.threadCount();
    waitPart = wiring.part(resource + ".wait");
    workers =
        spec.model() == ConcurrencyModel.VIRTUAL_THREADS
            ? cores
            : wiring.resource(resource, count, spec.replicas());
    if (eachLoopHasACore()) {
      cores.follow(workers);
    }
  }

  private boolean eachLoopHasACore() {
    return spec.model() == ConcurrencyModel.EVENT_LOOP
        && count <= spec.cores()
        && !wiring.isPlaced();
  }

  Concurrency of(Replica replica, int index) {
    Cpu cpu =
        eachLoopHasACore()
            ? Cpu.unmetered(wiring.clock(), parts)
            : wiring.cpu(index, spec.cores(), mostRunning(), cores.replica(index));
    return switch (spec.model()) {
      case THREADS -> new Threads(replica, pool(index), cpu, waitPart);
      case EVENT_LOOP -> new EventLoops(replica, pool(index), cpu, waitPart, spec.queueLimit());
      case VIRTUAL_THREADS -> new VirtualThreads(cpu, count);
    };
  }

  private int mostRunning() {
    boolean branches =
        spec.model() != ConcurrencyModel.EVENT_LOOP
            && spec.endpoints().values().stream().anyMatch(Concurrencies::forks);
    return branches ? Integer.MAX_VALUE : count;
  }

  private Pool pool(int index) {
    return new Pool(wiring.clock(), count, spec.queueLimit(), workers.replica(index));
  }

  // A branch computes beside its request, so more may run than there are workers.
  private static boolean forks(Endpoint endpoint) {
    return endpoint.steps().stream().anyMatch(StepSpec::forks);
  }
}
