package archsim.components.balancer;

import archsim.components.flow.Request;
import java.util.Map;

/** Chooses where a request goes. */
@FunctionalInterface
public interface BalancingPolicy {
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

  /** What policies are told beside their names: a record, with its keys and its checks. */
  interface Settings {
    /** Refuses what is said although another policy was chosen. */
    void check(Balancing policy);

    /** Adds by key what the policy does where nothing is said. */
    void addImplied(Balancing policy, Map<String, String> implied);
  }
}
