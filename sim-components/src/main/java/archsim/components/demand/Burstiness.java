package archsim.components.demand;

/**
 * By how much arrivals vary more than those of a Poisson process.
 *
 * @param shortly the excess of the index of dispersion for counts, variance/mean − 1, that single
 *     gaps and arrivals at the same instant make
 * @param lasting the excess that the mean rate makes, which stays high for many arrivals
 * @param peak the highest rate, in times of the mean
 */
public record Burstiness(double shortly, double lasting, double peak) {
  /** Of a Poisson process, and of what varies less. */
  public static final Burstiness NONE = new Burstiness(0, 0, 1);

  /** Of independent gaps: in the long run, the variance of counts is cv² times their mean. */
  public static Burstiness ofGaps(double cv) {
    return new Burstiness(Math.max(0, cv * cv - 1), 0, 1);
  }
}
