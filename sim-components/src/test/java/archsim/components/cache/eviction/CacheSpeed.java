package archsim.components.cache.eviction;

import archsim.core.random.Sampler;
import archsim.core.random.Streams;
import archsim.core.random.Zipf;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Prints nanoseconds per access, each a touch and on a miss a put, of a cache of 1 M entries and 4
 * M keys of Zipf's popularity, spread over all numbers. A measurement, not a test: run its {@code
 * main}.
 */
public final class CacheSpeed {
  private static final int ACCESSES = 10_000_000;

  private CacheSpeed() {}

  public static void main(String[] arguments) {
    Sampler sampler = new Zipf(4_000_000, 0.9).sampler(new Streams(1, 1).sequential("c", "k"));
    long[] keys = new long[ACCESSES];
    Arrays.setAll(keys, i -> ((long) sampler.sample()) * 0x9E3779B97F4A7C15L);
    for (Eviction eviction : Eviction.values()) {
      EvictionPolicy cache = eviction.create(1_000_000, 1);
      Accesses.misses(cache, keys);
      long begin = cpuTime();
      Accesses.misses(cache, keys);
      double access = (cpuTime() - begin) / (double) ACCESSES;
      long[] present = Arrays.stream(keys).filter(cache::contains).toArray();
      begin = cpuTime();
      for (long key : present) {
        cache.touch(key);
      }
      double touch = (cpuTime() - begin) / (double) present.length;
      System.out.printf("%-10s %6.1f ns per access, %6.1f ns per touch%n", eviction, access, touch);
    }
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
