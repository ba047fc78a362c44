package archsim.core.experiment;

import java.util.List;

/**
 * A figure over time in several pilots, bucket by bucket: what is summed up, and what that is
 * divided by. The average over the pilots smooths the noise and keeps the transient (Welch: The
 * Statistical Analysis of Simulation Results, in Lavenberg: Computer Performance Modeling Handbook,
 * 1983).
 *
 * @param name as messages call it
 * @param sums by pilot and bucket
 * @param of by pilot and bucket; 0 where nothing was observed
 */
public record PilotSeries(String name, List<double[]> sums, List<double[]> of) {
  /** A change below this share of the value is no reason to wait. */
  private static final double NEGLIGIBLE = 0.01;

  public PilotSeries {
    sums = List.copyOf(sums);
    of = List.copyOf(of);
  }

  /** The cut of MSER-5 on the average over the pilots. */
  int truncation() {
    double[] average = new double[length()];
    for (int bucket = 0; bucket < average.length; bucket++) {
      double sum = 0;
      double all = 0;
      for (int pilot = 0; pilot < sums.size(); pilot++) {
        sum += sums.get(pilot)[bucket];
        all += of.get(pilot)[bucket];
      }
      average[bucket] = sum / all;
    }
    return Mser5.truncation(average);
  }

  /**
   * Whether it still changes after a cut: between the two halves of what is left by more than noise
   * would, by a t-test over the pilots, and by more than a hundredth. MSER-5 alone does not see a
   * slow ramp in much noise.
   */
  boolean changesAfter(int cut, double confidence) {
    int middle = cut + (length() - cut) / 2;
    double[] changes = new double[sums.size()];
    double[] last = new double[sums.size()];
    for (int pilot = 0; pilot < changes.length; pilot++) {
      last[pilot] = mean(pilot, middle, length());
      changes[pilot] = last[pilot] - mean(pilot, cut, middle);
    }
    Estimate change = Estimate.ofMeans(changes);
    Interval interval = change.interval(confidence);
    boolean isSure = interval.low() > 0 || interval.high() < 0;
    return isSure
        && Math.abs(change.value()) > NEGLIGIBLE * Math.abs(Estimate.ofMeans(last).value());
  }

  int length() {
    return sums.get(0).length;
  }

  private double mean(int pilot, int from, int to) {
    double sum = 0;
    double all = 0;
    for (int i = from; i < to; i++) {
      sum += sums.get(pilot)[i];
      all += of.get(pilot)[i];
    }
    return sum / all;
  }
}
