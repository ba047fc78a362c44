package archsim.explain;

import archsim.components.cache.CacheOperation;
import archsim.components.cache.Cached;
import archsim.components.database.server.QuerySpec;
import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.keys.Popularity;
import archsim.components.model.Architecture;
import archsim.components.model.Buffered.KeyUse;
import archsim.components.model.Queried.Load;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of the keys that requests to an endpoint are about. */
final class KeyLoads {
  private KeyLoads() {}

  /**
   * What is asked of a cache, by the name of the keys: of each of its parts where each caller's
   * replica has one for itself.
   */
  static Map<String, KeyUse> asked(
      SystemIndex index, String component, Map<Demand.Target, Range> rates) {
    boolean perCaller =
        index.architecture().spec(component) instanceof Cached cache && cache.isPerCaller();
    double parts = perCaller ? Math.max(1, index.replicasOfCallers(component)) : 1;
    Map<String, KeyUse> asked = new LinkedHashMap<>();
    for (Demand.Target target : index.endpoints(component)) {
      Popularity popularity =
          target.detail() instanceof String keys ? index.architecture().keys().get(keys) : null;
      if (target.detail() instanceof String keys && popularity != null) {
        Range rate = rates.getOrDefault(target, Range.ZERO).times(1 / parts);
        asked.merge(keys, use(popularity, target.endpoint(), rate), KeyLoads::plus);
      }
    }
    return asked;
  }

  private static KeyUse use(Popularity popularity, String operation, Range rate) {
    return new KeyUse(
        popularity,
        operation.equals(CacheOperation.GET.endpoint()) ? rate : Range.ZERO,
        operation.equals(CacheOperation.PUT.endpoint()) ? rate : Range.ZERO,
        operation.equals(CacheOperation.INVALIDATE.endpoint()) ? rate : Range.ZERO);
  }

  private static KeyUse plus(KeyUse one, KeyUse other) {
    return new KeyUse(
        one.popularity(),
        one.gets().plus(other.gets()),
        one.puts().plus(other.puts()),
        one.invalidations().plus(other.invalidations()));
  }

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
