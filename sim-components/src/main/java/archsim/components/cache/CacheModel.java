package archsim.components.cache;

import archsim.components.demand.Range;
import archsim.components.keys.KeyGroups;
import archsim.components.model.Buffered.KeyUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The hit ratio of a cache in the steady state under independent Poisson requests, where a key is
 * asked for λ times per second. An entry that was not used stays for the characteristic time t of
 * the cache, at which the presences of all keys add up to its capacity; it is good for its time to
 * live T.
 *
 * <ul>
 *   <li>LRU: present with 1 − e^(−λt) (Che, Tung, Wang: Hierarchical web caching systems, IEEE JSAC
 *       20(7), 2002). Where T ≤ t no entry goes before it expires, and λT/(1 + λT) of its requests
 *       hit (Jung, Berger, Balakrishnan: Modeling TTL-based internet caches, INFOCOM 2003);
 *       otherwise that bounds them from above, and λt/(1 + λt), as if hits did not renew it, from
 *       below.
 *   <li>FIFO, RANDOM: present with λt/(1 + λt) (Gelenbe: A unified approach to the evaluation of a
 *       class of replacement algorithms, IEEE Trans. Computers 22(6), 1973; Fagin: Asymptotic miss
 *       ratios over independent references, J. Comput. Syst. Sci. 14(2), 1977). An entry lives for
 *       min(t, T) of FIFO, and for t (1 − e^(−T/t)) on average of RANDOM.
 *   <li>Other policies: between FIFO and the most popular keys for ever, which no policy beats that
 *       does not know the future.
 * </ul>
 */
final class CacheModel {
  private static final int STEPS = 100;

  private final CacheSetup spec;
  private final Map<String, KeyUse> asked;
  private final double room;
  private final List<Group> groups = new ArrayList<>();
  private double unique;

  /**
   * Keys that are asked for equally often.
   *
   * @param rate gets and puts of one key per second
   */
  private record Group(String keys, double count, double rate) {}

  CacheModel(CacheSetup spec, Map<String, KeyUse> asked) {
    this.spec = spec;
    room = spec.content().room() * spec.fleet().count();
    this.asked = asked;
    asked.forEach(this::add);
  }

  private void add(String name, KeyUse use) {
    double rate = middle(use.gets()) + middle(use.puts());
    KeyGroups keys = use.popularity().groups();
    if (keys.size() == 0) {
      unique += rate;
    }
    // Where no rate is known yet, only the proportions count.
    double each = rate > 0 ? rate : 1;
    for (int i = 0; i < keys.size(); i++) {
      if (keys.probability(i) > 0) {
        groups.add(new Group(name, keys.keys(i), each * keys.probability(i)));
      }
    }
  }

  private static double middle(Range range) {
    return Double.isInfinite(range.high()) ? range.low() : (range.low() + range.high()) / 2;
  }

  /** The share of gets that hit. */
  Range hits(@Nullable String keys) {
    KeyUse use = keys == null ? null : asked.get(keys);
    if (keys == null || use == null || use.popularity().groups().size() == 0 || room < 1) {
      return Range.ZERO;
    }
    boolean rateIsKnown = middle(use.gets()) > 0;
    if (spec.content().ttl() != null && !rateIsKnown) {
      return new Range(0, 1);
    }
    Range hits = ofPolicy(keys);
    double gets = middle(use.gets());
    double gone = middle(use.invalidations());
    // An entry that was invalidated since it was last asked for is not there.
    double left = gone == 0 ? 1 : gets / (gets + gone);
    return new Range(hits.low() * left, hits.high());
  }

  private Range ofPolicy(String keys) {
    double fifo = characteristic(CacheModel::renewed);
    return switch (spec.content().eviction()) {
      case FIFO -> Range.exactly(mean(keys, fifo, (rate, t) -> alive(rate, Math.min(t, life()))));
      case RANDOM ->
          Range.exactly(mean(keys, fifo, (rate, t) -> alive(rate, Math.min(meanLife(t), life()))));
      case LRU -> lru(keys, characteristic(CacheModel::used));
      case LFU, SIEVE, CLOCK, S3_FIFO, ARC, W_TINYLFU -> {
        double least = mean(keys, fifo, (rate, t) -> alive(rate, Math.min(t, life())));
        yield new Range(least, Math.max(least, mostPopular(keys)));
      }
    };
  }

  private Range lru(String keys, double t) {
    if (life() <= t) {
      return Range.exactly(mean(keys, t, (rate, any) -> alive(rate, life())));
    }
    double most = mean(keys, t, (rate, any) -> Math.min(used(rate, t), alive(rate, life())));
    return Double.isInfinite(life())
        ? Range.exactly(most)
        : new Range(Math.min(most, mean(keys, t, CacheModel::renewed)), most);
  }

  /** The time to live, +∞ without one. */
  private double life() {
    return spec.content().ttl() == null ? Double.POSITIVE_INFINITY : spec.content().ttl().value();
  }

  /** E[min(X, T)] of an exponential X of mean t. */
  private double meanLife(double t) {
    return Double.isInfinite(life()) || Double.isInfinite(t)
        ? Math.min(t, life())
        : -t * StrictMath.expm1(-life() / t);
  }

  /** Hits where an entry lives for so long after it was stored or, if hits renew it, used. */
  private double alive(double rate, double time) {
    boolean renews = spec.content().ttl() != null && spec.content().ttl().renew() && time == life();
    return renews ? used(rate, time) : renewed(rate, time);
  }

  private static double used(double rate, double time) {
    return -StrictMath.expm1(-rate * time);
  }

  private static double renewed(double rate, double time) {
    return Double.isInfinite(time) ? 1 : rate * time / (1 + rate * time);
  }

  /** Where presences add up to the capacity: +∞ where there is room for all. */
  private double characteristic(DoubleBinaryOperator presence) {
    double all = groups.stream().mapToDouble(Group::count).sum();
    if (unique == 0 && all <= room) {
      return Double.POSITIVE_INFINITY;
    }
    double low = 0;
    double high = 1;
    while (inside(presence, high) < room && high < 1e12) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < STEPS && high - low > 1e-10 * high; i++) {
      double middle = (low + high) / 2;
      if (inside(presence, middle) < room) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private double inside(DoubleBinaryOperator presence, double t) {
    double sum = unique * t;
    for (Group group : groups) {
      sum += group.count() * presence.applyAsDouble(group.rate(), t);
    }
    return sum;
  }

  /** The mean over all gets of some keys. */
  private double mean(String keys, double t, DoubleBinaryOperator hits) {
    double all = 0;
    double sum = 0;
    for (Group group : groups) {
      if (group.keys().equals(keys)) {
        all += group.count() * group.rate();
        sum += group.count() * group.rate() * hits.applyAsDouble(group.rate(), t);
      }
    }
    return all == 0 ? 0 : Math.min(1, sum / all);
  }

  /** The share of gets that are of the keys that are asked for most, as many as there is room. */
  private double mostPopular(String keys) {
    double left = room;
    double all = 0;
    double sum = 0;
    List<Group> sorted =
        groups.stream().sorted(Comparator.comparingDouble(Group::rate).reversed()).toList();
    for (Group group : sorted) {
      double fits = Math.max(0, Math.min(group.count(), left));
      left -= group.count();
      if (group.keys().equals(keys)) {
        all += group.count() * group.rate();
        sum += fits * group.rate() * alive(group.rate(), life());
      }
    }
    return all == 0 ? 0 : Math.min(1, sum / all);
  }
}
