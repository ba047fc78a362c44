package archsim.components;

/** A kind that workloads, services and load balancers send their requests to. */
public interface Called extends ComponentSpec {
  /** Whether those with the highest priority are served first. */
  default boolean looksAtPriorities() {
    return false;
  }
}
