package archsim.components;

import archsim.components.balancer.Balancing;
import archsim.components.balancer.BalancingPolicy;
import archsim.components.balancer.EntranceSpec;
import archsim.components.balancer.HealthCheck;
import archsim.components.balancer.LoadBalancer;
import archsim.components.balancer.LoadBalancer.Target;
import archsim.components.balancer.OutlierEjection;
import archsim.components.balancer.Sticky;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Load balancers for tests, of which most fields are as they are by default. */
final class BalancerBuilder {
  private final Balancing policy;
  private final List<Target> targets = new ArrayList<>();
  private List<BalancingPolicy.Settings> settings = List.of();
  private Distribution latency = new Constant(0);
  private @Nullable Double cpu;
  private @Nullable Distribution operation;
  private @Nullable Integer maxConnections;
  private Sticky sticky = Sticky.NONE;
  private @Nullable HealthCheck checks;
  private @Nullable OutlierEjection ejection;

  private BalancerBuilder(Balancing policy) {
    this.policy = policy;
  }

  static BalancerBuilder of(Balancing policy) {
    return new BalancerBuilder(policy);
  }

  BalancerBuilder to(String target, double weight) {
    targets.add(new Target(target, weight));
    return this;
  }

  BalancerBuilder to(List<Target> all) {
    targets.addAll(all);
    return this;
  }

  BalancerBuilder told(BalancingPolicy.Settings... all) {
    settings = List.of(all);
    return this;
  }

  BalancerBuilder latency(Distribution time) {
    latency = time;
    return this;
  }

  BalancerBuilder cpu(@Nullable Double cores, @Nullable Distribution work) {
    cpu = cores;
    operation = work;
    return this;
  }

  BalancerBuilder maxConnections(@Nullable Integer most) {
    maxConnections = most;
    return this;
  }

  BalancerBuilder sticky(Sticky how) {
    sticky = how;
    return this;
  }

  BalancerBuilder checks(@Nullable HealthCheck all) {
    checks = all;
    return this;
  }

  BalancerBuilder ejects(@Nullable OutlierEjection when) {
    ejection = when;
    return this;
  }

  LoadBalancer.Spec build() {
    var entrance = new EntranceSpec(latency, cpu, operation, maxConnections);
    return new LoadBalancer.Spec(targets, policy, settings, entrance, sticky, checks, ejection);
  }
}
