package archsim.components.fault;

import org.jspecify.annotations.Nullable;

/** Faults in one line. */
public final class Faults {
  private Faults() {}

  /** Something that happens to so many units, and lasts where it kills them. */
  public static FaultSpec of(
      double at, FaultTarget what, @Nullable Integer units, @Nullable Double lasts) {
    boolean kills = what.kill() != null;
    return new FaultSpec(
        at, lasts, what, new FaultUnits(null, kills ? units : null, null, kills ? null : units));
  }

  /** Something that happens to a component. */
  public static FaultTarget target(String verb, String component) {
    @Nullable String[] targets = new @Nullable String[FaultTarget.VERBS.size()];
    targets[FaultTarget.VERBS.indexOf(verb)] = component;
    return new FaultTarget(
        targets[0],
        targets[1],
        targets[2],
        targets[3],
        targets[4],
        targets[5],
        targets[6],
        targets[7]);
  }
}
