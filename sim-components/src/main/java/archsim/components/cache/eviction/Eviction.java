package archsim.components.cache.eviction;

import archsim.core.spec.Doc;
import java.util.function.BiFunction;

/** The policies by which caches evict. */
public enum Eviction {
  @Doc("Evicts the least recently used entry.")
  LRU((entries, chance) -> new Lru(entries)),
  @Doc("Evicts the entry stored first.")
  FIFO((entries, chance) -> new Fifo(entries)),
  @Doc("Evicts the least frequently used since it was stored, with counts that age.")
  LFU((entries, chance) -> new Lfu(entries)),
  @Doc("Evicts the first that was not used since the hand came by; what is used stays in place.")
  SIEVE((entries, chance) -> new Sieve(entries)),
  @Doc("Evicts the first that was not used since the hand came by (second chance).")
  CLOCK((entries, chance) -> new ClockOrder(entries)),
  @Doc("Three queues: a small one that filters, a main one, and one of keys that went.")
  S3_FIFO((entries, chance) -> new S3Fifo(entries)),
  @Doc("Balances recency and frequency by what was evicted too early.")
  ARC((entries, chance) -> new Arc(entries)),
  @Doc("Admits what was asked for more often than what it would take the place of.")
  W_TINYLFU((entries, chance) -> new WTinyLfu(entries)),
  @Doc("Evicts any entry, with equal probability.")
  RANDOM(RandomOrder::new);

  private final BiFunction<Entries, RandomOrder.Chance, Order> factory;

  Eviction(BiFunction<Entries, RandomOrder.Chance, Order> factory) {
    this.factory = factory;
  }

  /**
   * An empty cache of this policy.
   *
   * @param capacity in entries, each of weight 1, or in bytes
   * @param seed of what the policy draws, if it draws anything
   */
  public EvictionPolicy create(long capacity, long seed) {
    var chance = new RandomOrder.Chance(seed);
    return new Contents(capacity, entries -> factory.apply(entries, chance));
  }
}
