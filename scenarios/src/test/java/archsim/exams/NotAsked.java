package archsim.exams;

import java.util.Optional;

/** Why a row is not put as a scenario. */
enum NotAsked {
  PERFECT_LFU("perfect LFU keeps the most popular keys for ever, which no policy does"),
  WAITS_FOR_RETRIES("retry: an orbit of requests that try again"),
  IDEAL_RING(
      "ideal hashing; a ring has a spread, and tests of partitions hold its mean to the row"),
  THEORY_ONLY("about run lengths, not about a system: the theory oracle is tested against it"),
  BEYOND_SIMULATION(
      "too rare: at probability p a half-width of 2% at 99.9% takes 37,700/p independent requests,"
          + " 5e9 and more for these; the theory oracles are tested against them");

  /** (t / 0.02)²: how many independent sightings of a rare event a half-width of 2 % takes. */
  private static final double SIGHTINGS = 3.883 * 3.883 / (0.02 * 0.02);

  /** Some half an hour on two cores. */
  private static final double MOST_REQUESTS = 5e9;

  private final String reason;

  NotAsked(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  static Optional<NotAsked> of(ExamRow row) {
    return switch (row.family()) {
      case "lfu" -> Optional.of(PERFECT_LFU);
      case "retrial" -> Optional.of(WAITS_FOR_RETRIES);
      case "rebalance" -> Optional.of(IDEAL_RING);
      case "mm1" ->
          row.model().contains("run-length") ? Optional.of(THEORY_ONLY) : Optional.empty();
      case "erlB", "erlC", "mmck" ->
          isTooRare(row) ? Optional.of(BEYOND_SIMULATION) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isTooRare(ExamRow row) {
    return switch (row.metric()) {
      case "P_block", "P_wait", "pK" -> SIGHTINGS / row.exact() > MOST_REQUESTS;
      // Of the same runs: one request in 140,000 waits, all others count as 0.
      case "Wq" -> row.exact() < 1e-6;
      default -> false;
    };
  }
}
