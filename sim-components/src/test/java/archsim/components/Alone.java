package archsim.components;

import archsim.components.demand.Callee;
import archsim.components.demand.Demand;
import archsim.components.demand.Surroundings;
import java.util.function.ToIntFunction;

/** The surroundings of an endpoint in which all callees are alike. */
public record Alone(ToIntFunction<String> sizes, Callee callee) implements Surroundings {
  @Override
  public Demand.Target target(String reference) {
    return new Demand.Target(reference, "");
  }

  @Override
  public Callee callee(Demand.Target target) {
    return callee;
  }

  @Override
  public int replicas(String component) {
    return sizes.applyAsInt(component);
  }
}
