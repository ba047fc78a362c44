package archsim.exams;

import java.util.List;

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
  private static final int MORE = 28;
  private static final int MIDDLE = 40;
  private static final int MANY = 100;
  private static final double TRIAL = 0.1;
  private static final double LEAST_LACK = 0.3;

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

  /**
   * A tenth, in more replications where these are not mostly warm-up, for a half-width that comes
   * from 20 is itself ± 16 %.
   */
  Length trial() {
    double all = TRIAL * duration * replications;
    int count = all / MIDDLE < warmup ? REPLICATIONS : MIDDLE;
    return new Length(warmup, all / count, count, false);
  }

  /**
   * The cheapest length that most likely suffices.
   *
   * @param lack how many times as much would have been enough
   * @param shortest seconds per replication; infinite where as long as can be with the least number
   *     of replications
   */
  Length enough(double lack, double shortest) {
    double observed = duration * replications * Math.max(LEAST_LACK, lack) / squaredT(replications);
    if (Double.isInfinite(shortest)) {
      return of(warmup, Math.min(LONGEST, needed(observed, REPLICATIONS)));
    }
    Length cheapest = this;
    double least = Double.POSITIVE_INFINITY;
    for (int count : List.of(REPLICATIONS, MORE, MIDDLE, MANY)) {
      double each = Math.min(LONGEST, Math.max(shortest, needed(observed, count)));
      // The simulator's own pilot is one more.
      double cost = count * (warmup + each) + each;
      if (cost < least) {
        least = cost;
        cheapest = new Length(warmup, each, count, false);
      }
    }
    return cheapest;
  }

  private static double needed(double observed, int count) {
    // A variance from n replications has a coefficient of variation of √(2/(n − 1)).
    double reserve = 1 + 1.3 * Math.sqrt(2.0 / (count - 1));
    return observed * squaredT(count) * reserve / count;
  }

  private static double squaredT(int count) {
    double t = count >= MANY ? 3.392 : count >= MIDDLE ? 3.558 : count >= MORE ? 3.690 : 3.883;
    return t * t;
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
