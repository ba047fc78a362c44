package archsim.explain;

import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Fleet;
import archsim.components.model.Queried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How busy the resources of a system are, given what flows through it. */
final class Uses {
  private final SystemIndex index;
  private final Architecture architecture;
  private final Flows flows;

  Uses(SystemIndex index, Flows flows) {
    this.index = index;
    this.architecture = index.architecture();
    this.flows = flows;
  }

  /** All resources, in the order of the scenario. */
  List<Use> all() {
    List<Use> uses = new ArrayList<>();
    for (Map.Entry<String, ComponentSpec> each : architecture.components().entrySet()) {
      if (each.getValue() instanceof Fleet fleet) {
        uses.addAll(ofMachines(each.getKey(), fleet));
      } else {
        for (ComponentSpec.Capacity capacity :
            each.getValue().capacities(each.getKey(), architecture)) {
          uses.add(of(each.getKey(), capacity));
        }
        rows(each.getKey()).forEach((row, busy) -> uses.add(ofRow(each.getKey(), row, busy)));
      }
    }
    return uses;
  }

  private Use of(String component, ComponentSpec.Capacity capacity) {
    String resource = capacity.resource();
    boolean isHeld =
        index.endpoints(component).stream()
            .anyMatch(each -> flows.demand(each).held().contains(resource));
    return new Use(
        component,
        capacity,
        busy(component, resource, flows.visits()),
        busy(component, resource, flows.openVisits()),
        unevenness(component, resource),
        isHeld);
  }

  /** Σ E[S²]/2 Σ E[S] of all uses S of a resource, in seconds; 0 where it is held or not used. */
  double residual(Use use) {
    double squares = 0;
    double seconds = 0;
    for (Demand.Target endpoint : index.endpoints(use.component())) {
      double visits = flows.visits().done(endpoint).high();
      Demand demand = flows.demand(endpoint);
      if (visits > 0 && demand.squares(use.resource()) > 0) {
        squares += visits * demand.squares(use.resource());
        seconds += visits * demand.seconds().getOrDefault(use.resource(), Range.ZERO).high();
      }
    }
    return seconds == 0 ? 0 : squares / (2 * seconds);
  }

  /** By how much the busiest replica may be busier than the mean. */
  private Range unevenness(String component, String resource) {
    int replicas = index.replicas(component);
    Range byClients = index.unevenness(component);
    return byClients.equals(Range.ONE) && replicas > 1 && index.reach().inTurn(component)
        ? new Turns(replicas).busiest(index.endpoints(component), flows, resource)
        : byClients;
  }

  /** How long the hottest row of each table is locked, of all requests to a component. */
  private Map<String, Range> rows(String component) {
    Map<String, Range> rows = new LinkedHashMap<>();
    for (Demand.Target endpoint : index.endpoints(component)) {
      flows
          .demand(endpoint)
          .seconds()
          .forEach(
              (resource, seconds) -> {
                if (resource.startsWith(Demand.ROW)) {
                  Range visits = flows.visits().done(endpoint);
                  rows.merge(resource, seconds.times(visits), Range::plus);
                }
              });
    }
    return rows;
  }

  private static Use ofRow(String component, String row, Range busy) {
    return new Use(component, new ComponentSpec.Capacity(row, 1), busy, busy, Range.ONE, true);
  }

  private Range busy(String component, String resource, Visits visits) {
    double low = busy(component, resource, visits, Range::low);
    double high = busy(component, resource, visits, Range::high);
    Range elsewhere = resource.equals("cpu") ? elsewhere(component, visits) : Range.ZERO;
    if (elsewhere.high() > 0) {
      // Between none of it at the busiest server, and all that belongs to its own requests.
      low = Math.max(low, sum(component, resource, visits).low() + elsewhere.low());
      high =
          busy(
              component,
              each -> seconds(each, resource).plus(seconds(each, Demand.ELSEWHERE)),
              resource,
              visits,
              Range::high);
    }
    return new Range(low, Math.max(low, high));
  }

  private Range elsewhere(String component, Visits visits) {
    return sum(component, Demand.ELSEWHERE, visits);
  }

  private Range sum(String component, String resource, Visits visits) {
    Range sum = Range.ZERO;
    for (Demand.Target endpoint : index.endpoints(component)) {
      sum = sum.plus(seconds(endpoint, resource).times(visits.done(endpoint)));
    }
    return sum;
  }

  private Range seconds(Demand.Target endpoint, String resource) {
    return flows.demand(endpoint).seconds().getOrDefault(resource, Range.ZERO);
  }

  private double busy(
      String component, String resource, Visits visits, ToDoubleFunction<Range> end) {
    return busy(component, each -> seconds(each, resource), resource, visits, end);
  }

  private double busy(
      String component,
      Function<Demand.Target, Range> seconds,
      String resource,
      Visits visits,
      ToDoubleFunction<Range> end) {
    List<Queried.Load> loads = new ArrayList<>();
    for (Demand.Target endpoint : index.endpoints(component)) {
      Range busy =
          seconds
              .apply(endpoint)
              .times(visits.done(endpoint))
              .times(index.busiestReplica(endpoint));
      loads.add(KeyLoads.of(endpoint, end.applyAsDouble(busy), architecture));
    }
    return architecture.spec(component) instanceof Queried database
        ? database.busiest(component, resource, loads)
        : loads.stream().mapToDouble(Queried.Load::busy).sum();
  }

  private List<Use> ofMachines(String name, Fleet fleet) {
    FleetLoad load = new FleetLoad(architecture, name, fleet);
    Range busiest = busiest(load, flows.visits());
    Range openBusiest = busiest(load, flows.openVisits());
    List<Use> uses = new ArrayList<>();
    for (ComponentSpec.Capacity capacity : fleet.capacities()) {
      double each = fleet.perCoreSecond(capacity.resource()) * fleet.count();
      uses.add(
          new Use(name, capacity, busiest.times(each), openBusiest.times(each), Range.ONE, false));
    }
    return uses;
  }

  /** By how much cores that slow each other down take longer where all are busy. */
  private double slowdown(String component) {
    return architecture.spec(component).capacities().stream()
        .filter(each -> each.resource().equals("cpu"))
        .mapToDouble(each -> each.all() / each.units())
        .findAny()
        .orElse(1);
  }

  private Range busiest(FleetLoad load, Visits visits) {
    double low = load.busiest(each -> busy(each, "cpu", visits, Range::low), each -> 1);
    double high =
        load.busiest(
            each -> busy(each, "cpu", visits, Range::high) * slowdown(each),
            each -> unevenness(each, "cpu").high());
    return new Range(low, Math.max(low, high));
  }
}
