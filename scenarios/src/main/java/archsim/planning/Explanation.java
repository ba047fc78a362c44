package archsim.planning;

import archsim.components.Architecture;
import archsim.components.ComponentSpec;
import archsim.components.Demand;
import archsim.components.Fleet;
import archsim.components.LeastTime;
import archsim.components.SourceSpec;
import archsim.core.InvalidSpecException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from a scenario by the operational laws alone: visits, demands, utilisations and the
 * load at which each resource saturates (Denning, Buzen: The Operational Analysis of Queueing
 * Network Models, ACM Computing Surveys 10(3), 1978).
 *
 * <p>A resource with c units that a mean request keeps busy for D seconds bears at most c / D
 * requests per second. What is held while something else is waited for, such as threads, counts
 * with the least time that takes, so its bound is one from above.
 *
 * @param arrivalRate of all workloads together, per second; for users, the most it can be
 * @param visits requests per arrival, by endpoint
 * @param resources of all components
 */
public record Explanation(
    double arrivalRate, Map<Demand.Target, Double> visits, List<Resource> resources) {
  private static final int MOST_ROUNDS = 20_000;
  private static final double PRECISION = 1e-12;

  /**
   * One resource of a component, over all replicas.
   *
   * @param capacity units
   * @param demand busy unit seconds per arrival, the mean over all workloads in their mix
   * @param openUtilisation what the open workloads alone would keep busy, from 0; above 1 it is
   *     asked for more than it can give
   * @param saturatesAt arrivals per second at which it is busy all the time, +∞ where it never is
   */
  public record Resource(
      String component,
      String resource,
      double capacity,
      double demand,
      double openUtilisation,
      double saturatesAt) {
    public String name() {
      return component + "." + resource;
    }
  }

  public Explanation {
    resources = List.copyOf(resources);
  }

  /** The resource that saturates first; nothing where none does. */
  public Optional<Resource> bottleneck() {
    return resources.stream()
        .filter(resource -> Double.isFinite(resource.saturatesAt()))
        .min(Comparator.comparingDouble(Resource::saturatesAt));
  }

  /** The resources that the open workloads ask for as much as there is, or more. */
  public List<Resource> overloaded() {
    return resources.stream().filter(resource -> resource.openUtilisation() >= 1).toList();
  }

  /** The resource of a component. */
  public Optional<Resource> resource(String component, String resource) {
    return resources.stream()
        .filter(each -> each.component().equals(component) && each.resource().equals(resource))
        .findFirst();
  }

  /**
   * Explains an architecture.
   *
   * @throws InvalidSpecException if calls go round in a circle that they never leave
   */
  public static Explanation of(Architecture architecture) {
    return new Solver(architecture).explain();
  }

  /** Solves for what calls make of each other. */
  private static final class Solver {
    private final Architecture architecture;
    private final List<Demand.Target> endpoints = new ArrayList<>();
    private final Set<Demand.Target> asked = new LinkedHashSet<>();
    private final Map<Demand.Target, Demand.Callee> known = new LinkedHashMap<>();
    private final Map<Demand.Target, Demand> demands = new LinkedHashMap<>();

    Solver(Architecture architecture) {
      this.architecture = architecture;
      for (String component : architecture.components().keySet()) {
        for (String endpoint : architecture.activities(component)) {
          endpoints.add(new Demand.Target(component, endpoint));
        }
      }
    }

    Explanation explain() {
      learnCallees();
      Map<Demand.Target, Double> once = new LinkedHashMap<>();
      endpoints.forEach(endpoint -> once.put(endpoint, 1.0));
      visits(once);
      Map<Demand.Target, Double> all = new LinkedHashMap<>();
      Map<Demand.Target, Double> open = new LinkedHashMap<>();
      double rate = 0;
      for (SourceSpec source : architecture.sources().values()) {
        Demand demand = newDemand();
        double own = source.addDemand(architecture, demand);
        if (Double.isInfinite(own)) {
          own = 1; // users who never pause and are answered at once: any rate will do as a mix
        }
        rate += own;
        for (Map.Entry<Demand.Target, Double> call : demand.calls().entrySet()) {
          all.merge(call.getKey(), own * call.getValue(), Double::sum);
          if (!source.isClosed()) {
            open.merge(call.getKey(), own * call.getValue(), Double::sum);
          }
        }
      }
      Map<Demand.Target, Double> visits = visits(all);
      List<Resource> resources = resources(visits, visits(open), rate);
      double total = rate;
      Map<Demand.Target, Double> perArrival = new LinkedHashMap<>();
      visits.forEach(
          (target, perSecond) ->
              perArrival.merge(
                  new Demand.Target(target.component(), target.endpoint()),
                  total == 0 ? 0 : perSecond / total,
                  Double::sum));
      return new Explanation(rate, perArrival, resources);
    }

    private Demand newDemand() {
      return new Demand(
          architecture::target,
          target -> known.getOrDefault(target, Demand.Callee.UNKNOWN),
          component -> architecture.spec(component).replicas(),
          (cache, keys) ->
              architecture
                  .spec(cache)
                  .hitRatio(keys == null ? null : architecture.keys().get(keys)));
    }

    private Demand newDemand(Demand.Target endpoint) {
      return newDemand()
          .onCoresOf(architecture.speed(endpoint.component()))
          .consumedBy(architecture.consumers(endpoint.component()));
    }

    /** Least times and shares of success, each a function of those of the callees: iterated. */
    private void learnCallees() {
      for (int round = 0; round < MOST_ROUNDS; round++) {
        double change = 0;
        // Callers may ask for more than an endpoint; what they ask for is known once they are.
        for (int i = 0; i < endpoints.size(); i++) {
          Demand.Target endpoint = endpoints.get(i);
          Demand demand = newDemand(endpoint);
          architecture.spec(endpoint.component()).addDemand(endpoint, demand);
          for (Demand.Target callee : demand.calls().keySet()) {
            if (callee.detail() != null && asked.add(callee)) {
              endpoints.add(callee);
            }
          }
          demands.put(endpoint, demand);
          Demand.Callee now = demand.asCallee();
          Demand.Callee before = known.put(endpoint, now);
          if (before == null) {
            change = 1;
          } else {
            change =
                Math.max(
                    change,
                    change(before.least(), now.least())
                        + Math.abs(now.success() - before.success()));
          }
        }
        if (change < PRECISION) {
          return;
        }
      }
    }

    private static double change(LeastTime before, LeastTime now) {
      return relative(before.mean(), now.mean())
          + relative(before.floor(), now.floor())
          + (before.square() == now.square() ? 0 : relative(before.square(), now.square()));
    }

    private static double relative(double before, double now) {
      return Double.isInfinite(now) ? 1 : Math.abs(now - before) / Math.max(now, 1e-9);
    }

    /** V = a + V P: visits per second from arrivals per second, iterated (Gauss–Seidel). */
    private Map<Demand.Target, Double> visits(Map<Demand.Target, Double> arrivals) {
      Map<Demand.Target, Double> visits = new LinkedHashMap<>();
      endpoints.forEach(endpoint -> visits.put(endpoint, 0.0));
      for (int round = 0; round < MOST_ROUNDS; round++) {
        Map<Demand.Target, Double> next = new LinkedHashMap<>();
        endpoints.forEach(endpoint -> next.put(endpoint, arrivals.getOrDefault(endpoint, 0.0)));
        for (Map.Entry<Demand.Target, Demand> caller : demands.entrySet()) {
          double times = visits.getOrDefault(caller.getKey(), 0.0);
          if (times > 0) {
            caller
                .getValue()
                .calls()
                .forEach((callee, calls) -> next.merge(callee, times * calls, Double::sum));
          }
        }
        if (isClose(visits, next)) {
          return next;
        }
        visits.putAll(next);
      }
      throw endless(visits);
    }

    private static boolean isClose(
        Map<Demand.Target, Double> before, Map<Demand.Target, Double> after) {
      return after.entrySet().stream()
          .allMatch(
              entry ->
                  Math.abs(entry.getValue() - before.getOrDefault(entry.getKey(), 0.0))
                      <= PRECISION * Math.max(1, entry.getValue()));
    }

    private InvalidSpecException endless(Map<Demand.Target, Double> visits) {
      Demand.Target most = endpoints.get(0);
      for (Demand.Target endpoint : endpoints) {
        if (visits.getOrDefault(endpoint, 0.0) > visits.getOrDefault(most, 0.0)) {
          most = endpoint;
        }
      }
      return new InvalidSpecException(
          "calls of %s.%s come back to it again and again and never end; let some of them go"
                  .formatted(most.component(), most.endpoint())
              + " elsewhere with choose");
    }

    private List<Resource> resources(
        Map<Demand.Target, Double> visits, Map<Demand.Target, Double> open, double rate) {
      List<Resource> resources = new ArrayList<>();
      for (Map.Entry<String, ComponentSpec> component : architecture.components().entrySet()) {
        if (component.getValue() instanceof Fleet fleet) {
          resources.addAll(
              new FleetLoad(architecture, component.getKey(), fleet)
                  .resources(
                      each -> busy(each, "cpu", visits), each -> busy(each, "cpu", open), rate));
          continue;
        }
        for (ComponentSpec.Capacity capacity :
            component.getValue().capacities(component.getKey(), architecture)) {
          String resource = capacity.resource();
          double busy = busy(component.getKey(), resource, visits);
          double demand = rate == 0 ? 0 : busy / rate;
          resources.add(
              new Resource(
                  component.getKey(),
                  resource,
                  capacity.units(),
                  demand,
                  busy(component.getKey(), resource, open) / capacity.units(),
                  demand == 0 ? Double.POSITIVE_INFINITY : capacity.units() / demand));
        }
      }
      return resources;
    }

    private double busy(
        String component, String resource, Map<Demand.Target, Double> visitsPerSecond) {
      List<ComponentSpec.Load> loads = new ArrayList<>();
      for (Map.Entry<Demand.Target, Demand> endpoint : demands.entrySet()) {
        if (endpoint.getKey().component().equals(component)) {
          double seconds = endpoint.getValue().seconds().getOrDefault(resource, 0.0);
          double visits = visitsPerSecond.getOrDefault(endpoint.getKey(), 0.0);
          loads.add(Loads.of(endpoint.getKey(), seconds * visits, architecture));
        }
      }
      return architecture.spec(component).busiest(component, resource, loads);
    }
  }
}
