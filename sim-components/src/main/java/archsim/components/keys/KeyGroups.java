package archsim.components.keys;

/**
 * Keys in groups of (nearly) the same popularity, for the hit ratio of a cache that evicts what was
 * used least recently. A key of probability p is present with 1 − e^(−pT), where T makes the
 * presences add up to the capacity (Che, Tung, Wang: Hierarchical web caching systems, IEEE JSAC
 * 20(7), 2002).
 *
 * <p><b>Error of grouping.</b> Let the probabilities of a group lie within a factor of 1 + δ and
 * stand for their mean p̄. By Taylor's theorem the first order cancels, and a sum of f(p) over the
 * group is off by half of f″ times the sum of squared deviations, at most (δp̄)²/4 per key
 * (Popoviciu). With y = pT, for presence f = 1 − e^(−y) that is δ²/8 · y²/(e^y − 1) ≤ 0.081 δ² of
 * f; for hits f = p(1 − e^(−y)) it is δ²/8 · |2 − y| y/(e^y − 1) ≤ 0.25 δ² of f. A relative error
 * of the presences is one of the capacity that T belongs to, and changes hits by no larger a factor
 * as they are concave in the capacity. So the hit ratio is off by less than (1 + δ)³ 0.34 δ², which
 * is below δ²/2 for δ ≤ 0.1.
 */
public final class KeyGroups {
  private static final int MOST_STEPS = 500;

  private final double[] keys;
  private final double[] probability;

  /**
   * Of groups in any order.
   *
   * @param keys how many there are in each group
   * @param probability of each key of a group; all keys' add up to 1
   */
  KeyGroups(double[] keys, double[] probability) {
    this.keys = keys;
    this.probability = probability;
  }

  /** How many groups there are. */
  public int size() {
    return keys.length;
  }

  /** How many keys a group has. */
  public double keys(int group) {
    return keys[group];
  }

  /** The share of the draws that each key of a group gets. */
  public double probability(int group) {
    return probability[group];
  }

  /**
   * The hit ratio with room for so many entries, fewer than there are keys. Newton's method from T
   * = 0: the presences are concave in T, so it rises to the solution.
   */
  double hitRatio(long entries) {
    double t = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double inside = 0;
      double growth = 0;
      for (int i = 0; i < keys.length; i++) {
        double present = presence(i, t);
        inside += keys[i] * present;
        growth += keys[i] * probability[i] * (1 - present);
      }
      double change = (entries - inside) / growth;
      if (!(change > 1e-13 * t)) {
        break;
      }
      t += change;
    }
    double hits = 0;
    for (int i = 0; i < keys.length; i++) {
      hits += keys[i] * probability[i] * presence(i, t);
    }
    return Math.min(1, hits);
  }

  private double presence(int group, double t) {
    return -StrictMath.expm1(-probability[group] * t);
  }
}
