package archsim.components.model;

import org.jspecify.annotations.Nullable;

/** A kind that workloads, services and load balancers send their requests to. */
public interface Called {
  /** The class that an endpoint gives its requests, null where it says none. */
  default @Nullable String requestClass(String endpoint) {
    return null;
  }

  /** Whether those with the highest priority are served first. */
  default boolean looksAtPriorities() {
    return false;
  }
}
