package archsim.components.service;

import archsim.components.flow.Draw;
import archsim.components.measure.ResourceStatistics;
import archsim.components.model.Wiring;
import archsim.components.resource.Cpu;
import archsim.components.unit.Unit;
import archsim.components.unit.Units;
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
  private final Units<?> units;
  private final int killedPart;

  Lifecycles(Service.Spec spec, Wiring wiring, Units<?> units) {
    this.spec = spec;
    this.wiring = wiring;
    this.units = units;
    memory = spec.size().memory() == null ? null : units.resource("memory", spec.size().memory());
    pauses = spec.upkeep().gc() == null ? null : units.resource("gc", 1);
    connections =
        spec.upkeep().maxConnections() == null
            ? null
            : units.resource("connections", spec.upkeep().maxConnections());
    perRequest =
        spec.upkeep().memoryPerRequest() == null
            ? null
            : wiring.draw("memoryPerRequest", spec.upkeep().memoryPerRequest());
    garbage =
        spec.upkeep().gc() == null
            ? null
            : new Collector.Draws(
                wiring.draw("gc.allocates", spec.upkeep().gc().allocates()),
                wiring.draw("gc.pause", spec.upkeep().gc().pause()));
    killedPart = perRequest == null && !wiring.isStruck() ? 0 : wiring.part("killed");
  }

  /** The lifecycle of a replica, null where there is nothing to look after. */
  @Nullable Lifecycle of(Unit unit, Cpu cpu) {
    int index = unit.index();
    Memory held = memory(index);
    if (held == null && garbage == null && connections == null && !wiring.isStruck()) {
      return null;
    }
    return new Lifecycle(
        wiring.clock(),
        units,
        unit,
        spec.upkeep().maxConnections() == null ? Integer.MAX_VALUE : spec.upkeep().maxConnections(),
        killedPart,
        held,
        collector(index, cpu),
        connections == null ? null : connections.replica(index));
  }

  private @Nullable Memory memory(int index) {
    if (memory == null || spec.size().memory() == null) {
      return null;
    }
    ResourceStatistics.Meter meter = memory.replica(index);
    if (perRequest == null && !wiring.isStruck()) {
      meter.own(spec.upkeep().base());
      meter.set(wiring.clock().now(), spec.upkeep().base(), 0);
      return null;
    }
    return new Memory(
        wiring.clock(), spec.size().memory(), spec.upkeep().base(), perRequest, meter);
  }

  private @Nullable Collector collector(int index, Cpu cpu) {
    return spec.upkeep().gc() == null || garbage == null || pauses == null
        ? null
        : new Collector(
            wiring.clock(), spec.upkeep().gc().every(), garbage, cpu, pauses.replica(index));
  }
}
