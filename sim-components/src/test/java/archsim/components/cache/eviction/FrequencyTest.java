package archsim.components.cache.eviction;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.random.Sampler;
import archsim.core.random.Streams;
import archsim.core.random.Zipf;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies that count, and the sketch that counts for them. */
class FrequencyTest {
  @Test
  void anEstimateIsNeverTooLow() {
    var sketch = new FrequencySketch();
    sketch.ensure(1000);
    for (long key = 0; key < 1000; key++) {
      for (int i = 0; i < key % 9; i++) {
        sketch.increment(key);
      }
    }

    assertThat(LongStream.range(0, 1000).allMatch(key -> sketch.frequency(key) >= key % 9))
        .isTrue();
  }

  /** 4,000 keys in rows of 4,096 counters. */
  @Test
  void anEstimateIsSeldomTooHigh() {
    var sketch = new FrequencySketch();
    sketch.ensure(1000);
    LongStream.range(0, 4000).forEach(sketch::increment);
    // All four counters of a new key are taken with (1 − exp(−4000/4096))⁴ = 0.15.
    long seen =
        LongStream.range(1_000_000, 1_010_000).filter(key -> sketch.frequency(key) > 0).count();

    assertThat(seen / 10_000.0).isBetween(0.13, 0.17);
  }

  @Test
  void growingKeepsEveryEstimate() {
    var sketch = new FrequencySketch();
    sketch.ensure(16);
    LongStream.range(0, 100).forEach(key -> sketch.increment(key % 30));
    int[] before = LongStream.range(0, 30).mapToInt(sketch::frequency).toArray();
    sketch.ensure(5000);

    assertThat(LongStream.range(0, 30).mapToInt(sketch::frequency).toArray()).isEqualTo(before);
  }

  @Test
  void countsEndAtFifteenAndAreHalvedAfterTenAdditionsPerEntry() {
    var sketch = new FrequencySketch();
    sketch.ensure(100);
    for (int i = 0; i < 40; i++) {
      sketch.increment(1);
    }
    assertThat(sketch.frequency(1)).isEqualTo(15);

    // 15 were added; what changes no counter is no addition.
    LongStream.range(1000, 1984).forEach(sketch::increment);
    assertThat(sketch.frequency(1)).isEqualTo(15);
    sketch.increment(2000);
    assertThat(sketch.frequency(1)).isEqualTo(7);
  }

  /** What was asked for several times stays, however many keys are asked for once. */
  @ParameterizedTest
  @EnumSource(names = {"LFU", "W_TINYLFU", "ARC", "S3_FIFO"})
  void aScanLeavesWhatIsUsedOften(Eviction eviction) {
    EvictionPolicy cache = eviction.create(1000, 1);
    for (int round = 0; round < 5; round++) {
      LongStream.range(0, 500).forEach(key -> Accesses.access(cache, key));
    }
    LongStream.range(0, 4000).forEach(key -> Accesses.access(cache, 10_000 + key));

    assertThat(LongStream.range(0, 500).filter(cache::contains).count())
        .isGreaterThanOrEqualTo(eviction == Eviction.W_TINYLFU ? 495 : 500);
  }

  /**
   * Half of the accesses are a scan of keys that never come again. Recency holds the scan for half
   * of the room; admission by frequency gives it the window of 1 % and is as good as without it.
   */
  @Test
  void admissionByFrequencyDoesNotMindAScan() {
    double tinyLfu = hitsAmongAScan(Eviction.W_TINYLFU);
    double lru = hitsAmongAScan(Eviction.LRU);

    assertThat(tinyLfu).isGreaterThan(lru + 0.1);
    assertThat(tinyLfu).isGreaterThan(0.9 * hits(Eviction.W_TINYLFU));
    assertThat(lru).isLessThan(0.9 * hits(Eviction.LRU));
  }

  private static double hits(Eviction eviction) {
    return Accesses.hitRatio(eviction.create(1000, 1), zipf(), 500_000);
  }

  private static double hitsAmongAScan(Eviction eviction) {
    EvictionPolicy cache = eviction.create(1000, 1);
    Sampler keys = zipf();
    long hits = 0;
    for (int i = 0; i < 500_000; i++) {
      hits += Accesses.access(cache, (long) keys.sample()) ? 1 : 0;
      Accesses.access(cache, 1_000_000 + i);
    }
    return hits / 500_000.0;
  }

  private static Sampler zipf() {
    return new Zipf(10_000, 0.9).sampler(new Streams(1, 1).sequential("cache", "keys"));
  }

  /** Counts age: what was asked for in the past makes room for what is asked for now. */
  @ParameterizedTest
  @EnumSource
  void forgetsWhatIsNotAskedForAnyMore(Eviction eviction) {
    EvictionPolicy cache = eviction.create(100, 1);
    Sampler keys = zipf();
    Accesses.hitRatio(cache, keys, 100_000);
    Accesses.hitRatio(cache, () -> 1_000_000 + keys.sample(), 100_000);

    assertThat(LongStream.rangeClosed(1, 10_000).noneMatch(cache::contains)).isTrue();
  }
}
