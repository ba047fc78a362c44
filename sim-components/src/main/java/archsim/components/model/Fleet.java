package archsim.components.model;

import archsim.components.flow.Component;
import archsim.components.resource.CreditRules;
import archsim.components.resource.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Equal machines that replicas are placed on: a node pool, or the hosts of a service that has its
 * own.
 *
 * @param count how many there are
 */
public record Fleet(Machine machine, int count) implements ComponentSpec {
  @Override
  public Component create(Wiring wiring) {
    return new Hosts(this, wiring);
  }

  @Override
  public String kind() {
    return "node-pool";
  }

  @Override
  public int replicas() {
    return count;
  }

  @Override
  public List<String> endpoints(Function<String, List<String>> of) {
    return List.of();
  }

  /**
   * Its cores; and where machines without credits are throttled, the credits earned per second,
   * which bound the load that can be borne for ever.
   */
  @Override
  public List<Capacity> capacities() {
    List<Capacity> capacities = new ArrayList<>();
    capacities.add(new Capacity("cpu", count * machine.vcpus()));
    CreditRules credits = machine.credits();
    if (credits != null && !credits.unlimited()) {
      capacities.add(new Capacity("credits", count * credits.earned()));
    }
    return capacities;
  }

  /** Units of a resource of its own that one busy core second takes. */
  public double perCoreSecond(String resource) {
    return resource.equals("credits") ? CreditRules.PER_VCPU_SECOND : 1;
  }
}
