package archsim.components.database.server;

import archsim.components.flow.Draw;
import archsim.components.flow.KeySpace;
import archsim.components.flow.Request;
import archsim.components.measure.Figure;
import archsim.components.model.Wiring;
import archsim.core.random.Uniform;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory in which reads find what they need: each of their disk operations is spared with the
 * hit ratio that memory, data and the popularity of the keys give.
 */
final class Buffer {
  private final Storage storage;
  private final double dataShare;
  private final Draw chance;
  private final Figure hits;
  private final Map<String, Double> ratios = new LinkedHashMap<>();
  private final double withoutKeys;

  Buffer(Storage storage, double dataShare, Wiring wiring) {
    this.storage = storage;
    this.dataShare = dataShare;
    chance = wiring.draw("buffer", new Uniform(0, 1));
    hits = wiring.figure("buffer_hit_ratio", Figure.Kind.SHARE);
    withoutKeys = storage.hitRatio(null, dataShare);
  }

  /** How many of so many operations are not spared. */
  long misses(Request request, @Nullable KeySpace keys, long operations) {
    double ratio =
        keys == null
            ? withoutKeys
            : ratios.computeIfAbsent(
                keys.name(), name -> storage.hitRatio(keys.popularity(), dataShare));
    long misses = 0;
    for (long i = 0; i < operations; i++) {
      boolean hit = chance.next(request) < ratio;
      hits.count(hit);
      if (!hit) {
        misses++;
      }
    }
    return misses;
  }
}
