package archsim.planning;

import archsim.components.Architecture;
import archsim.components.ComponentSpec.Load;
import archsim.components.Demand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The visits of an endpoint by the keys that they ask for; of the rest nothing is known. */
final class Loads {
  private Loads() {}

  /**
   * Divides the visits.
   *
   * @param seconds that a resource is busy with each
   * @param visits per second by endpoint
   * @param demands of all endpoints, which tell what their calls are about
   */
  static List<Load> of(
      Demand.Target target,
      double seconds,
      Map<Demand.Target, Double> visits,
      Map<Demand.Target, Demand> demands,
      Architecture architecture) {
    Map<Demand.About, Double> known = new LinkedHashMap<>();
    for (Map.Entry<Demand.Target, Demand> caller : demands.entrySet()) {
      double times = visits.getOrDefault(caller.getKey(), 0.0);
      caller
          .getValue()
          .abouts()
          .forEach(
              (about, calls) -> {
                if (about.target().equals(target)) {
                  known.merge(about, times * calls, Double::sum);
                }
              });
    }
    double rest = visits.getOrDefault(target, 0.0);
    List<Load> loads = new ArrayList<>();
    for (Map.Entry<Demand.About, Double> each : known.entrySet()) {
      String keys = each.getKey().keys();
      loads.add(
          new Load(
              keys,
              keys == null ? null : architecture.keys().get(keys),
              each.getKey().everywhere(),
              each.getKey().ranges(),
              seconds * each.getValue()));
      rest -= each.getValue();
    }
    loads.add(new Load(null, null, false, 1, seconds * Math.max(0, rest)));
    return loads;
  }
}
