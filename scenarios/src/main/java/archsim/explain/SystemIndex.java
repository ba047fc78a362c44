package archsim.explain;

import archsim.components.demand.Callee;
import archsim.components.demand.Consumption;
import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.demand.Surroundings;
import archsim.components.model.Architecture;
import archsim.components.model.Balancer;
import archsim.components.model.Buffered;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Placement;
import archsim.components.model.Queued;
import archsim.components.model.SourceSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an architecture says, looked up once for each endpoint however often it is asked for. */
final class SystemIndex {
  /**
   * Places of a line for each unit; with so many, few are turned away until nearly all are busy.
   */
  private static final double SHORT = 100;

  private static final double ROUNDING = 1e-9;
  private static final double DEVIATIONS = 4;

  private final Architecture architecture;
  private final Map<String, Demand.Target> targets = new HashMap<>();
  private final Map<String, Double> speeds = new HashMap<>();
  private final Map<String, Map<String, Consumption>> consumers = new HashMap<>();
  private final Map<String, List<Demand.Target>> endpoints = new LinkedHashMap<>();
  private final Map<String, Double> cores = new HashMap<>();
  private final List<String> undecided = new ArrayList<>();
  private final Map<String, Double> keyed = new HashMap<>();
  private final Map<String, Double> ratios = new HashMap<>();
  private final Map<String, Range> unevenness = new HashMap<>();
  private final Map<Demand.Target, Range> busiest = new HashMap<>();
  private final Map<Demand.Target, Map<Demand.Target, Range>> calls = new HashMap<>();
  private final Reach reach;
  private final CallGraph graph;
  private boolean shortLines;

  SystemIndex(Architecture architecture) {
    this.architecture = architecture;
    reach = new Reach(architecture);
    for (Map.Entry<String, ComponentSpec> each : architecture.components().entrySet()) {
      speeds.put(each.getKey(), architecture.speed(each.getKey()));
      if (each.getValue() instanceof Queued) {
        consumers.put(each.getKey(), architecture.consumers(each.getKey()));
      }
      for (ComponentSpec.Capacity capacity : each.getValue().capacities()) {
        if (capacity.resource().equals("cpu")) {
          cores.put(each.getKey(), capacity.all() / each.getValue().replicas());
        }
      }
      if (each.getValue() instanceof Balancer balancer) {
        if (balancer.waysUnknown() > 1) {
          undecided.add(each.getKey());
        }
        addUnevenness(balancer.chosenByClients());
      }
      shortLines |=
          each.getValue().capacities().stream().anyMatch(capacity -> capacity.places() < SHORT);
    }
    List<Demand.Target> all = new ArrayList<>();
    for (String component : architecture.components().keySet()) {
      for (String endpoint : architecture.activities(component)) {
        all.add(new Demand.Target(component, endpoint));
      }
    }
    graph = CallGraph.of(all, this::calls);
    keyed.replaceAll((component, any) -> mostAsked(component));
    for (CallGraph.Group group : graph.groups()) {
      for (Demand.Target each : group.endpoints()) {
        endpoints.computeIfAbsent(each.component(), any -> new ArrayList<>()).add(each);
      }
    }
  }

  /**
   * Clients of which each is always served by the same replica: a share p of n of them has the
   * relative standard deviation √((1 − p)/(n p)), and lies within four.
   */
  private void addUnevenness(Map<String, Double> chosen) {
    int all = chosen.keySet().stream().mapToInt(this::replicas).sum();
    chosen.forEach(
        (component, deviation) -> {
          double ofClients = (all - 1) / clients();
          double most = DEVIATIONS * Math.sqrt(deviation * deviation + ofClients);
          double least = chosen.size() == 1 ? 1 : Math.max(0, 1 - most);
          unevenness.put(component, new Range(least, Math.min(all, 1 + most)));
        });
  }

  /** The users of the workloads that have a fixed number of them; +∞ where none has. */
  private double clients() {
    double users =
        architecture.sources().values().stream()
            .mapToDouble(SourceSpec::population)
            .filter(Double::isFinite)
            .sum();
    return users == 0 ? Double.POSITIVE_INFINITY : users;
  }

  private Set<Demand.Target> calls(Demand.Target endpoint) {
    Demand demand = new Demand(new Strangers(endpoint.component()));
    architecture.spec(endpoint.component()).addDemand(endpoint, demand);
    reach.add(endpoint.component(), demand.calls().keySet());
    for (Demand.Target callee : demand.calls().keySet()) {
      if (isAboutKeys(callee)) {
        keyed.put(callee.component(), 1.0);
      }
    }
    calls.put(endpoint, demand.calls());
    return new LinkedHashSet<>(demand.calls().keySet());
  }

  private static boolean isAboutKeys(Demand.Target callee) {
    return callee.detail() instanceof String;
  }

  /**
   * How often a request may ask a component about keys, with all that it calls: the most of all
   * endpoints, +∞ where calls go round in a circle.
   */
  private double mostAsked(String component) {
    Map<Demand.Target, Double> asked = new HashMap<>();
    double most = 1;
    for (CallGraph.Group group : graph.groups()) {
      double sum = 0;
      for (Demand.Target endpoint : group.endpoints()) {
        double own = 0;
        for (Map.Entry<Demand.Target, Range> call :
            calls.getOrDefault(endpoint, Map.of()).entrySet()) {
          Demand.Target callee = call.getKey();
          boolean asks = callee.component().equals(component) && isAboutKeys(callee);
          double each = asks ? 1 : asked.getOrDefault(callee, 0.0);
          own += each == 0 ? 0 : each * Math.max(1, Math.ceil(call.getValue().high() - ROUNDING));
        }
        sum += own;
        asked.put(endpoint, own);
      }
      if (group.isCircle() && sum > 0) {
        return Double.POSITIVE_INFINITY;
      }
      for (Demand.Target endpoint : group.endpoints()) {
        most = Math.max(most, asked.getOrDefault(endpoint, 0.0));
      }
    }
    return most;
  }

  Architecture architecture() {
    return architecture;
  }

  /** Who calls whom. */
  CallGraph graph() {
    return graph;
  }

  /** What is asked of a component. */
  List<Demand.Target> endpoints(String component) {
    return endpoints.getOrDefault(component, List.of());
  }

  /** The components that share requests out in a way that only a run tells. */
  List<String> undecided() {
    return undecided;
  }

  Demand.Target target(String reference) {
    return targets.computeIfAbsent(reference, architecture::target);
  }

  /** Whether requests to a component name the keys they are about. */
  boolean hasKeys(String component) {
    return keyed.containsKey(component);
  }

  /** How often one request may ask a cache about the same key. */
  double timesAsked(String component) {
    return keyed.getOrDefault(component, 1.0);
  }

  /** Cores of one replica. */
  double cores(String component) {
    return cores.getOrDefault(component, Double.POSITIVE_INFINITY);
  }

  /** The machines that a component stands on; null where it has cores of its own. */
  @Nullable String machines(String component) {
    Placement placement = architecture.placements().get(component);
    return placement == null ? null : placement.fleet();
  }

  /** Which components requests come to. */
  Reach reach() {
    return reach;
  }

  /** How many replicas there are of all that call a component. */
  int replicasOfCallers(String component) {
    return reach.callers(component).stream().mapToInt(this::replicas).sum();
  }

  /** The hit ratio that does not depend on the load. */
  double hitRatio(String component, @Nullable String keys) {
    return ratios.computeIfAbsent(
        component + " " + keys,
        any ->
            architecture
                .spec(component, Buffered.class)
                .hitRatio(keys == null ? null : architecture.keys().get(keys)));
  }

  /** How many times the mean a replica of a component may get, where clients choose it. */
  Range unevenness(String component) {
    return unevenness.getOrDefault(component, Range.ONE);
  }

  /**
   * How many times the mean of the replicas of a component its busiest replica gets of the requests
   * to an endpoint, where these are messages of a queue.
   */
  Range busiestReplica(Demand.Target endpoint) {
    Map<String, Consumption> ways = consumers(endpoint.endpoint());
    return ways.containsKey(endpoint.component())
            && architecture.spec(endpoint.endpoint()) instanceof Queued queue
        ? busiest.computeIfAbsent(
            endpoint,
            any ->
                queue.busiestReplica(
                    endpoint.component(), ways, this::replicas, asksByKeys(endpoint.endpoint())))
        : Range.ONE;
  }

  private boolean asksByKeys(String component) {
    return architecture.keysAskedOf(component).findAny().isPresent();
  }

  /** Whether a line is so short that requests are turned away long before a resource is full. */
  boolean hasShortLines() {
    return shortLines;
  }

  double speed(String component) {
    return speeds.getOrDefault(component, 1.0);
  }

  Map<String, Consumption> consumers(String queue) {
    return consumers.getOrDefault(queue, Map.of());
  }

  int replicas(String component) {
    return architecture.spec(component).replicas();
  }

  /** Users of all workloads together, +∞ where any workload is open. */
  double population() {
    return architecture.sources().values().stream().mapToDouble(SourceSpec::population).sum();
  }

  /** Surroundings of which nothing is known but the names. */
  private class Strangers implements Surroundings {
    private final String component;

    Strangers(String component) {
      this.component = component;
    }

    @Override
    public Demand.Target target(String reference) {
      return SystemIndex.this.target(reference);
    }

    @Override
    public Callee callee(Demand.Target target) {
      return Callee.UNKNOWN;
    }

    @Override
    public int replicas(String other) {
      return SystemIndex.this.replicas(other);
    }

    @Override
    public Map<String, Consumption> consumers() {
      return SystemIndex.this.consumers(component);
    }
  }
}
