package archsim.components.service;

import archsim.components.Pool;
import archsim.components.Wiring;
import archsim.core.spec.Doc;
import java.util.Arrays;

/** A lock of a service, first come, first served: one per replica, or one for all of them. */
public final class Lock {
  private final Pool[] pools;
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

  Lock(Wiring wiring, String name, Scope scope, int replicas) {
    String resource = resource(name);
    pools = new Pool[scope == Scope.SERVICE ? 1 : replicas];
    var statistics = wiring.resource(resource, 1, pools.length);
    // Those that wait are inside already, and limited as such.
    Arrays.setAll(
        pools, i -> new Pool(wiring.clock(), 1, Integer.MAX_VALUE, statistics.replica(i)));
    waitPart = wiring.part(resource + ".wait");
    holdPart = wiring.part(resource);
  }

  /** How results call the lock of a name. */
  public static String resource(String name) {
    return "lock." + name;
  }

  Pool pool(int replica) {
    return pools[pools.length == 1 ? 0 : replica];
  }

  int waitPart() {
    return waitPart;
  }

  int holdPart() {
    return holdPart;
  }
}
