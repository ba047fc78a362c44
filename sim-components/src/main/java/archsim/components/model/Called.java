package archsim.components.model;

import org.jspecify.annotations.Nullable;

/** A kind that workloads, services and load balancers send their requests to. */
public interface Called {
  /** The class that an endpoint gives its requests, null where it says none. */
  default @Nullable String requestClass(String endpoint) {
    return null;
  }

  /** How many requests may wait at each replica, +∞ where nothing bounds them. */
  default double places() {
    return Double.POSITIVE_INFINITY;
  }

  /** Whether those with the highest priority are served first. */
  default boolean looksAtPriorities() {
    return false;
  }

  /** Whether it is bought from a third party. */
  default boolean external() {
    return false;
  }
}
