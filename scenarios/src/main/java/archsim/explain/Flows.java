package archsim.explain;

import archsim.components.demand.Callee;
import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.demand.Range;
import archsim.components.model.SourceSpec;
import archsim.core.InvalidSpecException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Demands and visits of a system by the forced flow law, given what is known of its load: demands
 * from the callees to the callers, visits from the callers to the callees. Where calls go round in
 * a circle, both are iterated within the circle.
 */
final class Flows {
  private static final int MOST_ROUNDS = 20_000;
  private static final double PRECISION = 1e-12;

  private final SystemIndex index;
  private final Load load;
  private final Map<Demand.Target, Demand> demands = new LinkedHashMap<>();
  private final Map<Demand.Target, Callee> callees = new HashMap<>();
  private final Hits hits;
  private final Map<String, Set<String>> reached = new LinkedHashMap<>();
  private final Visits visits = new Visits();
  private final Visits openVisits = new Visits();
  private final List<Origin> origins = new ArrayList<>();
  private Range rate = Range.ZERO;
  private boolean askedForRates;

  /**
   * Solves for what calls make of each other.
   *
   * @throws InvalidSpecException if calls go round in a circle that they never leave
   */
  Flows(SystemIndex index, Load load) {
    this.index = index;
    this.load = load;
    hits = new Hits(index, load);
    for (CallGraph.Group group : index.graph().groups()) {
      learn(group);
    }
    if (load.isFirst()) {
      checkThatCirclesEnd();
    }
    index.architecture().sources().forEach(this::add);
    visits.solve(index.graph(), this::demand);
    openVisits.solve(index.graph(), this::demand);
  }

  private void add(String name, SourceSpec source) {
    Demand demand = new Demand(around(new Demand.Target("", "")));
    Range own = source.addDemand(index.architecture(), demand);
    if (Double.isInfinite(own.high())) {
      // Users who never pause and are answered at once: any rate will do as a mix.
      own = new Range(Math.min(1, own.low()), 1);
    }
    rate = rate.plus(own);
    origins.add(new Origin(source, demand, own));
    reached.put(name, index.reach().from(demand.calls().keySet()));
    Double through = load.through().get(name);
    if (through != null) {
      // Users who wait for answers may come as seldom as the others come often.
      own = (source.isClosed() ? Range.exactly(own.low()) : own).times(through);
    }
    visits.arrive(own, demand);
    if (!source.isClosed()) {
      openVisits.arrive(own, demand);
    }
  }

  /**
   * Where requests come from.
   *
   * @param demand of one of them
   * @param rate of them, per second
   */
  record Origin(SourceSpec source, Demand demand, Range rate) {}

  /** All sources. */
  List<Origin> origins() {
    return origins;
  }

  /** Arrivals per second. */
  Range rate() {
    return rate;
  }

  /** Requests per second by endpoint, in the order of the scenario. */
  Map<Demand.Target, Range> begun() {
    Map<Demand.Target, Range> begun = new LinkedHashMap<>();
    for (String component : index.architecture().components().keySet()) {
      index.endpoints(component).forEach(each -> begun.put(each, visits.begun(each)));
    }
    return begun;
  }

  /** The components that the requests of each workload come to. */
  Map<String, Set<String>> reached() {
    return reached;
  }

  /** How often endpoints are visited. */
  Visits visits() {
    return visits;
  }

  /** How often they would be by the open workloads alone. */
  Visits openVisits() {
    return openVisits;
  }

  /** What a request to an endpoint needs. */
  Demand demand(Demand.Target endpoint) {
    Demand demand = demands.get(endpoint);
    if (demand == null) {
      throw new IllegalArgumentException("no endpoint " + endpoint);
    }
    return demand;
  }

  /** Whether anything was asked that depends on how many requests there are. */
  boolean dependsOnRates() {
    return askedForRates || hits.dependOnRates();
  }

  /** What an endpoint may know of the system. */
  Around around(Demand.Target endpoint) {
    return new Around(index, load, callees, hits, () -> askedForRates = true, endpoint);
  }

  /** Least times and shares of success, each a function of those of the callees. */
  private void learn(CallGraph.Group group) {
    int rounds = group.isCircle() ? MOST_ROUNDS : 1;
    double change = 1;
    for (int round = 0; round < rounds && change >= PRECISION; round++) {
      change = 0;
      for (Demand.Target endpoint : group.endpoints()) {
        Demand demand = new Demand(around(endpoint));
        index.architecture().spec(endpoint.component()).addDemand(endpoint, demand);
        demands.put(endpoint, demand);
        Callee now = demand.asCallee();
        Callee before = callees.put(endpoint, now);
        change = Math.max(change, before == null ? 1 : change(before, now));
      }
    }
  }

  private static double change(Callee before, Callee now) {
    LeastTime one = before.least();
    LeastTime other = now.least();
    return relative(one.mean(), other.mean())
        + relative(one.floor(), other.floor())
        + (one.square() == other.square() ? 0 : relative(one.square(), other.square()))
        + (before.likely() == now.likely() ? 0 : relative(before.likely(), now.likely()))
        + Math.abs(now.success().low() - before.success().low())
        + Math.abs(now.success().high() - before.success().high());
  }

  private static double relative(double before, double now) {
    return Double.isInfinite(now) ? 1 : Math.abs(now - before) / Math.max(now, 1e-9);
  }

  /** Of each circle that somebody may enter, whether calls leave it. */
  private void checkThatCirclesEnd() {
    for (CallGraph.Group group : index.graph().groups()) {
      if (group.isCircle()) {
        Map<Demand.Target, Range> once = new LinkedHashMap<>();
        group.endpoints().forEach(endpoint -> once.put(endpoint, Range.ONE));
        new Circle(group, this::demand).enter(once);
      }
    }
  }
}
