package archsim.components.cache;

import java.util.function.BiFunction;

/** The policies by which caches evict. */
public enum Eviction {
  /** The least recently used. */
  LRU((entries, chance) -> new Lru(entries)),
  /** The one stored first. */
  FIFO((entries, chance) -> new Fifo(entries)),
  /** The least frequently used since it was stored, with counts that age. */
  LFU((entries, chance) -> new Lfu(entries)),
  /** The first that was not used since the hand came by; what is used stays in its place. */
  SIEVE((entries, chance) -> new Sieve(entries)),
  /** The first that was not used since the hand came by. */
  CLOCK((entries, chance) -> new Clock(entries)),
  /** Three queues: a small one that filters, a main one, and one of keys that went. */
  S3_FIFO((entries, chance) -> new S3Fifo(entries)),
  /** Balances recency and frequency by what was evicted too early. */
  ARC((entries, chance) -> new Arc(entries)),
  /** Admits what was asked for more often than what it would take the place of. */
  W_TINYLFU((entries, chance) -> new WTinyLfu(entries)),
  /** Any, with equal probability. */
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
