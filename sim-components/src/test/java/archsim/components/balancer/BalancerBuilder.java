package archsim.components.balancer;

import archsim.components.balancer.LoadBalancer.Target;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Load balancers for tests, of which most fields are as they are by default. */
public final class BalancerBuilder {
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

  public static BalancerBuilder of(Balancing policy) {
    return new BalancerBuilder(policy);
  }

  public BalancerBuilder to(String target, double weight) {
    targets.add(new Target(target, weight));
    return this;
  }

  public BalancerBuilder to(List<Target> all) {
    targets.addAll(all);
    return this;
  }

  public BalancerBuilder told(BalancingPolicy.Settings... all) {
    settings = List.of(all);
    return this;
  }

  public BalancerBuilder latency(Distribution time) {
    latency = time;
    return this;
  }

  public BalancerBuilder cpu(@Nullable Double cores, @Nullable Distribution work) {
    cpu = cores;
    operation = work;
    return this;
  }

  public BalancerBuilder maxConnections(@Nullable Integer most) {
    maxConnections = most;
    return this;
  }

  public BalancerBuilder sticky(Sticky how) {
    sticky = how;
    return this;
  }

  public BalancerBuilder checks(@Nullable HealthCheck all) {
    checks = all;
    return this;
  }

  public BalancerBuilder ejects(@Nullable OutlierEjection when) {
    ejection = when;
    return this;
  }

  public LoadBalancer.Spec build() {
    var entrance = new EntranceSpec(latency, cpu, operation, maxConnections);
    return new LoadBalancer.Spec(targets, policy, settings, entrance, sticky, checks, ejection);
  }
}
