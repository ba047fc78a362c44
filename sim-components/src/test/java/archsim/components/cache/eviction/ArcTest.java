package archsim.components.cache.eviction;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.random.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the paper of ARC proves of its lists, with weights and invalidation too. */
class ArcTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "10, 1", "64, 1", "10, 10", "64, 20", "500, 500"})
  void keepsItsListsWithinTheirBounds(int capacity, int heaviest) {
    List<Arc> arcs = new ArrayList<>();
    EvictionPolicy cache =
        new Contents(
            capacity,
            entries -> {
              arcs.add(new Arc(entries));
              return arcs.get(arcs.size() - 1);
            });
    Arc arc = arcs.get(0);
    for (long i = 0; i < 30_000; i++) {
      long bits = KeyedRandom.mix(i);
      long key = ((bits >>> 8 & 0xFF) * (bits >>> 16 & 0xFF) * 3 * capacity) >>> 16;
      if ((bits & 0xF) == 0) {
        cache.remove(key);
      } else if ((bits & 0xF) == 1 || !cache.touch(key)) {
        cache.put(key, 1 + (bits >>> 32 & 0xFFFF) % heaviest);
      }
      long[] sizes = arc.sizes();

      assertThat(sizes[0] + sizes[1]).isEqualTo(cache.weight()).isLessThanOrEqualTo(capacity);
      assertThat(sizes[0] + sizes[2]).isLessThanOrEqualTo(capacity);
      assertThat(LongStream.of(sizes).sum()).isLessThanOrEqualTo(2L * capacity);
      assertThat(arc.target()).isBetween(0.0, (double) capacity);
    }
  }

  /** The paper's reason for two lists: a scan leaves what was used twice. */
  @Test
  void aScanTouchesOnlyWhatWasUsedOnce() {
    EvictionPolicy cache = Eviction.ARC.create(100, 1);
    for (long key = 0; key < 50; key++) {
      cache.put(key, 1);
      cache.touch(key);
    }
    LongStream.range(1000, 100_000).forEach(key -> cache.put(key, 1));

    assertThat(LongStream.range(0, 50).allMatch(cache::contains)).isTrue();
  }
}
