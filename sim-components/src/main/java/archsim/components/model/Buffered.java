package archsim.components.model;

import archsim.components.demand.Range;
import archsim.components.keys.Popularity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind that has some of what it is asked for in memory, by its keys. */
public interface Buffered extends ComponentSpec {
  /**
   * The share of gets that find what they ask for, as far as that can be told without simulating.
   *
   * @param popularity of the keys that are asked for, null where there are none
   */
  double hitRatio(@Nullable Popularity popularity);

  /**
   * The share of gets of some keys that find what they ask for, under a load.
   *
   * @param keys the name of the keys, null for none
   * @param asked what is asked of it, by the name of the keys
   */
  default Range hits(@Nullable String keys, Map<String, KeyUse> asked) {
    KeyUse use = keys == null ? null : asked.get(keys);
    return Range.exactly(hitRatio(use == null ? null : use.popularity()));
  }

  /**
   * What is asked of a component about some keys.
   *
   * @param gets per second
   * @param puts per second, beside what is stored after a get that missed
   * @param invalidations per second
   */
  record KeyUse(Popularity popularity, Range gets, Range puts, Range invalidations) {}
}
