package archsim.planning;

import archsim.components.Architecture;
import archsim.components.ComponentSpec;
import archsim.components.Fleet;
import archsim.components.Placement;
import java.util.ArrayList;
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
   * The resources of the machines.
   *
   * @param busy busy core seconds per second by component, of all workloads
   * @param open the same, of the open ones alone
   * @param rate arrivals per second
   */
  List<Explanation.Resource> resources(
      ToDoubleFunction<String> busy, ToDoubleFunction<String> open, double rate) {
    double[] all = byMachine(busy);
    double[] ofOpen = byMachine(open);
    double demand = rate == 0 ? 0 : Arrays.stream(all).sum() / rate;
    double most = rate == 0 ? 0 : Arrays.stream(all).max().orElse(0) / rate;
    double mostOpen = Arrays.stream(ofOpen).max().orElse(0);
    List<Explanation.Resource> resources = new ArrayList<>();
    for (ComponentSpec.Capacity capacity : fleet.capacities()) {
      double units = fleet.perCoreSecond(capacity.resource());
      double each = capacity.units() / fleet.count();
      resources.add(
          new Explanation.Resource(
              name,
              capacity.resource(),
              capacity.units(),
              units * demand,
              units * mostOpen / each,
              most == 0 ? Double.POSITIVE_INFINITY : each / (units * most)));
    }
    return resources;
  }

  private double[] byMachine(ToDoubleFunction<String> busy) {
    double[] load = new double[fleet.count()];
    for (Map.Entry<String, Placement> placement : architecture.placements().entrySet()) {
      List<Integer> hosts = placement.getValue().hosts();
      if (placement.getValue().fleet().equals(name)) {
        double share = busy.applyAsDouble(placement.getKey()) / hosts.size();
        hosts.forEach(host -> load[host] += share);
      }
    }
    return load;
  }
}
