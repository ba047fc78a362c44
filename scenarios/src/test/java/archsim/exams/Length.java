package archsim.exams;

/**
 * How long a scenario runs.
 *
 * @param warmup in seconds
 * @param duration of each replication, in seconds
 * @param replications at least 20
 * @param fixed whether the duration is part of the question, so that more is more replications
 */
record Length(double warmup, double duration, int replications, boolean fixed) {
  private static final int REPLICATIONS = 20;

  /** (t / 0.02)², t the 99.9 % point of Student's t with 19 degrees of freedom, two-sided. */
  private static final double OBSERVATIONS = 3.883 * 3.883 / (0.02 * 0.02);

  /** What a scenario may ask for at most is 3650 days. */
  private static final double LONGEST = 3e8;

  private static final double LEAST_REQUESTS = 50_000;

  /** Twenty replications of so many seconds. */
  static Length of(double warmup, double duration) {
    return new Length(warmup, duration, REPLICATIONS, false);
  }

  /**
   * For the mean number in a queue, with times in units of the mean service time. In M/M/1 the
   * asymptotic variance of the time average is 2ρ(1 + ρ)/(1 − ρ)⁴ (Whitt, Management Science 35,
   * 1989), so a relative half-width e needs (t/e)² · 2(1 + ρ)/(ρ(1 − ρ)²); near saturation it grows
   * with (ca² + cs²)/2, and c servers are c times as fast. The warm-up is 12 relaxation times 1/(1
   * − √ρ)² of M/M/1, stretched alike.
   *
   * @param variability (ca² + cs²)/2
   */
  static Length ofQueue(double rho, int servers, double variability) {
    double sqrt = 1 - Math.sqrt(rho);
    double warmup = 20 + 12 * Math.max(1, variability) / (sqrt * sqrt * servers);
    double all =
        OBSERVATIONS * 2 * (1 + rho) / (rho * (1 - rho) * (1 - rho)) * variability / servers;
    double least = LEAST_REQUESTS / (rho * servers);
    return of(warmup, Math.max(least, all / REPLICATIONS));
  }

  Length times(double factor) {
    return fixed
        ? new Length(warmup, duration, (int) Math.min(10_000, replications * factor), true)
        : new Length(warmup, Math.min(LONGEST, factor * duration), replications, false);
  }

  String yaml(long seed) {
    return "run: {duration: %ss, warmup: %ss, replications: %d, seed: %d}%n"
        .formatted(duration, warmup, replications, seed);
  }
}
