package archsim.core.theory;

import archsim.core.Require;
import java.util.List;

/**
 * Buzen's convolution: G = f(1) ∗ f(2) ∗ …, where f(i, n) = D(i)ⁿ/Π speed(k) for k up to n; X = G(N
 * − 1)/G(N), and station i holds n with probability f(i, n) G(N − n without i)/G(N) (Buzen:
 * Computational algorithms for closed queueing networks with exponential servers, CACM 16(9),
 * 1973). All terms are positive; they are added as logarithms, as they range beyond any double.
 */
final class Convolution {
  /** The work grows with the square of the population. */
  private static final int LARGEST_POPULATION = 10_000;

  private Convolution() {}

  static ExactMva solve(List<Station> stations, double thinkTime, int population) {
    Require.that(
        population <= LARGEST_POPULATION,
        "population must be <= %d where a station has several servers, was %d",
        LARGEST_POPULATION,
        population);
    int count = stations.size();
    double[][] factors = new double[count][];
    double[][] before = new double[count + 1][];
    before[0] = factor(Station.delay(1, thinkTime), population);
    for (int i = 0; i < count; i++) {
      factors[i] = factor(stations.get(i), population);
      before[i + 1] = convolve(before[i], factors[i]);
    }
    double[] all = before[count];
    double throughput = StrictMath.exp(all[population - 1] - all[population]);
    double[] queue = new double[count];
    double[] after = factor(Station.delay(1, 0), population);
    for (int i = count - 1; i >= 0; i--) {
      double[] others = convolve(before[i], after);
      for (int n = 1; n <= population; n++) {
        queue[i] += n * StrictMath.exp(factors[i][n] + others[population - n] - all[population]);
      }
      after = convolve(after, factors[i]);
    }
    return ExactMva.of(stations, thinkTime, population, throughput, queue);
  }

  /** ln f(n), −∞ for 0. */
  private static double[] factor(Station station, int population) {
    double[] logs = new double[population + 1];
    for (int n = 1; n <= population; n++) {
      logs[n] = logs[n - 1] + StrictMath.log(station.demand() / station.speed(n));
    }
    return logs;
  }

  private static double[] convolve(double[] f, double[] g) {
    double[] sums = new double[f.length];
    for (int n = 0; n < f.length; n++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k <= n; k++) {
        largest = Math.max(largest, f[k] + g[n - k]);
      }
      double sum = 0;
      for (int k = 0; k <= n; k++) {
        double difference = f[k] + g[n - k] - largest;
        // Below e^−40 a term is lost in the rounding of the largest one.
        sum += difference > -40 ? StrictMath.exp(difference) : 0;
      }
      sums[n] = largest + StrictMath.log(sum);
    }
    return sums;
  }
}
