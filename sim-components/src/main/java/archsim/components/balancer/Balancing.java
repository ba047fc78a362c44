package archsim.components.balancer;

import archsim.core.spec.Doc;
import archsim.core.spec.Told;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The policies of load balancers. */
public enum Balancing implements Told {
  @Doc("The replicas one after the other.")
  ROUND_ROBIN(RoundRobin::new),
  @Doc("Any replica, with equal probability.")
  RANDOM(
      backends ->
          request -> backends.candidate(backends.chance().nextInt(request, backends.size()))),
  @Doc("The replica with the fewest requests in progress, of all or of some drawn at random.")
  LEAST_REQUEST(LeastRequest.Settings.ALL, LeastRequest::new),
  @Doc("The one of two drawn at random with fewer requests in progress.")
  POWER_OF_TWO(
      LeastRequest.Settings.ALL,
      (backends, settings) -> new LeastRequest(backends, settings.drawing(2))),
  @Doc("In proportion to the weights of the targets, evenly spread over time.")
  WEIGHTED(SmoothWeighted::new),
  @Doc("The one of two drawn at random with the lower product of response time and requests in it.")
  LEAST_RESPONSE_TIME(new LeastResponseTime.Settings(null), LeastResponseTime::new),
  @Doc("By the client, on a ring, as long as the replica is not far above its share.")
  CONSISTENT_HASH(new ConsistentHash.Settings(null), ConsistentHash::new),
  @Doc("By the client, modulo the number of replicas.")
  IP_HASH(IpHash::new);

  private final BalancingPolicy.@Nullable Settings usual;
  private final Function<Backends, BalancingPolicy> factory;

  Balancing(Function<Backends, BalancingPolicy> factory) {
    usual = null;
    this.factory = factory;
  }

  <S extends BalancingPolicy.Settings> Balancing(
      S usual, BiFunction<Backends, S, BalancingPolicy> factory) {
    this.usual = usual;
    this.factory = backends -> factory.apply(backends, backends.spec().settings(usual));
  }

  BalancingPolicy create(Backends backends) {
    return factory.apply(backends);
  }

  @Override
  public BalancingPolicy.@Nullable Settings usual() {
    return usual;
  }

  /** Whether each backend gets a share that does not depend on the load, of many clients. */
  boolean sharesAreKnown() {
    return this == ROUND_ROBIN || this == RANDOM || this == WEIGHTED || this == IP_HASH;
  }

  /** Whether the same client always gets the same backend. */
  boolean isByClient() {
    return this == CONSISTENT_HASH || this == IP_HASH;
  }

  /** Whether it looks at the weights of targets. */
  boolean weighs() {
    return this != ROUND_ROBIN && this != RANDOM;
  }
}
