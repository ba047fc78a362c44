package archsim.explain;

import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.model.Balancer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what a load makes of a system. Flows, hit ratios, batches, waits and losses depend on each
 * other, so they are iterated; a load balancer that follows the load is looked at with all requests
 * going to each of its targets in turn, between which its true shares lie.
 */
final class Solver {
  private static final int MOST_ROUNDS = 40;
  private static final double CLOSE = 1e-6;

  /** The highest load that is looked at, in times of the offered one. */
  private static final double MOST_TIMES = 1e6;

  /** More ways to share requests out than these are not looked at one by one. */
  private static final int MOST_CORNERS = 32;

  private final SystemIndex index;

  Solver(SystemIndex index) {
    this.index = index;
  }

  /**
   * A system under a load.
   *
   * @param load what was known of it before
   * @param uses its resources, by name
   */
  private record State(Load load, Flows flows, Map<String, Use> uses) {}

  Explanation explain() {
    Map<String, List<double[]>> ways = ways(settle(Map.of(), 1, true).flows());
    List<Map<String, double[]>> corners = corners(ways);
    // With waits and losses: what the resources are likely to be kept busy.
    Map<String, Use> kept = hull(corners, 1, true);
    // Without them: what they are asked for, now and where the first one is full.
    State plain = settle(Map.of(), 1, false);
    Flows flows = plain.flows();
    double rate = flows.rate().high();
    Asked asked = asked(ways.keySet(), corners, 1);
    Bounds bounds = new Bounds(index, rate, asked, asked, kept);
    if (flows.dependsOnRates() && rate > 0) {
      double factor = 1;
      for (int round = 0; round < MOST_ROUNDS; round++) {
        double next = Math.min(MOST_TIMES, bounds.first() / rate);
        if (Math.abs(next - factor) <= CLOSE * factor) {
          break;
        }
        factor = next;
        bounds = new Bounds(index, rate, asked, asked(ways.keySet(), corners, factor), kept);
      }
    }
    Map<Demand.Target, Double> perArrival = new LinkedHashMap<>();
    flows
        .begun()
        .forEach(
            (target, perSecond) ->
                perArrival.merge(
                    new Demand.Target(target.component(), target.endpoint()),
                    rate == 0 ? 0 : (perSecond.low() + perSecond.high()) / 2 / rate,
                    Double::sum));
    return new Explanation(rate, perArrival, bounds.resources());
  }

  /**
   * What resources are asked for by a load, by their names.
   *
   * @param any however load balancers share requests out
   * @param best where they do it in the best way
   */
  record Asked(Map<String, Use> any, Map<String, Use> best) {}

  private Asked asked(Set<String> balancers, List<Map<String, double[]>> corners, double factor) {
    Map<String, Use> any = hull(corners, factor, false);
    return balancers.isEmpty()
        ? new Asked(any, any)
        : new Asked(any, settle(best(balancers, factor), factor, false).uses());
  }

  private Map<String, Use> hull(
      List<Map<String, double[]>> corners, double factor, boolean loaded) {
    Map<String, Use> hull = new LinkedHashMap<>();
    for (Map<String, double[]> corner : corners) {
      uses(corner, factor, loaded).forEach((name, use) -> hull.merge(name, use, Use::hull));
    }
    return hull;
  }

  /** What a load makes of the resources; of what is asked for too much, less comes through. */
  private Map<String, Use> uses(Map<String, double[]> shares, double factor, boolean loaded) {
    State state = settle(shares, factor, loaded);
    if (!loaded) {
      return state.uses();
    }
    Map<String, Double> through =
        new Losses(index, state.uses().values(), settle(shares, factor, false).uses())
            .through(state.flows().reached());
    Map<String, Use> uses = new LinkedHashMap<>(state.uses());
    look(state.load().with(through))
        .uses()
        .forEach((name, use) -> uses.merge(name, use, Use::orLess));
    return uses;
  }

  /** The ways to share of each balancer that has several. */
  private Map<String, List<double[]>> ways(Flows flows) {
    Map<String, List<double[]>> all = new LinkedHashMap<>();
    for (String balancer : index.undecided()) {
      Balancer spec = index.architecture().spec(balancer, Balancer.class);
      List<double[]> ways =
          index.endpoints(balancer).stream()
              .flatMap(each -> spec.waysToShare(each.endpoint(), flows.around(each)).stream())
              .map(Shares::rounded)
              .toList();
      if (ways.stream().map(Arrays::toString).distinct().count() > 1) {
        all.put(balancer, ways);
      }
    }
    return all;
  }

  /** The ways of all balancers in all combinations, some where they are many, and the best one. */
  private List<Map<String, double[]>> corners(Map<String, List<double[]>> ways) {
    List<Map<String, double[]>> corners = new ArrayList<>();
    corners.add(new HashMap<>());
    ways.forEach(
        (balancer, each) -> {
          boolean all = corners.size() * each.size() <= MOST_CORNERS;
          List<Map<String, double[]>> before =
              all ? List.copyOf(corners) : List.of(new HashMap<>());
          if (all) {
            corners.clear();
          }
          for (double[] corner : each) {
            for (Map<String, double[]> others : before) {
              Map<String, double[]> next = new HashMap<>(others);
              next.put(balancer, corner);
              corners.add(next);
            }
          }
        });
    if (!ways.isEmpty()) {
      corners.add(best(ways.keySet(), 1));
    }
    return corners;
  }

  private Map<String, double[]> best(Set<String> balancers, double factor) {
    return new Shares(index, balancers, each -> settle(each, factor, false).uses()).best();
  }

  /**
   * Iterates until nothing changes any more.
   *
   * @param factor on the load, for what depends on how high it is
   */
  private State settle(Map<String, double[]> shares, double factor, boolean withWaits) {
    Load load = new Load(shares, Map.of(), Map.of(), Map.of());
    State state = look(load);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (!withWaits && !state.flows().dependsOnRates()) {
        return state;
      }
      Load next = next(load, state, factor, withWaits);
      boolean done = next.isClose(load, CLOSE);
      load = next;
      state = look(load);
      if (done) {
        break;
      }
    }
    return state;
  }

  private State look(Load load) {
    Flows flows = new Flows(index, load);
    Map<String, Use> uses = new LinkedHashMap<>();
    new Uses(index, flows).all().forEach(use -> uses.put(use.name(), use));
    return new State(load, flows, uses);
  }

  private Load next(Load before, State state, double factor, boolean withWaits) {
    Map<Demand.Target, Range> rates = new HashMap<>();
    state.flows().begun().forEach((target, rate) -> rates.put(target, rate.times(factor)));
    if (!withWaits) {
      return new Load(before.shares(), rates, Map.of(), Map.of());
    }
    double most = index.population();
    Uses uses = new Uses(index, state.flows());
    Bursts bursts = new Bursts(index, state.flows());
    Map<String, Load.Station> waits = new HashMap<>();
    for (Use use : state.uses().values()) {
      double now = Math.max(share(use), throttled(use, state.uses()));
      Load.Station last = before.waits().get(use.name());
      // Users who wait longer come less often: half of each step keeps that from swinging.
      double utilisation =
          last == null || Double.isInfinite(most) || Double.isInfinite(now)
              ? now
              : (now + last.utilisation()) / 2;
      double units = use.useful() / index.replicas(use.component());
      double residual = uses.residual(use);
      waits.put(
          use.name(),
          new Load.Station(utilisation, units, residual, bursts.at(use, residual), most));
    }
    return new Load(before.shares(), rates, waits, Map.of());
  }

  private static double share(Use use) {
    return use.useful() == 0 ? 0 : use.busy().high() / use.useful();
  }

  /**
   * Cores that are asked for more credits than they earn are too slow in the end: they are full.
   */
  private static double throttled(Use use, Map<String, Use> uses) {
    Use credits = use.resource().equals("cpu") ? uses.get(use.component() + ".credits") : null;
    double asked = credits == null ? 0 : share(credits);
    return asked < 1 ? 0 : asked;
  }
}
