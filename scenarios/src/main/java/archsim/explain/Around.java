package archsim.explain;

import archsim.components.cache.Cached;
import archsim.components.demand.Callee;
import archsim.components.demand.Consumption;
import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.demand.Surroundings;
import archsim.components.keys.Popularity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an endpoint may know of the system. */
final class Around implements Surroundings {
  private final SystemIndex index;
  private final Load load;
  private final Map<Demand.Target, Callee> callees;
  private final Hits hits;
  private final Runnable rates;
  private final Demand.Target endpoint;

  /**
   * @param callees what is known of the endpoints so far
   * @param rates told when anything is asked that depends on how many requests there are
   */
  Around(
      SystemIndex index,
      Load load,
      Map<Demand.Target, Callee> callees,
      Hits hits,
      Runnable rates,
      Demand.Target endpoint) {
    this.index = index;
    this.load = load;
    this.callees = callees;
    this.hits = hits;
    this.rates = rates;
    this.endpoint = endpoint;
  }

  @Override
  public Demand.Target target(String reference) {
    return index.target(reference);
  }

  @Override
  public Callee callee(Demand.Target target) {
    return callees.getOrDefault(target, Callee.UNKNOWN);
  }

  @Override
  public int replicas(String component) {
    return index.replicas(component);
  }

  @Override
  public Range hits(String component, @Nullable String keys) {
    return hits.of(component, keys);
  }

  @Override
  public double hottest(String keys) {
    Popularity popularity = index.architecture().keys().get(keys);
    return popularity == null ? 0 : popularity.probability(1);
  }

  @Override
  public double speed() {
    return index.speed(endpoint.component());
  }

  @Override
  public double cores() {
    return index.cores(endpoint.component());
  }

  @Override
  public boolean defersWrites(String component) {
    return index.architecture().spec(component) instanceof Cached cache
        && cache.writing().isBehind();
  }

  @Override
  public Map<String, Consumption> consumers() {
    return index.consumers(endpoint.component());
  }

  @Override
  public double @Nullable [] shares() {
    return load.shares().get(endpoint.component());
  }

  @Override
  public Range rate() {
    rates.run();
    return load.rates().getOrDefault(endpoint, Range.ZERO);
  }

  @Override
  public double rateOfAll() {
    rates.run();
    return load.rates().entrySet().stream()
        .filter(
            each ->
                each.getKey().component().equals(endpoint.component())
                    && each.getKey().endpoint().equals(endpoint.endpoint()))
        .mapToDouble(each -> each.getValue().high())
        .sum();
  }

  @Override
  public boolean knowsWaits() {
    return !load.waits().isEmpty();
  }

  @Override
  public double waitPerUse(String resource) {
    double own = wait(endpoint.component(), resource);
    String machines = resource.equals("cpu") ? index.machines(endpoint.component()) : null;
    return machines == null ? own : Math.max(own, wait(machines, resource));
  }

  private double wait(String component, String resource) {
    Load.Station station = load.station(component, resource);
    return station == null ? 0 : station.waitPerUse();
  }

  @Override
  public double waitInLine(String resource, String work) {
    Load.Station station = load.station(endpoint.component(), resource);
    Load.Station each = load.station(endpoint.component(), work);
    return station == null || each == null || each.residual() == 0
        ? 0
        : station.waitPerUse() * each.residual();
  }

  @Override
  public double loss(String resource, double places) {
    Load.Station station = load.station(endpoint.component(), resource);
    return station == null ? 0 : station.loss(places);
  }
}
