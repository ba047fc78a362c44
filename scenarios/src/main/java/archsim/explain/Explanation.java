package archsim.explain;

import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.model.Architecture;
import archsim.core.InvalidSpecException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows from a scenario by the operational laws alone: visits, demands, utilisations and the
 * load at which each resource saturates (Denning, Buzen: The Operational Analysis of Queueing
 * Network Models, ACM Computing Surveys 10(3), 1978).
 *
 * <p>A resource with c units that a mean request keeps busy for D seconds bears at most c / D
 * requests per second. What is held while something else is waited for, such as threads, counts
 * with the least time that takes, so its bound is one from above. Each bound says of itself what it
 * is.
 *
 * @param arrivalRate of all workloads together, per second; for users, the most it can be
 * @param visits requests per arrival, by endpoint
 * @param resources of all components
 */
public record Explanation(
    double arrivalRate, Map<Demand.Target, Double> visits, List<Resource> resources) {

  /**
   * One resource of a component, over all replicas.
   *
   * @param capacity units
   * @param demand busy unit seconds per arrival, the mean over all workloads in their mix; where
   *     replicas are not equally busy, as if all were as busy as the busiest one
   * @param openUtilisation what the open workloads alone would keep busy, from 0; above 1 it is
   *     asked for more than it can give
   * @param expectedUtilisation the busy share of the busiest replica in the steady state under the
   *     offered load, from 0 to 1
   * @param saturatesAt arrivals per second at which it is busy all the time, +∞ where it never is
   * @param saturation what is known of that load
   * @param isHeld whether it is held while something else is waited for
   */
  public record Resource(
      String component,
      String resource,
      double capacity,
      Range demand,
      double openUtilisation,
      Range expectedUtilisation,
      double saturatesAt,
      Saturation saturation,
      boolean isHeld) {
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
   * Checks what an explanation and a run need, without one.
   *
   * @return an endpoint that a chain of calls reaches deeper than requests may nest, if there is
   *     one
   * @throws InvalidSpecException if calls go round in a circle that they never leave
   */
  public static Optional<Demand.Target> check(Architecture architecture) {
    SystemIndex index = new SystemIndex(architecture);
    return new Depths(index, new Flows(index, Load.NONE)).tooDeep();
  }

  /**
   * Explains an architecture.
   *
   * @throws InvalidSpecException if calls go round in a circle that they never leave
   */
  public static Explanation of(Architecture architecture) {
    return new Solver(new SystemIndex(architecture)).explain();
  }
}
