package archsim.components.cache.eviction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.experiment.Estimate;
import archsim.core.random.Sampler;
import archsim.core.random.Streams;
import archsim.core.random.Zipf;
import archsim.core.theory.CacheTheory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Hit ratios under independent references to keys of Zipf's popularity. */
class EvictionTheoryTest {
  private static final int REPLICATIONS = 20;

  /** The rules of the exams: within the 99.9 % interval, whose half-width is below 2 %. */
  @ParameterizedTest
  @CsvSource({"5, 1.0, 2", "6, 0.8, 3", "10, 1.2, 3"})
  void lruMeetsKing(int keys, double skew, int capacity) {
    assertExact(
        simulate(Eviction.LRU, keys, skew, capacity, 100_000),
        CacheTheory.zipf(keys, skew).exactLru(capacity));
  }

  @ParameterizedTest
  @EnumSource(names = {"FIFO", "RANDOM"})
  void fifoAndRandomMeetTheProductForm(Eviction eviction) {
    assertExact(simulate(eviction, 10, 1.2, 3, 100_000), CacheTheory.zipf(10, 1.2).exactFifo(3));
  }

  private static void assertExact(Estimate hits, double exact) {
    assertThat(exact).isBetween(hits.lower(0.999), hits.upper(0.999));
    assertThat(hits.upper(0.999) - hits.lower(0.999)).isLessThan(2 * 0.02 * exact);
  }

  @ParameterizedTest
  @CsvSource({
    "1000,  0.6, 200",
    "1000,  0.8, 100",
    "1000,  1.0, 50",
    "1000,  1.2, 100",
    "10000, 0.6, 500",
    "10000, 0.8, 2000",
    "10000, 1.0, 1000",
    "10000, 1.2, 1000"
  })
  void lruMeetsChe(int keys, double skew, int capacity) {
    assertNear(
        simulate(Eviction.LRU, keys, skew, capacity, 100_000),
        CacheTheory.zipf(keys, skew).che(capacity));
  }

  @ParameterizedTest
  @CsvSource({
    "FIFO,   1000,  0.6, 50",
    "FIFO,   1000,  0.8, 200",
    "FIFO,   10000, 0.8, 1000",
    "FIFO,   10000, 1.2, 500",
    "RANDOM, 1000,  0.6, 50",
    "RANDOM, 10000, 0.8, 1000",
    "RANDOM, 10000, 1.2, 500"
  })
  void fifoAndRandomMeetGelenbe(Eviction eviction, int keys, double skew, int capacity) {
    assertNear(
        simulate(eviction, keys, skew, capacity, 100_000),
        CacheTheory.zipf(keys, skew).gelenbe(capacity));
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "LRU,    1.0, 5000",
    "LRU,    1.0, 20000",
    "LRU,    1.2, 1000",
    "LRU,    1.2, 20000",
    "FIFO,   0.8, 10000",
    "FIFO,   1.2, 20000",
    "RANDOM, 0.8, 10000",
    "RANDOM, 1.2, 20000"
  })
  void largeCachesMeetTheirFormula(Eviction eviction, double skew, int capacity) {
    var theory = CacheTheory.zipf(100_000, skew);

    assertNear(
        simulate(eviction, 100_000, skew, capacity, 1_500_000),
        eviction == Eviction.LRU ? theory.che(capacity) : theory.gelenbe(capacity));
  }

  /** Both formulas are approximations, to half a point. */
  private static void assertNear(Estimate hits, double theory) {
    assertThat(hits.value()).isCloseTo(theory, within(0.005));
    assertThat(hits.upper(0.999) - hits.lower(0.999)).isLessThan(0.004);
  }

  /**
   * Counts of what is inside cannot find all the keys that the future asks for most, but leave less
   * than half of what recency misses of them. Nobody beats perfect LFU.
   */
  @ParameterizedTest
  @CsvSource({"0.6, 1000", "0.8, 100", "1.0, 100", "1.0, 1000"})
  void lfuComesNearPerfectLfu(double skew, int capacity) {
    var theory = CacheTheory.zipf(10_000, skew);
    double perfect = theory.perfectLfu(capacity);
    Estimate hits = simulate(Eviction.LFU, 10_000, skew, capacity, 100_000);

    assertThat(hits.lower(0.999)).isGreaterThan((perfect + theory.che(capacity)) / 2);
    assertThat(hits.upper(0.999)).isLessThan(perfect);
  }

  /** An upper bound for all, and that what is newer than LRU is better than LRU here. */
  @ParameterizedTest
  @EnumSource(names = {"SIEVE", "CLOCK", "S3_FIFO", "ARC", "W_TINYLFU", "LFU"})
  void allBeatRecencyAndNoneBeatsPerfectLfu(Eviction eviction) {
    var theory = CacheTheory.zipf(10_000, 1);
    Estimate hits = simulate(eviction, 10_000, 1, 1000, 100_000);

    assertThat(hits.lower(0.999)).isGreaterThan(theory.che(1000) + 0.005);
    assertThat(hits.upper(0.999)).isLessThan(theory.perfectLfu(1000));
  }

  /** Fifty accesses per entry come before, so that the cache is full and in its steady state. */
  private static Estimate simulate(
      Eviction eviction, int keys, double skew, int capacity, int accesses) {
    return Estimate.ofMeans(
        IntStream.range(0, REPLICATIONS)
            .mapToDouble(
                replication -> {
                  EvictionPolicy cache = eviction.create(capacity, replication);
                  Sampler sampler =
                      new Zipf(keys, skew)
                          .sampler(new Streams(1, replication).sequential("cache", "keys"));
                  Accesses.hitRatio(cache, sampler, Math.max(20_000, 50 * capacity));
                  return Accesses.hitRatio(cache, sampler, accesses);
                })
            .toArray());
  }
}
