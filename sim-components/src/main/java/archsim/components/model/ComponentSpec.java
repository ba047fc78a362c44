package archsim.components.model;

import archsim.components.demand.Demand;
import archsim.components.flow.Component;
import java.util.List;
import java.util.function.Function;

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

  /**
   * After how many seconds it has settled at the latest, as far as what was written tells; a run
   * may be too short to see that it has not.
   */
  default double settlesAfter() {
    return 0;
  }

  /** Why nobody knows what it costs that has no machine; empty where others pay for it. */
  default String unpriced() {
    return "it stands on no machine";
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
   * @param places how many requests may wait for it at each replica, +∞ where nobody is turned away
   */
  record Capacity(String resource, double units, double all, double taken, double places) {
    public Capacity(String resource, double units) {
      this(resource, units, units, 0);
    }

    public Capacity(String resource, double units, double all, double taken) {
      this(resource, units, all, taken, Double.POSITIVE_INFINITY);
    }

    public Capacity withPlaces(double limit) {
      return new Capacity(resource, units, all, taken, limit);
    }
  }
}
