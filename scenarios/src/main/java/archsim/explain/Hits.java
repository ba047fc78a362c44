package archsim.explain;

import archsim.components.demand.Range;
import archsim.components.model.Buffered;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much caches and buffers answer of what a load asks them about keys. */
final class Hits {
  private final SystemIndex index;
  private final Load load;
  private final Map<String, Range> ratios = new HashMap<>();
  private final Map<String, Map<String, Buffered.KeyUse>> asked = new HashMap<>();
  private boolean dependOnRates;

  Hits(SystemIndex index, Load load) {
    this.index = index;
    this.load = load;
  }

  /** Whether any was asked for that depends on how many requests there are. */
  boolean dependOnRates() {
    return dependOnRates;
  }

  /** The share of gets of such keys that a component answers. */
  Range of(String component, @Nullable String keys) {
    Map<String, Buffered.KeyUse> uses = asked(component);
    return uses == null
        ? Range.exactly(index.hitRatio(component, keys))
        : ratios.computeIfAbsent(
            component + " " + keys,
            any ->
                again(
                    component,
                    index.architecture().spec(component, Buffered.class).hits(keys, uses)));
  }

  /** A request that asks for the same entry once more finds it, if it was stored the first time. */
  private Range again(String component, Range hits) {
    double times = index.timesAsked(component);
    return times == 1 ? hits : new Range(hits.low(), 1 - (1 - hits.high()) / times);
  }

  /** What is asked of a cache about keys; null of what is none. */
  private @Nullable Map<String, Buffered.KeyUse> asked(String component) {
    if (!index.hasKeys(component)) {
      return null;
    }
    dependOnRates = true;
    return asked.computeIfAbsent(component, any -> KeyLoads.asked(index, component, load.rates()));
  }
}
