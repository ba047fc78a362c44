package archsim.components.balancer;

import archsim.core.spec.NotYet;
import java.util.function.Function;

/** The policies of load balancers. */
@NotYet({"least-response-time", "consistent-hash", "ip-hash"})
public enum Balancing {
  /** One after the other. */
  ROUND_ROBIN(RoundRobin::new),
  /** Any, with equal probability. */
  RANDOM(backends -> request -> backends.chance().nextInt(request, backends.size())),
  /** The one that owes the fewest requests, of all or of some drawn at random. */
  LEAST_REQUEST(LeastRequest::new),
  /** The one of two drawn at random that owes fewer requests. */
  POWER_OF_TWO(backends -> new LeastRequest(backends, 2)),
  /** In proportion to the weights of the targets, evenly spread over time. */
  WEIGHTED(SmoothWeighted::new);

  private final Function<Backends, BalancingPolicy> factory;

  Balancing(Function<Backends, BalancingPolicy> factory) {
    this.factory = factory;
  }

  BalancingPolicy create(Backends backends) {
    return factory.apply(backends);
  }
}
