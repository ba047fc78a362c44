package archsim.components.model;

import archsim.components.demand.Consumption;
import archsim.components.demand.Demand;
import archsim.components.keys.Popularity;
import archsim.core.InvalidSpecException;
import archsim.core.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole system and the load on it, as users describe it: what every run of a scenario is made
 * from.
 *
 * @param sources the workloads by name
 * @param components all else by name
 * @param placements of the replicas that stand on machines, by component
 * @param keys how often each key is asked for, by the name of the keys
 * @param faults what is made to happen, and when
 */
public record Architecture(
    Map<String, SourceSpec> sources,
    Map<String, ComponentSpec> components,
    Map<String, Placement> placements,
    Map<String, Popularity> keys,
    List<Fault> faults) {
  private static final int DEEPEST = 100;

  public Architecture {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    placements = Collections.unmodifiableMap(new LinkedHashMap<>(placements));
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    faults = List.copyOf(faults);
  }

  /** One in which every replica has cores of its own. */
  public Architecture(Map<String, SourceSpec> sources, Map<String, ComponentSpec> components) {
    this(sources, components, Collections.emptyMap());
  }

  /** One in which nothing has a key and nothing happens. */
  public Architecture(
      Map<String, SourceSpec> sources,
      Map<String, ComponentSpec> components,
      Map<String, Placement> placements) {
    this(sources, components, placements, Collections.emptyMap(), List.of());
  }

  /** The same system under other workloads. */
  public Architecture with(Map<String, SourceSpec> others) {
    return new Architecture(others, components, placements, keys, faults);
  }

  /** Whether its behaviour is not to become steady, because something is made to happen. */
  public boolean isTransient() {
    return !faults.isEmpty();
  }

  /** Whether something is made to happen to a component. */
  public boolean isStruck(String component) {
    return faults.stream().anyMatch(fault -> fault.target().equals(component));
  }

  /** The machines that a component stands on, null where its replicas have cores of their own. */
  public @Nullable Fleet fleet(String component) {
    Placement placement = placements.get(component);
    return placement == null || !(components.get(placement.fleet()) instanceof Fleet fleet)
        ? null
        : fleet;
  }

  /** The speed of the cores that a component computes on. */
  public double speed(String component) {
    Fleet fleet = fleet(component);
    return fleet == null ? 1 : fleet.machine().speed();
  }

  /** The endpoints of a component; of a load balancer, those of its targets. */
  public List<String> endpoints(String component) {
    return endpoints(component, 0);
  }

  private List<String> endpoints(String component, int depth) {
    Require.that(
        depth < DEEPEST, "%s balances over itself: it has no endpoint of its own", component);
    return spec(component).endpoints(name -> endpoints(name, depth + 1));
  }

  /** Who takes messages from a queue, and how, by name. */
  public Map<String, Consumption> consumers(String queue) {
    Map<String, Consumption> consumers = new LinkedHashMap<>();
    components.forEach(
        (name, spec) ->
            consumptions(spec).stream()
                .filter(each -> each.queue().equals(queue))
                .forEach(each -> consumers.put(name, each.ofService(name))));
    return consumers;
  }

  private static List<Consumption> consumptions(ComponentSpec spec) {
    return spec instanceof Client client ? client.consumptions() : List.of();
  }

  /** The names of the keys by which other components ask one, in their order. */
  public Stream<String> keysAskedOf(String component) {
    return components.values().stream()
        .flatMap(
            spec -> spec instanceof Client client ? client.keysAskedOf(component) : Stream.empty());
  }

  /** What a component does: its endpoints, and after them what it does for queues. */
  public List<String> activities(String component) {
    List<String> activities = new ArrayList<>(endpoints(component));
    consumptions(spec(component)).forEach(each -> activities.add(each.queue()));
    return activities;
  }

  /** The spec of a component. */
  public ComponentSpec spec(String component) {
    ComponentSpec spec = components.get(component);
    if (spec == null) {
      throw new InvalidSpecException(
          "no component '%s'; there are %s".formatted(component, components.keySet()));
    }
    return spec;
  }

  /** The same, of a component that has a role. */
  public <R> R spec(String component, Class<R> role) {
    return role.cast(spec(component));
  }

  /**
   * What a reference such as {@code app.render} leads to: the component before the first dot, and
   * the endpoint after it, or the only one there is.
   */
  public Demand.Target target(String reference) {
    int dot = reference.indexOf('.');
    String component = dot < 0 ? reference : reference.substring(0, dot);
    List<String> endpoints = endpoints(component);
    if (dot < 0) {
      Require.that(
          endpoints.size() == 1,
          "'%s' has several endpoints, name one of %s",
          component,
          endpoints);
      return new Demand.Target(component, endpoints.get(0));
    }
    String endpoint = spec(component).endpointFor(reference.substring(dot + 1));
    Require.that(
        endpoints.contains(endpoint),
        "'%s' has no endpoint '%s'; there are %s",
        component,
        endpoint,
        endpoints);
    return new Demand.Target(component, endpoint);
  }

  /** The class that an endpoint gives its requests, null where it says none. */
  public @Nullable String requestClass(Demand.Target target) {
    return spec(target.component()) instanceof Called called
        ? called.requestClass(target.endpoint())
        : null;
  }
}
