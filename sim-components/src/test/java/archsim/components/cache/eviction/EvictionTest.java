package archsim.components.cache.eviction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsim.core.InvalidSpecException;
import archsim.core.random.KeyedRandom;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every policy promises. */
class EvictionTest {
  private static final long SEED = 7;

  @ParameterizedTest
  @EnumSource
  void holdsNoMoreThanItsCapacity(Eviction eviction) {
    EvictionPolicy cache = eviction.create(3, SEED);
    for (long key = 0; key < 100; key++) {
      cache.put(key, 1);

      assertThat(cache.weight()).isEqualTo(Math.min(key + 1, 3));
    }

    assertThat(LongStream.range(0, 100).filter(cache::contains).count()).isEqualTo(3);
    assertThat(cache.entries()).isEqualTo(3);
    assertThat(cache.evictions()).isEqualTo(97);
  }

  @ParameterizedTest
  @EnumSource
  void holdsWhatWasPutLast(Eviction eviction) {
    for (long capacity : new long[] {1, 2, 3, 9, 10, 11, 99, 100, 101}) {
      EvictionPolicy cache = eviction.create(capacity, SEED);
      for (long i = 0; i < 1000; i++) {
        long key = KeyedRandom.mix(i) % 150;
        boolean present = cache.touch(key);
        assertThat(cache.contains(key)).isEqualTo(present);
        cache.put(key, 1);

        assertThat(cache.contains(key)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingGoesWhileThereIsRoom(Eviction eviction) {
    EvictionPolicy cache = eviction.create(1000, SEED);
    for (long i = 0; i < 5000; i++) {
      long key = KeyedRandom.mix(i) % 500;
      if (!cache.touch(key)) {
        cache.put(key, 1);
      }
    }

    assertThat(cache.evictions()).isZero();
    assertThat(LongStream.range(-499, 500).filter(cache::contains).count())
        .isEqualTo(cache.entries())
        .isGreaterThan(950);
  }

  @ParameterizedTest
  @EnumSource
  void removingIsNoEviction(Eviction eviction) {
    EvictionPolicy cache = eviction.create(10, SEED);
    cache.put(1, 4);
    cache.put(2, 5);

    assertThat(cache.remove(1)).isTrue();
    assertThat(cache.remove(1)).isFalse();
    assertThat(cache.contains(1)).isFalse();
    assertThat(cache.touch(1)).isFalse();
    assertThat(cache.contains(2)).isTrue();
    assertThat(cache.entries()).isEqualTo(1);
    assertThat(cache.weight()).isEqualTo(5);
    assertThat(cache.evictions()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void isEmptyWhenCleared(Eviction eviction) {
    EvictionPolicy cache = eviction.create(10, SEED);
    LongStream.range(0, 25).forEach(key -> cache.put(key, 1));
    cache.clear();

    assertThat(cache.entries()).isZero();
    assertThat(cache.weight()).isZero();
    assertThat(LongStream.range(0, 25).noneMatch(cache::contains)).isTrue();
    assertThat(cache.evictions()).isEqualTo(15);

    LongStream.range(0, 25).forEach(key -> cache.put(key, 1));
    assertThat(cache.entries()).isEqualTo(10);
    assertThat(cache.evictions()).isEqualTo(30);
  }

  @ParameterizedTest
  @EnumSource
  void replacingChangesTheWeight(Eviction eviction) {
    EvictionPolicy cache = eviction.create(1000, SEED);
    cache.put(1, 3);
    cache.put(2, 4);
    cache.put(1, 9);

    assertThat(cache.weight()).isEqualTo(13);
    assertThat(cache.entries()).isEqualTo(2);

    cache.put(2, 1);
    assertThat(cache.weight()).isEqualTo(10);
    assertThat(cache.evictions()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void anEntryThatGrowsPushesOthersOut(Eviction eviction) {
    EvictionPolicy cache = eviction.create(1000, SEED);
    LongStream.range(0, 100).forEach(key -> cache.put(key, 10));
    long evictions = cache.evictions();
    cache.put(50, 1);
    cache.put(50, 10);
    assertThat(cache.contains(50)).isTrue();
    assertThat(cache.evictions()).isEqualTo(evictions);

    cache.touch(50);
    cache.put(50, 505);
    assertThat(cache.contains(50)).isTrue();
    assertThat(cache.weight()).isEqualTo(995);
    assertThat(cache.evictions()).isEqualTo(evictions + 50);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsHeavierThanTheCapacityIsNotStored(Eviction eviction) {
    EvictionPolicy cache = eviction.create(10, SEED);
    cache.put(1, 4);
    cache.put(2, 11);

    assertThat(cache.contains(1)).isTrue();
    assertThat(cache.contains(2)).isFalse();

    cache.put(1, 11);
    assertThat(cache.contains(1)).isFalse();
    assertThat(cache.weight()).isZero();
    assertThat(cache.evictions()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void anEntryAsHeavyAsTheCapacityTakesAllOfIt(Eviction eviction) {
    EvictionPolicy cache = eviction.create(10, SEED);
    cache.put(1, 10);
    assertThat(cache.contains(1)).isTrue();

    // W-TinyLFU leaves what is there when both were asked for once.
    cache.put(2, 10);
    assertThat(cache.contains(2)).isEqualTo(eviction != Eviction.W_TINYLFU);
    assertThat(cache.entries()).isEqualTo(1);
    assertThat(cache.evictions()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhatIsNotedWithAnEntry(Eviction eviction) {
    EvictionPolicy cache = eviction.create(100, SEED);
    for (long key = 0; key < 1000; key++) {
      cache.put(key, 1);
      assertThat(cache.stamp(key)).isZero();
      assertThat(cache.setStamp(key, Double.doubleToRawLongBits(key + 0.5))).isTrue();
      cache.put(key, 1);
    }

    LongStream.range(0, 1000)
        .filter(cache::contains)
        .forEach(
            key ->
                assertThat(Double.longBitsToDouble(cache.stamp(key)))
                    .as("the stamp of %d", key)
                    .isEqualTo(key + 0.5));
    assertThat(cache.setStamp(-1, 5)).isFalse();
    assertThatThrownBy(() -> cache.stamp(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Only what left without a word may differ, and the counts must add up. */
  @ParameterizedTest
  @EnumSource
  void isConsistentWhateverHappens(Eviction eviction) {
    for (long capacity : new long[] {1, 5, 40, 300, 5000}) {
      EvictionPolicy cache = eviction.create(capacity, SEED);
      Map<Long, Long> inside = new TreeMap<>();
      long left = 0;
      for (long i = 0; i < 20_000; i++) {
        long bits = KeyedRandom.mix(i);
        long key = skewed(bits);
        long weight = 1 + (bits >>> 40) % 30;
        switch ((int) (bits & 15)) {
          case 0 -> assertThat(cache.remove(key)).isEqualTo(inside.remove(key) != null);
          case 1, 2, 3, 4, 5, 6 -> {
            cache.put(key, weight);
            inside.put(key, weight);
            if (weight > capacity) {
              inside.remove(key);
            }
          }
          default -> assertThat(cache.touch(key)).isEqualTo(inside.containsKey(key));
        }
        int before = inside.size();
        inside.keySet().removeIf(other -> !cache.contains(other));
        left += before - inside.size();

        assertThat(cache.weight()).isLessThanOrEqualTo(capacity);
        assertThat(cache.entries()).isEqualTo(inside.size());
        assertThat(cache.weight())
            .isEqualTo(inside.values().stream().mapToLong(Long::longValue).sum());
        assertThat(cache.evictions()).isEqualTo(left);
      }
    }
  }

  private static long skewed(long bits) {
    double u = (bits >>> 20 & 0xFFFFF) / (double) (1 << 20);
    return (long) (u * u * 200);
  }

  @ParameterizedTest
  @EnumSource
  void aCapacityOfTerabytesNeedsNoRoomOfItsOwn(Eviction eviction) {
    EvictionPolicy cache = eviction.create(1_000_000_000_000L, SEED);
    LongStream.range(0, 2500).forEach(key -> cache.put(key, 1_000_000_000L));

    assertThat(cache.entries()).isEqualTo(1000);
    assertThat(cache.evictions()).isEqualTo(1500);
  }

  @ParameterizedTest
  @EnumSource
  void doesTheSameAgain(Eviction eviction) {
    assertThat(run(eviction)).isEqualTo(run(eviction));
  }

  private static long run(Eviction eviction) {
    EvictionPolicy cache = eviction.create(50, SEED);
    long fingerprint = 0;
    for (long i = 0; i < 10_000; i++) {
      long key = skewed(KeyedRandom.mix(i));
      boolean hit = cache.touch(key);
      if (!hit) {
        cache.put(key, 1);
      }
      fingerprint = KeyedRandom.mix(fingerprint + (hit ? 1 : 2));
    }
    return fingerprint;
  }

  /** The binder makes names of constants by this rule. */
  @Test
  void hasTheNamesOfTheScenarioLanguage() {
    assertThat(Eviction.values())
        .extracting(eviction -> eviction.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .containsExactlyInAnyOrder(
            "lru", "fifo", "lfu", "sieve", "clock", "s3-fifo", "arc", "w-tinylfu", "random");
  }

  @Test
  void refusesCapacitiesAndWeightsThatAreNone() {
    assertThatThrownBy(() -> Eviction.LRU.create(0, SEED))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessage("the capacity must be from 1 to 140737488355327, was 0");
    assertThatThrownBy(() -> Eviction.LRU.create(1, SEED).put(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
