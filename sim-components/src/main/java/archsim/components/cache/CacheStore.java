package archsim.components.cache;

import archsim.components.cache.eviction.EvictionPolicy;
import archsim.core.Clock;

/**
 * The entries of one server, or of one replica: what the policy keeps, and until when each is good.
 * One that is too old goes when it is asked for, or when it is evicted.
 */
final class CacheStore {
  private final EvictionPolicy policy;
  private final Clock clock;
  private final CacheFigures figures;
  private long entries;
  private long weight;
  private long evictions;

  CacheStore(EvictionPolicy policy, Clock clock, CacheFigures figures) {
    this.policy = policy;
    this.clock = clock;
    this.figures = figures;
  }

  /** Whether an entry is there; counts as an access. */
  boolean touch(long key) {
    return policy.touch(key);
  }

  /** Until when an entry that is there is good. */
  double goodUntil(long key) {
    return Double.longBitsToDouble(policy.stamp(key));
  }

  void setGoodUntil(long key, double time) {
    policy.setStamp(key, Double.doubleToRawLongBits(time));
  }

  /** Stores an entry; it may be refused, and others may have to go. */
  void put(long key, long size) {
    policy.put(key, size);
    tell();
  }

  void remove(long key) {
    policy.remove(key);
    tell();
  }

  void clear() {
    policy.clear();
    tell();
  }

  /** Tells the figures what changed. */
  private void tell() {
    long more = policy.entries() - entries;
    long moreWeight = policy.weight() - weight;
    long moreEvictions = policy.evictions() - evictions;
    if (more != 0 || moreWeight != 0) {
      entries += more;
      weight += moreWeight;
      figures.changed(clock.now(), more, moreWeight);
    }
    if (moreEvictions != 0) {
      evictions += moreEvictions;
      figures.evicted(moreEvictions);
    }
  }
}
