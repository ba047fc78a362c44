package archsim.components.model;

import archsim.components.demand.Surroundings;
import java.util.List;
import java.util.Map;

/**
 * A kind that passes each request on to one of several targets, and else does nothing that counts.
 */
public interface Balancer extends Called, ComponentSpec {
  /** Among how many targets it shares requests out in a way that only a run tells; else 0. */
  int waysUnknown();

  /**
   * Ways to share requests to an endpoint out among these targets, between which its own one lies.
   *
   * @param around what is known of the targets
   */
  List<double[]> waysToShare(String endpoint, Surroundings around);

  /**
   * The components of which the client of a request decides which replica serves it, with the
   * relative standard deviation of a replica's share where clients are many.
   */
  Map<String, Double> chosenByClients();
}
