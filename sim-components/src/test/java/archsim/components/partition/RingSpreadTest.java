package archsim.components.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that joins takes a share with the mean and the variance of RingPartitioning. */
class RingSpreadTest {
  /** rebalance_3 and rebalance_50 in analytic_exams.csv: the mean of many rings, at 99.9 %. */
  @ParameterizedTest
  @CsvSource({"3, 0.25", "50, 0.0196078431373"})
  void rebalancingMovesTheExactShareInTheMean(int servers, double exact) {
    int rings = 400;
    double[] moments = moments(servers, 128, rings);
    double halfWidth = 3.31 * Math.sqrt(moments[1] / rings);

    assertThat(halfWidth).isLessThan(0.02 * exact);
    assertThat(moments[0]).isCloseTo(exact, within(halfWidth));
  }

  /** The sample variance has the variance σ⁴(κ + 2)/rings, κ the excess of the Beta law. */
  @ParameterizedTest
  @CsvSource({"1, 128", "3, 128", "10, 16", "30, 8", "5, 1"})
  void theMovedShareIsABeta(int servers, int vnodes) {
    int rings = 2000;
    double a = vnodes;
    double b = (double) servers * vnodes;
    double n = servers;
    double variance = n / ((n + 1) * (n + 1) * ((n + 1) * vnodes + 1));
    double ab2 = a * b * (a + b + 2);
    double excess = 6 * ((a - b) * (a - b) * (a + b + 1) - ab2) / (ab2 * (a + b + 3));
    double[] moments = moments(servers, vnodes, rings);

    assertThat(moments[0]).isCloseTo(1 / (n + 1), within(3.31 * Math.sqrt(variance / rings)));
    assertThat(moments[1])
        .isCloseTo(variance, within(4 * variance * Math.sqrt((excess + 2) / rings)));
  }

  /** Mean and variance of what moves when one joins, over rings of different seeds. */
  private static double[] moments(int servers, int vnodes, int rings) {
    PartitioningSpec spec = new PartitioningSpec(By.CONSISTENT_HASH, vnodes);
    double sum = 0;
    double squares = 0;
    for (int seed = 0; seed < rings; seed++) {
      Partitioning before = spec.create(servers, 0, seed);
      double share = Rebalancing.between(before, before.join(servers)).share();
      sum += share;
      squares += share * share;
    }
    double mean = sum / rings;
    return new double[] {mean, (squares - rings * mean * mean) / (rings - 1)};
  }
}
