package archsim.components.balancer;

import archsim.components.Request;

/** Chooses where a request goes. */
@FunctionalInterface
interface BalancingPolicy {
  /** The number of the chosen backend, one of the candidates, of which there is at least one. */
  int choose(Request request);

  /** Whether it wants to know how long replies took. */
  default boolean listens() {
    return false;
  }

  /**
   * A backend has answered, in any way.
   *
   * @param seconds since the request was sent
   */
  default void answered(int backend, double seconds) {}
}
