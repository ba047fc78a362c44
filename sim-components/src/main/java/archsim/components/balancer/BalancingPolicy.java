package archsim.components.balancer;

import archsim.components.Request;

/** Chooses where a request goes. */
@FunctionalInterface
interface BalancingPolicy {
  /** The number of the chosen backend. */
  int choose(Request request);
}
