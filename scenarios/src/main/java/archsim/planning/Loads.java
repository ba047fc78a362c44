package archsim.planning;

import archsim.components.Architecture;
import archsim.components.ComponentSpec.Load;
import archsim.components.Demand;
import archsim.components.database.QuerySpec;

/** What is known of the keys that requests to an endpoint are about. */
final class Loads {
  private Loads() {}

  /**
   * The load that requests are.
   *
   * @param busy seconds per second that a resource is busy with them
   */
  static Load of(Demand.Target target, double busy, Architecture architecture) {
    if (target.detail() instanceof QuerySpec query) {
      String keys = query.keys();
      return new Load(
          keys,
          keys == null ? null : architecture.keys().get(keys),
          query.scatter(),
          query.ranges(),
          busy);
    }
    return new Load(null, null, false, 1, busy);
  }
}
