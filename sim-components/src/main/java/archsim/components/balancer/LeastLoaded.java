package archsim.components.balancer;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Finds the least of many loads and how many share it: a tree over the backends in which each node
 * knows both of those below it. A change costs O(log n), and so does the k-th of the least ones in
 * the order of their numbers, so that nobody's choice depends on how the loads came about.
 */
final class LeastLoaded {
  private final int leaves;
  private final double[] least;
  private final int[] sharing;

  LeastLoaded(int backends) {
    leaves = Integer.highestOneBit(Math.max(1, 2 * backends - 1));
    least = new double[2 * leaves];
    sharing = new int[2 * leaves];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
  }

  /** Takes over all loads, infinite for those that are no candidates. */
  void fill(int backends, IntToDoubleFunction load) {
    for (int i = 0; i < backends; i++) {
      setLeaf(leaves + i, load.applyAsDouble(i));
    }
    for (int node = leaves - 1; node > 0; node--) {
      join(node);
    }
  }

  /** The load of one has changed. */
  void set(int backend, double load) {
    int node = leaves + backend;
    setLeaf(node, load);
    while (node > 1) {
      node /= 2;
      join(node);
    }
  }

  private void setLeaf(int node, double load) {
    least[node] = load;
    sharing[node] = Double.isInfinite(load) ? 0 : 1;
  }

  private void join(int node) {
    int left = 2 * node;
    int right = left + 1;
    least[node] = Math.min(least[left], least[right]);
    sharing[node] =
        (least[left] == least[node] ? sharing[left] : 0)
            + (least[right] == least[node] ? sharing[right] : 0);
  }

  /** How many have the least load. */
  int sharing() {
    return sharing[1];
  }

  /** The k-th of them, from 0. */
  int get(int k) {
    int node = 1;
    int before = k;
    while (node < leaves) {
      int left = 2 * node;
      int onTheLeft = least[left] == least[node] ? sharing[left] : 0;
      if (before < onTheLeft) {
        node = left;
      } else {
        before -= onTheLeft;
        node = left + 1;
      }
    }
    return node - leaves;
  }
}
