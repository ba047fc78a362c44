package archsim.components.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsim.core.random.KeyedRandom;
import archsim.core.random.Streams;
import archsim.core.theory.CacheTheory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys come as often as is said, and a cache of them hits as theory says. */
class PopularityTest {
  private static final int DRAWS = 200_000;
  private static final double SIGMAS = 4.5;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zipf(n=50 s=0.9)",
        "zipf(n=50 s=0)",
        "uniform(n=20)",
        "hot(n=40 hot=10% share=80%)",
        "hot(n=40 hot=50% share=50%)"
      })
  void keysComeAsOftenAsTheirProbabilities(String text) {
    Popularity popularity = Popularity.parse(text);
    int[] counts = new int[(int) popularity.size() + 1];
    for (long key : draw(popularity, DRAWS)) {
      counts[(int) key]++;
    }

    double sum = 0;
    for (int rank = 1; rank < counts.length; rank++) {
      double p = popularity.probability(rank);
      sum += p;
      assertThat((double) counts[rank] / DRAWS)
          .as("rank %d", rank)
          .isCloseTo(p, within(SIGMAS * Math.sqrt(p * (1 - p) / DRAWS)));
    }
    assertThat(counts[0]).isZero();
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Test
  void uniqueKeysNeverComeAgain() {
    assertThat(draw(new UniqueKeys(), 1000)).doesNotHaveDuplicates();
    assertThat(new UniqueKeys().size()).isZero();
    assertThat(new UniqueKeys().hitRatio(1_000_000)).isZero();
    assertThat(new UniqueKeys().probability(1)).isZero();
  }

  @Test
  void aKeyIsAFunctionOfTheStreamAndTheRequest() {
    KeyedRandom random = new Streams(3, 0).keyed("users", "keys");
    KeySampler sampler = Popularity.parse("zipf(n=1G s=0.99)").sampler(random);
    random.seek(17, 0);
    long key = sampler.sample(0);
    random.seek(18, 0);
    sampler.sample(1);
    random.seek(17, 0);

    assertThat(sampler.sample(2)).isEqualTo(key);
  }

  /** The bound of KeyGroups on grouping, and that of ZipfKeys.groups on the integral. */
  @ParameterizedTest
  @CsvSource({
    "1000, 0.8, 100",
    "20000, 0.01, 5000",
    "100000, 0.2, 20000",
    "100000, 1, 10",
    "1000000, 0.7, 100000",
    "1000000, 0.99, 1000",
    "1000000, 1, 50000",
    "1000000, 1.3, 400000"
  })
  void groupsOfRanksMeetCheOfAllRanks(int n, double s, int entries) {
    double exact = CacheTheory.zipf(n, s).che(entries);

    assertThat(new ZipfKeys(n, s).hitRatio(entries))
        .isCloseTo(exact, within(exact * (ZipfKeys.SPREAD * ZipfKeys.SPREAD / 2 + 1e-6)));
  }

  /** Ten times finer groups change the ratio by no more than the bound on both. */
  @ParameterizedTest
  @CsvSource({
    "1000000000, 0.8, 10000000",
    "1000000000, 1, 1000000",
    "1000000000, 1.2, 500000000",
    "1000000000000, 0.99, 1000000000",
    "1000000000, 10, 100000"
  })
  void groupsOfRanksAreFineEnoughForABillionKeys(long n, double s, long entries) {
    ZipfKeys keys = new ZipfKeys(n, s);
    double fine = keys.groups(ZipfKeys.SPREAD / 10).hitRatio(entries);

    assertThat(keys.hitRatio(entries))
        .isCloseTo(fine, within(fine * (ZipfKeys.SPREAD * ZipfKeys.SPREAD / 2 + 1e-6)));
  }

  @Test
  void hitRatiosRiseWithTheRoom() {
    for (String text : new String[] {"zipf(n=1M s=1)", "hot(n=1M hot=1% share=90%)"}) {
      Popularity keys = Popularity.parse(text);
      double[] ratios =
          LongStream.of(0, 1, 1000, 10_000, 100_000, 999_999, 1_000_000, Long.MAX_VALUE)
              .mapToDouble(keys::hitRatio)
              .toArray();

      assertThat(ratios).isSorted();
      assertThat(ratios[0]).isZero();
      assertThat(ratios[6]).isEqualTo(1);
    }
    assertThatThrownBy(() -> new UniformKeys(5).hitRatio(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hotKeysMeetCheOfAllKeys() {
    double[] popularity = new double[1000];
    for (int i = 0; i < popularity.length; i++) {
      popularity[i] = i < 100 ? 0.9 / 100 : 0.1 / 900;
    }
    CacheTheory theory = new CacheTheory(popularity);
    HotKeys keys = new HotKeys(1000, 0.1, 0.9);

    assertThat(keys.hitRatio(50)).isCloseTo(theory.che(50), within(1e-10));
    assertThat(keys.hitRatio(300)).isCloseTo(theory.che(300), within(1e-10));
    assertThat(new UniformKeys(1000).hitRatio(250)).isEqualTo(0.25);
    assertThat(new HotKeys(1000, 0.1, 1).hitRatio(100)).isEqualTo(1);
  }

  @Test
  void aTraceHitsAsItsFrequenciesSay() {
    TraceKeys trace = TraceKeys.read("sample", "a\nb\na\nc\na\nb\nd\na\n");

    assertThat(trace.hitRatio(2))
        .isCloseTo(new CacheTheory(0.5, 0.25, 0.125, 0.125).che(2), within(1e-12));
    assertThat(trace.hitRatio(4)).isEqualTo(1);
    assertThat(trace.length()).isEqualTo(8);
  }

  private static long[] draw(Popularity popularity, int count) {
    KeyedRandom random = new Streams(5, 0).keyed("users", "keys");
    KeySampler sampler = popularity.sampler(random);
    return LongStream.range(0, count)
        .map(
            i -> {
              random.seek(i, 0);
              return sampler.sample(i);
            })
        .toArray();
  }
}
