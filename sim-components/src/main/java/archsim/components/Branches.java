package archsim.components;

import java.util.Arrays;

/** What is known of branches that begin at once. */
final class Branches {
  private final LeastTime[] times;
  private final double[] fewest;
  private final double[] most;
  private double longest;

  Branches(int count) {
    times = new LeastTime[count];
    fewest = new double[count];
    most = new double[count];
  }

  static Branches alike(int count, Callee each) {
    Branches branches = new Branches(count);
    branches.set(0, count, each);
    return branches;
  }

  /** Some branches that are alike, from the first to the one before the last. */
  void set(int first, int last, Callee each) {
    Arrays.fill(times, first, last, each.least());
    Arrays.fill(fewest, first, last, each.success().low());
    Arrays.fill(most, first, last, each.success().high());
    longest = Math.max(longest, each.likely());
  }

  LeastTime join(int needed) {
    return LeastTime.join(times, fewest, needed);
  }

  /** The last of n exponential times is 1/2 + … + 1/n ≤ ln n later than their mean. */
  double likely() {
    return longest * (1 + StrictMath.log(times.length));
  }

  Range success(int needed) {
    return new Range(LeastTime.enough(fewest, needed), LeastTime.enough(most, needed));
  }
}
