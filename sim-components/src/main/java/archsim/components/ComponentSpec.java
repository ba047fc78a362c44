package archsim.components;

import archsim.components.keys.Popularity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a user wrote about one component; makes the component for a run. */
public interface ComponentSpec {
  /** Makes the component for one run. */
  Component create(Wiring wiring);

  /** What results call this kind. */
  String kind();

  int replicas();

  /**
   * The names of its endpoints, in order; a request travels to one of them.
   *
   * @param of gives the endpoints of other components, for those that pass requests on
   */
  List<String> endpoints(Function<String, List<String>> of);

  /**
   * The endpoint that serves what a caller asks for who does not know its kind, such as {@code
   * read} of whatever keeps a state; the name of an endpoint stands for itself.
   */
  default String endpointFor(String wanted) {
    return wanted;
  }

  /** The class that an endpoint gives its requests, null where it says none. */
  default @Nullable String requestClass(String endpoint) {
    return null;
  }

  /** What it has to serve requests with: cores, threads, connections; over all replicas. */
  List<Capacity> capacities();

  /** The same, with what only the whole system says. */
  default List<Capacity> capacities(String name, Architecture architecture) {
    return capacities();
  }

  /** The figures that it measures of its own, such as {@code hit_ratio}. */
  default List<String> figures() {
    return List.of();
  }

  /** What can be made to happen to it by {@code faults}, such as {@code kill}. */
  default List<String> faults() {
    return List.of();
  }

  /** What it takes from queues by itself, beside what it is called for. */
  default List<Consumption> consumptions() {
    return List.of();
  }

  /**
   * The share of gets that find what they ask for, as far as that can be told without simulating.
   *
   * @param popularity of the keys that are asked for, null where there are none
   */
  default double hitRatio(@Nullable Popularity popularity) {
    return 0;
  }

  /**
   * The share of gets of some keys that find what they ask for, under a load.
   *
   * @param keys the name of the keys, null for none
   * @param asked what is asked of it, by the name of the keys
   */
  default Range hits(@Nullable String keys, Map<String, KeyUse> asked) {
    KeyUse use = keys == null ? null : asked.get(keys);
    return Range.exactly(hitRatio(use == null ? null : use.popularity()));
  }

  /** Whether each replica of those that ask it has a part of it for itself. */
  default boolean isPerCaller() {
    return false;
  }

  /**
   * What is asked of a component about some keys.
   *
   * @param gets per second
   * @param puts per second, beside what is stored after a get that missed
   * @param invalidations per second
   */
  record KeyUse(Popularity popularity, Range gets, Range puts, Range invalidations) {}

  /** Whether what a write does is done later, and once for several of them. */
  default boolean defersWrites() {
    return false;
  }

  /** How many requests may wait at each replica, +∞ where nothing bounds them. */
  default double places() {
    return Double.POSITIVE_INFINITY;
  }

  /** The names of the keys by which it asks another component. */
  default Stream<String> keysAskedOf(String component) {
    return Stream.empty();
  }

  /**
   * What its busiest replica has to do of a load, times the number of replicas; where all do the
   * same, the sum.
   *
   * @param name of the component
   */
  default double busiest(String name, String resource, List<Load> loads) {
    return loads.stream().mapToDouble(Load::busy).sum();
  }

  /**
   * Requests that ask for the same keys.
   *
   * @param keys the name of the keys, null where none are said
   * @param popularity of these keys
   * @param everywhere whether every replica has to do it
   * @param ranges that each is about, where it has any
   * @param busy seconds per second that a resource is busy with them, at one replica
   */
  record Load(
      @Nullable String keys,
      @Nullable Popularity popularity,
      boolean everywhere,
      int ranges,
      double busy) {}

  /**
   * After how many seconds it has settled at the latest, as far as what was written tells; a run
   * may be too short to see that it has not.
   */
  default double settlesAfter() {
    return 0;
  }

  /** Adds what one request to an endpoint needs on average. */
  default void addDemand(String endpoint, Demand demand) {
    throw new IllegalArgumentException("a %s has no endpoint %s".formatted(kind(), endpoint));
  }

  /** The same where more may be asked for than an endpoint. */
  default void addDemand(Demand.Target target, Demand demand) {
    addDemand(target.endpoint(), demand);
  }

  /**
   * A resource with limited units.
   *
   * @param units over all replicas that requests can use; what is left of them where it is full
   * @param all units over all replicas, of which busy shares are measured
   * @param taken units of these that are always busy
   */
  record Capacity(String resource, double units, double all, double taken) {
    public Capacity(String resource, double units) {
      this(resource, units, units, 0);
    }
  }
}
