package archsim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranks come as often as their probabilities say, up to a trillion of them. */
class ZipfTest {
  private static final int DRAWS = 400_000;

  /** χ² over ranges of ranks that double, each within 5 standard deviations of its variance 2f. */
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 0.8",
    "7, 0",
    "1000, 0.995",
    "100000, 3",
    "2000000, 0.8",
    "1000000000, 0.99",
    "1000000000, 1",
    "1000000000, 1.001",
    "5000000000, 0.2",
    "1000000000000, 1.2",
    "1000, 100"
  })
  void rangesOfRanksMeetTheirShares(long n, double s) {
    Sampler sampler = new Zipf(n, s).sampler(new Streams(11, 0).sequential("zipf", n + "," + s));
    long[] counts = new long[Long.SIZE];
    for (int i = 0; i < DRAWS; i++) {
      long rank = (long) sampler.sample();
      assertThat(rank).isBetween(1L, n);
      counts[Long.SIZE - 1 - Long.numberOfLeadingZeros(rank)]++;
    }

    double chiSquare = 0;
    int cells = 0;
    double total = SpecialFunctions.harmonic(n, s);
    for (long from = 1; from <= n; from *= 2) {
      double below = from == 1 ? 0 : SpecialFunctions.harmonic(from - 1, s);
      double share = (SpecialFunctions.harmonic(Math.min(n, 2 * from - 1), s) - below) / total;
      double expected = DRAWS * share;
      double off = counts[Long.SIZE - 1 - Long.numberOfLeadingZeros(from)] - expected;
      if (expected >= 5) {
        chiSquare += off * off / expected;
        cells++;
      } else {
        assertThat(off).isLessThan(30);
      }
    }

    int freedom = Math.max(1, cells - 1);
    assertThat(chiSquare).isLessThan(freedom + 5 * Math.sqrt(2.0 * freedom) + 5);
  }

  @Test
  void probabilitiesAddUpToOne() {
    Zipf zipf = new Zipf(1500, 0.9);
    double sum = 0;
    for (int rank = 1; rank <= 1500; rank++) {
      sum += zipf.probability(rank);
    }

    assertThat(sum).isCloseTo(1, within(1e-12));
  }
}
