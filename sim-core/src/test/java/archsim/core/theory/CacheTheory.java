package archsim.core.theory;

import archsim.core.Require;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * Hit ratios of caches under independent references, where entry i is asked for with probability
 * p(i) each time.
 */
public final class CacheTheory {
  private static final int MOST_STEPS = 200;

  private final double[] popularity;

  /**
   * Of entries by their popularity.
   *
   * @param popularity p, which adds up to 1
   */
  public CacheTheory(double... popularity) {
    this.popularity = popularity.clone();
  }

  /** Of n entries where p(i) is proportional to i^(−s). */
  public static CacheTheory zipf(int n, double s) {
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> StrictMath.pow(i + 1, -s));
    double sum = 0;
    for (int i = n - 1; i >= 0; i--) {
      sum += weights[i];
    }
    double total = sum;
    Arrays.setAll(weights, i -> weights[i] / total);
    return new CacheTheory(weights);
  }

  /**
   * LRU, approximately: entry i is present with 1 − e^(−p(i)T), where T makes the presences add up
   * to the capacity (Che, Tung, Wang: Hierarchical web caching systems, IEEE JSAC 20(7), 2002).
   */
  public double che(int capacity) {
    return hitRatio(
        capacity, (p, t) -> -StrictMath.expm1(-p * t), (p, t) -> p * StrictMath.exp(-p * t));
  }

  /**
   * FIFO and RANDOM, approximately: entry i is present with p(i)T/(1 + p(i)T) (Gelenbe: A unified
   * approach to the evaluation of a class of replacement algorithms, IEEE Trans. Computers 22(6),
   * 1973, for large caches).
   */
  public double gelenbe(int capacity) {
    return hitRatio(
        capacity, (p, t) -> p * t / (1 + p * t), (p, t) -> p / ((1 + p * t) * (1 + p * t)));
  }

  /** Newton's method from T = 0: the presences are concave in T, so it rises to the solution. */
  private double hitRatio(int capacity, DoubleBinaryOperator presence, DoubleBinaryOperator slope) {
    if (capacity >= popularity.length) {
      return 1;
    }
    double t = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double inside = 0;
      double growth = 0;
      for (double p : popularity) {
        inside += presence.applyAsDouble(p, t);
        growth += slope.applyAsDouble(p, t);
      }
      double change = (capacity - inside) / growth;
      t += change;
      if (Math.abs(change) <= 1e-15 * t) {
        break;
      }
    }
    double hits = 0;
    for (double p : popularity) {
      hits += p * presence.applyAsDouble(p, t);
    }
    return hits;
  }

  /** The most popular entries for ever, which no policy that does not know the future beats. */
  public double perfectLfu(int capacity) {
    double[] sorted = popularity.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int i = Math.max(0, sorted.length - capacity); i < sorted.length; i++) {
      sum += sorted[i];
    }
    return sum;
  }

  /**
   * LRU, exactly: the cache holds (j1, …, jC), latest first, with p(j1) p(j2)/(1 − p(j1)) …, summed
   * over all orders, so only for few entries (King: Analysis of demand paging algorithms, IFIP
   * Congress 1971).
   */
  public double exactLru(int capacity) {
    double orders = 1;
    for (int k = 0; k < capacity; k++) {
      orders *= popularity.length - k;
    }
    Require.that(orders <= 1e8, "LRU of %s orders is too much to add up", orders);
    return king(capacity, new boolean[popularity.length], 1, 0);
  }

  private double king(int left, boolean[] used, double probability, double inside) {
    if (left == 0) {
      return probability * inside;
    }
    double sum = 0;
    for (int i = 0; i < popularity.length; i++) {
      if (!used[i]) {
        used[i] = true;
        double p = popularity[i];
        sum += king(left - 1, used, probability * p / (1 - inside), inside + p);
        used[i] = false;
      }
    }
    return sum;
  }

  /**
   * FIFO and RANDOM, exactly: the cache holds a set with a probability proportional to the product
   * of its p (Gelenbe 1973), added up by elementary symmetric polynomials.
   */
  public double exactFifo(int capacity) {
    double all = symmetric(capacity, -1);
    double hits = 0;
    for (int i = 0; i < popularity.length; i++) {
      hits += popularity[i] * popularity[i] * symmetric(capacity - 1, i) / all;
    }
    return hits;
  }

  /** The sum over all sets of that size, without one entry, of the products of their p. */
  private double symmetric(int size, int without) {
    double[] sums = new double[size + 1];
    sums[0] = 1;
    for (int i = 0; i < popularity.length; i++) {
      for (int k = size; k >= 1 && i != without; k--) {
        sums[k] += popularity[i] * sums[k - 1];
      }
    }
    return sums[size];
  }

  /** λT/(1 + λT), hits of one key whose entry lives for T after it was stored. */
  public static double ttl(double requestsPerTtl) {
    return requestsPerTtl / (1 + requestsPerTtl);
  }

  /** 1 − e^(−λT), hits of one key whose entry lives for T after it was last used. */
  public static double slidingTtl(double requestsPerTtl) {
    return -StrictMath.expm1(-requestsPerTtl);
  }
}
