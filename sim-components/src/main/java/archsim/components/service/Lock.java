package archsim.components.service;

import archsim.components.model.Wiring;
import archsim.components.resource.Pool;
import archsim.components.unit.PerUnit;
import archsim.components.unit.Units;
import archsim.core.spec.Doc;

/** A lock of a service, first come, first served: one per replica, or one for all of them. */
public final class Lock {
  private final PerUnit<Pool> pools;
  private final boolean isShared;
  private final int waitPart;
  private final int holdPart;

  /**
   * Whose requests a lock keeps apart.
   *
   * <p>A mutex of a process is one of each replica; a lock in a shared store is one for all.
   */
  public enum Scope {
    @Doc("Each replica has a lock of its own.")
    REPLICA,
    @Doc("One lock for all replicas.")
    SERVICE
  }

  Lock(Wiring wiring, String name, Scope scope, Units<?> units) {
    String resource = resource(name);
    isShared = scope == Scope.SERVICE;
    var statistics = isShared ? wiring.resource(resource, 1, 1) : units.resource(resource, 1);
    // Those that wait are inside already, and limited as such.
    pools =
        new PerUnit<>(i -> new Pool(wiring.clock(), 1, Integer.MAX_VALUE, statistics.replica(i)));
    waitPart = wiring.part(resource + ".wait");
    holdPart = wiring.part(resource);
  }

  /** How results call the lock of a name. */
  public static String resource(String name) {
    return "lock." + name;
  }

  Pool pool(int replica) {
    return pools.apply(isShared ? 0 : replica);
  }

  int waitPart() {
    return waitPart;
  }

  int holdPart() {
    return holdPart;
  }
}
