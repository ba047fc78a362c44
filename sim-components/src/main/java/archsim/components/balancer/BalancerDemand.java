package archsim.components.balancer;

import archsim.components.balancer.LoadBalancer.Target;
import archsim.components.call.CallTerms;
import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.model.ComponentSpec.Capacity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a load balancer has to pass requests on with, and to whom it passes them. */
final class BalancerDemand {
  private final LoadBalancer.Spec spec;

  BalancerDemand(LoadBalancer.Spec spec) {
    this.spec = spec;
  }

  List<Capacity> capacities() {
    List<Capacity> capacities = new ArrayList<>();
    if (spec.entrance().cpu() != null) {
      capacities.add(new Capacity("cpu", spec.entrance().cpu()));
    }
    if (spec.entrance().isLimited()) {
      capacities.add(new Capacity("connections", spec.entrance().mostInside()));
    }
    return capacities;
  }

  int waysUnknown() {
    boolean known = spec.policy().sharesAreKnown() && spec.outlierEjection() == null;
    return known || spec.targets().size() == 1 ? 0 : spec.targets().size();
  }

  Map<String, Double> chosenByClients() {
    Map<String, Double> chosen = new LinkedHashMap<>();
    if (spec.policy().isByClient() || spec.sticky() != Sticky.NONE) {
      for (Target target : spec.targets()) {
        boolean onRing = spec.policy() == Balancing.CONSISTENT_HASH;
        chosen.put(target.to(), onRing ? ConsistentHash.deviation(target.weight()) : 0);
      }
    }
    return chosen;
  }

  void add(String endpoint, Demand demand) {
    if (spec.entrance().operation() != null) {
      demand.busy("cpu", LeastTime.of(spec.entrance().operation()));
    }
    demand.take(LeastTime.of(spec.entrance().latency()));
    demand.choose(
        shares(demand),
        spec.targets().stream()
            .<Consumer<Demand>>map(
                target -> each -> each.call(target.to() + "." + endpoint, CallTerms.NONE))
            .toList());
    if (spec.entrance().isLimited()) {
      demand.holdAllAlong("connections", 1);
    }
  }

  private List<Double> shares(Demand demand) {
    double[] shares = demand.around().shares();
    if (shares == null) {
      shares = Ways.byWeight(spec, demand.around());
    }
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).mapToObj(share -> share / sum).toList();
  }
}
