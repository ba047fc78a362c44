package archsim.explain;

import archsim.components.model.Architecture;
import archsim.components.model.Fleet;
import archsim.components.model.Placement;
import java.util.Arrays;
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
   * @param unevenness by how much its busiest replica may be busier than the mean, by component
   */
  double busiest(ToDoubleFunction<String> busy, ToDoubleFunction<String> unevenness) {
    double[] load = new double[fleet.count()];
    for (Map.Entry<String, Placement> placement : architecture.placements().entrySet()) {
      if (placement.getValue().fleet().equals(name)) {
        double all = busy.applyAsDouble(placement.getKey());
        double each =
            unevenness.applyAsDouble(placement.getKey()) / placement.getValue().hosts().size();
        int[] counts = placement.getValue().counts(load.length);
        for (int host = 0; host < load.length; host++) {
          load[host] += all * Math.min(1, counts[host] * each);
        }
      }
    }
    return Arrays.stream(load).max().orElse(0);
  }
}
