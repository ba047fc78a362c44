package archsim.components.demand;

import archsim.components.call.Timeout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is known of branches that begin at once. */
final class Branches {
  private final LeastTime[] times;
  private final double[] fewest;
  private final double[] most;
  private final Map<Demand, Integer> counts = new LinkedHashMap<>();
  private double longest;

  private Branches(int count) {
    times = new LeastTime[count];
    fewest = new double[count];
    most = new double[count];
  }

  /** Branches that are the same, such as those of a fan-out, are looked at once. */
  Branches(List<Consumer<Demand>> ways, Function<Consumer<Demand>, Demand> demands) {
    this(ways.size());
    for (int first = 0, next; first < ways.size(); first = next) {
      next = first + 1;
      while (next < ways.size() && ways.get(next) == ways.get(first)) {
        next++;
      }
      Demand way = demands.apply(ways.get(first));
      counts.put(way, next - first);
      set(first, next, way.asCallee());
    }
  }

  static Branches alike(int count, Callee each) {
    Branches branches = new Branches(count);
    branches.set(0, count, each);
    return branches;
  }

  /** Some branches that are alike, from the first to the one before the last. */
  private void set(int first, int last, Callee each) {
    Arrays.fill(times, first, last, each.least());
    Arrays.fill(fewest, first, last, each.success().low());
    Arrays.fill(most, first, last, each.success().high());
    longest = Math.max(longest, each.likely());
  }

  LeastTime join(int needed) {
    return LeastTime.join(times, fewest, needed);
  }

  /**
   * How many of each are done to their end. Of those that are cancelled where they are not waited
   * for any more, each is where none of the others fails; where not all are waited for, maybe none.
   */
  Map<Demand, Range> done(int needed, Timeout.Cancelling cancel) {
    Map<Demand, Range> done = new LinkedHashMap<>();
    counts.forEach(
        (way, count) -> {
          boolean waits = needed == times.length;
          double share =
              cancel == Timeout.Cancelling.IGNORE || times.length == 1
                  ? 1
                  : waits ? othersSucceed(way) : 0;
          done.put(way, new Range(share * count, count));
        });
    return done;
  }

  private double othersSucceed(Demand way) {
    double product = 1;
    for (Map.Entry<Demand, Integer> each : counts.entrySet()) {
      int others = each.getValue() - (each.getKey() == way ? 1 : 0);
      product *= StrictMath.pow(each.getKey().asCallee().success().low(), others);
    }
    return product;
  }

  /** The last of n exponential times is 1/2 + … + 1/n ≤ ln n later than their mean. */
  double likely() {
    return longest * (1 + StrictMath.log(times.length));
  }

  Range success(int needed) {
    return new Range(LeastTime.enough(fewest, needed), LeastTime.enough(most, needed));
  }
}
