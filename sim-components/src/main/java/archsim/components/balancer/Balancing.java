package archsim.components.balancer;

import java.util.function.Function;

/** The policies of load balancers. */
public enum Balancing {
  /** One after the other. */
  ROUND_ROBIN(RoundRobin::new),
  /** Any, with equal probability. */
  RANDOM(
      backends ->
          request -> backends.candidate(backends.chance().nextInt(request, backends.size()))),
  /** The one that owes the fewest requests, of all or of some drawn at random. */
  LEAST_REQUEST(LeastRequest::new),
  /** The one of two drawn at random that owes fewer requests. */
  POWER_OF_TWO(backends -> new LeastRequest(backends, 2)),
  /** In proportion to the weights of the targets, evenly spread over time. */
  WEIGHTED(SmoothWeighted::new),
  /** The one of two drawn at random with the lower product of response time and requests owed. */
  LEAST_RESPONSE_TIME(LeastResponseTime::new),
  /** By the client, on a ring, as long as the backend is not far above its share. */
  CONSISTENT_HASH(ConsistentHash::new),
  /** By the client, modulo the number of backends. */
  IP_HASH(IpHash::new);

  private final Function<Backends, BalancingPolicy> factory;

  Balancing(Function<Backends, BalancingPolicy> factory) {
    this.factory = factory;
  }

  BalancingPolicy create(Backends backends) {
    return factory.apply(backends);
  }

  /** Whether it looks at the weights of targets. */
  boolean weighs() {
    return this != ROUND_ROBIN && this != RANDOM;
  }
}
