package archsim.planning;

import archsim.components.Architecture;
import archsim.components.Fleet;
import archsim.components.Placement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What replicas ask of the machines they stand on, where each has its share of the work of its
 * component. The busiest machine saturates first, so the bound is its own.
 */
final class FleetLoad {
  private final Architecture architecture;
  private final String name;
  private final Fleet fleet;

  FleetLoad(Architecture architecture, String name, Fleet fleet) {
    this.architecture = architecture;
    this.name = name;
    this.fleet = fleet;
  }

  /**
   * Busy cores of the busiest machine.
   *
   * @param busy busy cores by component
   */
  double busiest(ToDoubleFunction<String> busy) {
    double[] load = new double[fleet.count()];
    for (Map.Entry<String, Placement> placement : architecture.placements().entrySet()) {
      List<Integer> hosts = placement.getValue().hosts();
      if (placement.getValue().fleet().equals(name)) {
        double share = busy.applyAsDouble(placement.getKey()) / hosts.size();
        hosts.forEach(host -> load[host] += share);
      }
    }
    return Arrays.stream(load).max().orElse(0);
  }
}
