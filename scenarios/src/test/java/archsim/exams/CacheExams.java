package archsim.exams;

/** Hit ratios of caches under independent references, and of entries that expire. */
final class CacheExams {
  /** Requests per second; they take no time, so it is only a unit. */
  private static final double RATE = 1000;

  /** Requests per key until the entries no longer remember that the most popular came first. */
  private static final double MIXING = 10;

  private static final double TURNOVERS = 5;

  /** (t / 0.02)², as in {@link Length}. */
  private static final double OBSERVATIONS = 3.883 * 3.883 / (0.02 * 0.02);

  private CacheExams() {}

  /** Zipf keys, approximately known for large caches. */
  static Question zipf(ExamRow row) {
    return Question.approximate(row, zipfScenario(row), hitRatio(), Rule.POINTS);
  }

  /** Zipf keys, few enough to be known exactly. */
  static Question exactly(ExamRow row) {
    return Question.mean(row, zipfScenario(row), hitRatio());
  }

  private static ExamScenario zipfScenario(ExamRow row) {
    int keys = row.count("N");
    String policy = row.family().startsWith("lru") ? "lru" : "fifo";
    double requests = OBSERVATIONS * (1 - row.exact()) / row.exact();
    double warmup = (MIXING * keys + 1000) / RATE;
    return new ExamScenario(
        Yaml.label(row.id()),
        "keys: {item: zipf(n=%d s=%s)}%n".formatted(keys, row.number("alpha"))
            + Yaml.poisson(RATE, "app")
            + "services:\n"
            + "  app: {model: virtual-threads, endpoints: {go: [cache: {get: items, key: item}]}}\n"
            + "caches:\n"
            + "  items: {capacity: %d entries, policy: %s, warm: true}\n"
                .formatted(row.count("C"), policy),
        new Length(
            warmup, Math.max(Math.max(20, 2 * requests / 20 / RATE), turnovers(row)), 20, true));
  }

  /**
   * How long it takes until all entries have been replaced a few times, in seconds. A popular key
   * that a FIFO cache evicts comes back at once, so it keeps its place in the turnover nearly for
   * ever: only over whole turnovers is the mean over time that of the steady state.
   */
  private static double turnovers(ExamRow row) {
    return TURNOVERS * row.number("C") / (1 - row.exact()) / RATE;
  }

  /** One key that is good for a time, from when it was stored or last found. */
  static Question expiring(ExamRow row) {
    double lifetime = row.number("lamT");
    double requests = OBSERVATIONS * (1 - row.exact()) / row.exact() * (1 + lifetime);
    return Question.mean(
        row,
        new ExamScenario(
            Yaml.label(row.id()),
            "keys: {item: uniform(n=1)}\n"
                + Yaml.poisson(1, "app")
                + "services:\n"
                + "  app: {model: virtual-threads,"
                + " endpoints: {go: [cache: {get: items, key: item}]}}\n"
                + "caches:\n"
                + "  items: {capacity: 10 entries, ttl: {value: %ss, renew: %s}}\n"
                    .formatted(lifetime, row.family().equals("ttlr")),
            Length.of(100, Math.max(5000, 2 * requests / 20))),
        hitRatio());
  }

  private static Reading hitRatio() {
    return Reading.estimate(run -> run.figure("items", "hit_ratio").mean());
  }
}
