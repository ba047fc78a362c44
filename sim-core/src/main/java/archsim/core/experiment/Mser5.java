package archsim.core.experiment;

import java.util.Arrays;

/**
 * The warm-up that MSER-5 sees in a series of equally spaced observations: of the means of 5
 * observations each, the first d are cut such that the squared standard error of what remains, Σ(z
 * − z̄)² / k² over the k that remain, is smallest (White: An Effective Truncation Heuristic for
 * Bias Reduction in Simulation Output, Simulation 69(6), 1997; Franklin, White: Stationarity Tests
 * and MSER-5, WSC 2008). The last 5 means are never cut: so few agree by chance.
 */
public final class Mser5 {
  private static final int BATCH = 5;
  private static final int LEAST_LEFT = 5;

  private Mser5() {}

  /**
   * How many observations belong to the warm-up. More than half say that the series is too short to
   * tell, or has a trend.
   *
   * @param observations at least 50; a NaN is a period in which nothing was observed, and repeats
   *     the observation before it
   */
  public static int truncation(double... observations) {
    if (observations.length < 2 * BATCH * LEAST_LEFT) {
      throw new IllegalArgumentException(
          "%s observations are too few for MSER-5".formatted(observations.length));
    }
    double[] means = batchMeans(withoutGaps(observations));
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    double mean = 0;
    double squares = 0;
    // Backwards, so that one pass of Welford's recurrence gives the sum of squares for every cut.
    for (int d = means.length - 1; d >= 0; d--) {
      int left = means.length - d;
      double delta = means[d] - mean;
      mean += delta / left;
      squares += delta * (means[d] - mean);
      double statistic = squares / left / left;
      if (left >= LEAST_LEFT && statistic <= least) {
        least = statistic;
        best = d;
      }
    }
    return best * BATCH;
  }

  private static double[] withoutGaps(double[] observations) {
    double last = Arrays.stream(observations).filter(x -> !Double.isNaN(x)).findFirst().orElse(0);
    double[] filled = observations.clone();
    for (int i = 0; i < filled.length; i++) {
      if (Double.isNaN(filled[i])) {
        filled[i] = last;
      }
      last = filled[i];
    }
    return filled;
  }

  private static double[] batchMeans(double[] observations) {
    double[] means = new double[observations.length / BATCH];
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      for (int j = 0; j < BATCH; j++) {
        sum += observations[BATCH * i + j];
      }
      means[i] = sum / BATCH;
    }
    return means;
  }
}
