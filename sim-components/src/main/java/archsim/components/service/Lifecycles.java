package archsim.components.service;

import archsim.components.Cpu;
import archsim.components.Draw;
import archsim.components.ResourceStatistics;
import archsim.components.Wiring;
import archsim.core.random.Constant;
import archsim.core.random.Sampler;
import org.jspecify.annotations.Nullable;

/** Makes the lifecycle of each replica, where a service needs any; all share the statistics. */
final class Lifecycles {
  private final Service.Spec spec;
  private final Wiring wiring;
  private final @Nullable ResourceStatistics memory;
  private final @Nullable ResourceStatistics pauses;
  private final @Nullable ResourceStatistics connections;
  private final @Nullable Draw perRequest;
  private final Collector.@Nullable Draws garbage;
  private final Sampler startup;
  private final int killedPart;

  Lifecycles(Service.Spec spec, Wiring wiring) {
    this.spec = spec;
    this.wiring = wiring;
    memory =
        spec.memory() == null ? null : wiring.resource("memory", spec.memory(), spec.replicas());
    pauses = spec.gc() == null ? null : wiring.resource("gc", 1, spec.replicas());
    connections =
        spec.maxConnections() == null
            ? null
            : wiring.resource("connections", spec.maxConnections(), spec.replicas());
    perRequest =
        spec.memoryPerRequest() == null
            ? null
            : wiring.draw("memoryPerRequest", spec.memoryPerRequest());
    garbage =
        spec.gc() == null
            ? null
            : new Collector.Draws(
                wiring.draw("gc.allocates", spec.gc().allocates()),
                wiring.draw("gc.pause", spec.gc().pause()));
    startup = wiring.sampler("startup", spec.startup() == null ? new Constant(0) : spec.startup());
    killedPart = perRequest == null && !wiring.isStruck() ? 0 : wiring.part("killed");
  }

  /** The lifecycle of a replica, null where there is nothing to look after. */
  @Nullable Lifecycle of(int index, Cpu cpu) {
    Memory held = memory(index);
    if (held == null && garbage == null && connections == null && !wiring.isStruck()) {
      return null;
    }
    String name = spec.replicas() == 1 ? wiring.name() : wiring.name() + "-" + (index + 1);
    return new Lifecycle(
        wiring.clock(),
        new Lifecycle.Parts(
            startup::sample,
            spec.maxConnections() == null ? Integer.MAX_VALUE : spec.maxConnections(),
            killedPart,
            what -> wiring.journal(name + " " + what)),
        held,
        collector(index, cpu),
        connections == null ? null : connections.replica(index));
  }

  private @Nullable Memory memory(int index) {
    if (memory == null || spec.memory() == null) {
      return null;
    }
    ResourceStatistics.Meter meter = memory.replica(index);
    if (perRequest == null) {
      meter.own(spec.base());
      meter.set(wiring.clock().now(), spec.base(), 0);
      return null;
    }
    return new Memory(wiring.clock(), spec.memory(), spec.base(), perRequest, meter);
  }

  private @Nullable Collector collector(int index, Cpu cpu) {
    return spec.gc() == null || garbage == null || pauses == null
        ? null
        : new Collector(wiring.clock(), spec.gc().every(), garbage, cpu, pauses.replica(index));
  }
}
