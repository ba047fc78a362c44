package archsim.components.cache.eviction;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.random.Sampler;
import archsim.core.random.Streams;
import archsim.core.random.Zipf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each access hits or misses as in the algorithm that was published. */
class PublishedAlgorithmsTest {
  private static final int ACCESSES = 20_000;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"W_TINYLFU", "RANDOM"})
  void everyAccessEndsAsPublished(Eviction eviction) {
    for (int capacity : new int[] {1, 2, 3, 7, 10, 11, 25, 60}) {
      for (double skew : new double[] {0, 0.8, 1.2}) {
        Sampler keys =
            new Zipf(3 * capacity + 5, skew)
                .sampler(new Streams(capacity, 1).sequential("cache", "keys"));
        EvictionPolicy cache = eviction.create(capacity, 1);
        Plain plain = Plain.of(eviction, capacity);
        for (int i = 0; i < ACCESSES / capacity; i++) {
          // A shift of popularity and a scan now and then.
          long key =
              i % 500 < 450 ? (long) keys.sample() + i / 1000 : 1_000_000 + i % 500 + capacity;

          assertThat(Accesses.access(cache, key))
              .as("access %d, to %d, of %d entries", i, key, capacity)
              .isEqualTo(plain.access(key));
        }
      }
    }
  }

  /** Traced by hand, with a cache of so many entries; capital letters hit. */
  @ParameterizedTest
  @CsvSource({
    "LRU,     3,  abcAdbAcd",
    "FIFO,    3,  abcAdaCb",
    "CLOCK,   3,  abcAdbeaB",
    "SIEVE,   3,  abcAdbeABdefbA",
    "LFU,     3,  aAbcdCbdA",
    "S3_FIFO, 10, abcdefghijkaCClACd",
    "ARC,     2,  abcBacAbA"
  })
  void doesWhatIsDoneWithAPencil(Eviction eviction, int capacity, String trace) {
    EvictionPolicy cache = eviction.create(capacity, 1);
    var seen = new StringBuilder();
    for (int i = 0; i < trace.length(); i++) {
      char letter = Character.toLowerCase(trace.charAt(i));
      seen.append(Accesses.access(cache, letter) ? Character.toUpperCase(letter) : letter);
    }

    assertThat(seen).hasToString(trace);
  }
}
