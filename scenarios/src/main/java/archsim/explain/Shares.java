package archsim.explain;

import archsim.components.demand.Range;
import archsim.components.model.Balancer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How a load balancer that follows the load shares requests out where the load is as high as can
 * be: so that the resource that is asked for most is asked for as little as possible. That is a
 * linear programme in the shares of each balancer, solved by multiplicative weights (Arora, Hazan,
 * Kale: The multiplicative weights update method, Theory of Computing 8, 2012), one balancer after
 * the other.
 */
final class Shares {
  private static final int ROUNDS = 1000;
  private static final double STEP = 0.05;
  private static final int POLISHING = 60;
  private static final double PRECISION = 1e-9;

  private final SystemIndex index;
  private final Set<String> balancers;
  private final Function<Map<String, double[]>, Map<String, Use>> look;

  /**
   * @param balancers that follow the load
   * @param look what resources are asked for, by the shares of balancers
   */
  Shares(
      SystemIndex index,
      Set<String> balancers,
      Function<Map<String, double[]>, Map<String, Use>> look) {
    this.index = index;
    this.balancers = balancers;
    this.look = look;
  }

  /** The shares by balancer. */
  Map<String, double[]> best() {
    Map<String, double[]> best = new HashMap<>();
    for (String balancer : balancers) {
      int targets = index.architecture().spec(balancer, Balancer.class).waysUnknown();
      double[][] asked = new double[targets][];
      for (int i = 0; i < targets; i++) {
        Map<String, double[]> all = new HashMap<>(best);
        double[] corner = new double[targets];
        corner[i] = 1;
        all.put(balancer, corner);
        List<Use> uses = List.copyOf(look.apply(all).values());
        asked[i] = uses.stream().mapToDouble(Shares::asked).toArray();
      }
      best.put(balancer, leastHighest(asked));
    }
    return best;
  }

  /** Shares that add up to 1, so that ways that differ by rounding alone are the same. */
  static double[] rounded(double[] way) {
    double sum = Arrays.stream(way).sum();
    return Arrays.stream(way).map(each -> Math.rint(each / sum / PRECISION) * PRECISION).toArray();
  }

  private static double asked(Use use) {
    Range busy = use.busy();
    return use.useful() == 0 ? 0 : busy.low() / use.useful();
  }

  /** The mix of rows whose largest column is least. */
  static double[] leastHighest(double[][] rows) {
    int columns = rows[0].length;
    double scale = Arrays.stream(rows).flatMapToDouble(Arrays::stream).max().orElse(0);
    double[] weights = new double[rows.length];
    double[] mean = new double[rows.length];
    Arrays.fill(weights, 1.0 / rows.length);
    for (int round = 0; round < ROUNDS && scale > 0; round++) {
      int highest = 0;
      double most = -1;
      for (int column = 0; column < columns; column++) {
        double sum = 0;
        for (int row = 0; row < rows.length; row++) {
          sum += weights[row] * rows[row][column];
        }
        if (sum > most) {
          most = sum;
          highest = column;
        }
      }
      double total = 0;
      for (int row = 0; row < rows.length; row++) {
        mean[row] += weights[row] / ROUNDS;
        weights[row] *= 1 - STEP * rows[row][highest] / scale;
        total += weights[row];
      }
      for (int row = 0; row < rows.length; row++) {
        weights[row] /= total;
      }
    }
    double sum = Arrays.stream(mean).sum();
    double[] shares = scale == 0 ? weights : Arrays.stream(mean).map(each -> each / sum).toArray();
    for (int round = 0; round < POLISHING; round++) {
      for (int i = 1; i < shares.length; i++) {
        polish(rows, shares, i - 1, i);
      }
    }
    return shares;
  }

  /**
   * Divides what two rows have between them in the best way: the highest column is convex in it.
   */
  private static void polish(double[][] rows, double[] shares, int one, int other) {
    double both = shares[one] + shares[other];
    double low = 0;
    double high = both;
    for (int i = 0; i < POLISHING; i++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      if (highest(rows, shares, one, left, other, both - left)
          < highest(rows, shares, one, right, other, both - right)) {
        high = right;
      } else {
        low = left;
      }
    }
    shares[one] = (low + high) / 2;
    shares[other] = both - shares[one];
  }

  private static double highest(
      double[][] rows, double[] shares, int one, double ofOne, int other, double ofOther) {
    double most = 0;
    for (int column = 0; column < rows[0].length; column++) {
      double sum = ofOne * rows[one][column] + ofOther * rows[other][column];
      for (int row = 0; row < rows.length; row++) {
        sum += row == one || row == other ? 0 : shares[row] * rows[row][column];
      }
      most = Math.max(most, sum);
    }
    return most;
  }
}
