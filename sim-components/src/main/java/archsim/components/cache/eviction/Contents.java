package archsim.components.cache.eviction;

import archsim.core.Require;
import java.util.function.Function;

/** The entries of a cache, with the order of its policy. */
final class Contents implements EvictionPolicy {
  private final long capacity;
  private final Function<Entries, Order> policy;
  private Entries entries;
  private Order order;
  private long evictionsBefore;

  Contents(long capacity, Function<Entries, Order> policy) {
    Require.that(
        capacity >= 1 && capacity <= MOST_WEIGHT,
        "the capacity must be from 1 to %d, was %d",
        MOST_WEIGHT,
        capacity);
    this.capacity = capacity;
    this.policy = policy;
    this.entries = new Entries(capacity);
    this.order = policy.apply(entries);
  }

  @Override
  public boolean touch(long key) {
    int entry = entries.find(key);
    if (entry == Entries.NONE) {
      return false;
    }
    order.hit(entry);
    return true;
  }

  @Override
  public void put(long key, long weight) {
    if (weight < 1) {
      throw new IllegalArgumentException("an entry of weight " + weight);
    }
    if (weight > capacity) {
      remove(key);
      return;
    }
    int entry = entries.find(key);
    if (entry == Entries.NONE) {
      order.insert(entries.add(key, weight));
    } else if (entries.weight(entry) == weight) {
      order.hit(entry);
    } else {
      order.unlink(entry);
      entries.setWeight(entry, weight);
      order.reinsert(entry);
    }
  }

  @Override
  public boolean remove(long key) {
    int entry = entries.find(key);
    if (entry == Entries.NONE) {
      return false;
    }
    order.unlink(entry);
    entries.remove(entry);
    return true;
  }

  @Override
  public boolean contains(long key) {
    return entries.find(key) != Entries.NONE;
  }

  @Override
  public void clear() {
    evictionsBefore += entries.evictions();
    entries = new Entries(capacity);
    order = policy.apply(entries);
  }

  @Override
  public long stamp(long key) {
    int entry = entries.find(key);
    if (entry == Entries.NONE) {
      throw new IllegalArgumentException("no entry with the key " + key);
    }
    return entries.stamp(entry);
  }

  @Override
  public boolean setStamp(long key, long stamp) {
    int entry = entries.find(key);
    if (entry == Entries.NONE) {
      return false;
    }
    entries.setStamp(entry, stamp);
    return true;
  }

  @Override
  public long entries() {
    return entries.count();
  }

  @Override
  public long weight() {
    return entries.weight();
  }

  @Override
  public long evictions() {
    return evictionsBefore + entries.evictions();
  }
}
