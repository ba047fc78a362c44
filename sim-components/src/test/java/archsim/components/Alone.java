package archsim.components;

import java.util.function.ToIntFunction;

/** The surroundings of an endpoint in which all callees are alike. */
record Alone(ToIntFunction<String> sizes, Callee callee) implements Surroundings {
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
