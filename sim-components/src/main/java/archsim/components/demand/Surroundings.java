package archsim.components.demand;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the system around an endpoint, to find what a request to it needs. */
public interface Surroundings {
  /** What a reference leads to. */
  Demand.Target target(String reference);

  /** What is known of a callee so far. */
  Callee callee(Demand.Target target);

  /** How many replicas a component has. */
  int replicas(String component);

  /**
   * The share of gets of such keys that a cache, or the buffer of a database, answers.
   *
   * @param keys the name of the keys, null for none
   */
  default Range hits(String component, @Nullable String keys) {
    return Range.ZERO;
  }

  /** The share of requests about some keys that are about the one asked for most. */
  default double hottest(String keys) {
    return 0;
  }

  /** The speed of the cores that the component computes on. */
  default double speed() {
    return 1;
  }

  /** Cores that one replica of the component has. */
  default double cores() {
    return Double.POSITIVE_INFINITY;
  }

  /** Whether what a write does to a component is done later, once for several of them. */
  default boolean defersWrites(String component) {
    return false;
  }

  /** Who takes messages from the component, by name. */
  default Map<String, Consumption> consumers() {
    return Map.of();
  }

  /** The shares of the targets of a load balancer, null where its weights say them. */
  default double @Nullable [] shares() {
    return null;
  }

  /** Requests to the endpoint per second, as far as known; 0 where nothing is. */
  default Range rate() {
    return Range.ZERO;
  }

  /** The same, whatever is asked for beyond the endpoint. */
  default double rateOfAll() {
    return 0;
  }

  /** Whether waits are known, so that times are those under the present load. */
  default boolean knowsWaits() {
    return false;
  }

  /**
   * How long a user of a resource of the component is likely to wait for it, as a share of how long
   * it is used; 0 where nothing is known of the load.
   */
  default double waitPerUse(String resource) {
    return 0;
  }

  /**
   * How long a user is likely to stand in the line of a resource, where those before it are served
   * one after the other, whatever they need; 0 where nothing is known of the load.
   *
   * @param work the resource that says how long each of them needs
   */
  default double waitInLine(String resource, String work) {
    return 0;
  }

  /** The share of requests that is likely to find the line of a resource full. */
  default double loss(String resource, double places) {
    return 0;
  }
}
