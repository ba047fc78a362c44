package archsim.exams;

import archsim.components.measure.ModelSnapshot;
import archsim.core.statistics.HistogramSnapshot;
import archsim.run.Measurements;
import archsim.run.Requests;
import archsim.run.Resource;

/** One station and Poisson arrivals: M/M/c, M/M/c/K, M/G/c/c, M/G/1 and M/G/1-PS. */
final class StationExams {
  private StationExams() {}

  /** M/M/c, FCFS, the servers being the loops of a service. */
  static Question erlangC(ExamRow row) {
    int servers = row.params().has("c") ? row.count("c") : 1;
    double rate = row.number("lam");
    return ofLoops(row, rate, servers, Yaml.exponential(1 / row.number("mu")), 1);
  }

  /** M/M/c, FCFS, the servers being the connections of a database. */
  static Question database(ExamRow row) {
    int servers = row.count("c");
    double rate = row.number("lam");
    double mean = 1 / row.number("mu");
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id()),
            Yaml.poisson(rate, "front")
                + "services:\n"
                + Yaml.front("query: db")
                + "databases:\n"
                + Yaml.database("db", servers, Yaml.exponential(mean)),
            inUnits(Length.ofQueue(rate * mean / servers, servers, 1), mean));
    Reading reading =
        switch (row.metric()) {
          case "Lq" -> Reading.estimate(measured -> measured.resource("db", "connections").queue());
          case "R" -> Reading.estimate(measured -> measured.component("db").meanLatency());
          default -> throw new IllegalArgumentException(row.toString());
        };
    return Question.mean(row, scenario, reading);
  }

  /** M/M/1 with two classes, of which nobody is interrupted; times are those of each class. */
  static Question priorities(ExamRow row) {
    String yaml =
        """
        workloads:
          high: {rate: %s/s, to: station, priority: 1}
          low: {rate: %s/s, to: station}
        services:
          station:
            threads: 1
            queue: {limit: 1M, order: priority}
            endpoints: {serve: [compute: exp(1s)]}
        """
            .formatted(row.number("lam", 0), row.number("lam", 1));
    ExamScenario scenario = new ExamScenario(Yaml.label(row.id()), yaml, Length.ofQueue(0.8, 1, 2));
    String urgency = row.metric().equals("Wq[high]") ? "high" : "low";
    // The waiting time is the response time less the service time, whose mean is 1 s.
    return Question.mean(
        row,
        scenario,
        Reading.ratio(
            run -> latencies(run, urgency).sum() - latencies(run, urgency).count(),
            run -> latencies(run, urgency).count()));
  }

  private static HistogramSnapshot latencies(ModelSnapshot run, String workload) {
    return run.workloads().stream()
        .filter(each -> each.name().equals(workload))
        .findFirst()
        .orElseThrow()
        .total()
        .latency();
  }

  /** M/G/1, FCFS. */
  static Question general(ExamRow row) {
    double variability = (1 + squaredVariation(row.text("service"))) / 2;
    return ofLoops(row, row.number("lam"), 1, service(row.text("service")), variability);
  }

  /** M/D/1, FCFS. */
  static Question constant(ExamRow row) {
    return ofLoops(row, row.number("lam"), 1, row.number("D") + "s", 0.5);
  }

  private static Question ofLoops(
      ExamRow row, double rate, int servers, String service, double variability) {
    ExamScenario scenario =
        new ExamScenario(
            // Rows of several families ask about the same system: one run answers them all.
            Yaml.label("fifo %d %s %s".formatted(servers, rate, service)),
            Yaml.poisson(rate, "station") + "services:\n" + Yaml.fifo("station", servers, service),
            Length.ofQueue(rate / servers, servers, variability));
    String metric = row.metric();
    if (metric.startsWith("resp_p") || metric.startsWith("sojourn_p")) {
      double q = row.quantile();
      return Question.quantile(
          row, scenario, Reading.estimate(measured -> users(measured).latency(q)), q);
    }
    if (metric.startsWith("wait_p") && row.exact() == 0) {
      return atom(row, scenario);
    }
    if (metric.startsWith("wait_p")) {
      double q = row.quantile();
      return Question.quantile(
          row, scenario, Reading.estimate(measured -> loops(measured).wait(q)), q);
    }
    Reading reading =
        switch (metric) {
          case "P_wait" -> Reading.estimate(measured -> loops(measured).waited());
          case "Wq" -> Reading.estimate(measured -> loops(measured).meanWait());
          case "L" -> Reading.estimate(measured -> users(measured).inside());
          default -> throw new IllegalArgumentException(row.toString());
        };
    return Question.mean(row, scenario, reading);
  }

  /**
   * A quantile that is exactly 0: at ρ = q no share of its value can be met, and an atom of exactly
   * q at 0 leaves the sample's quantile to either side of it. It is 0 because P(W = 0) = 1 − ρ = q,
   * so that is what is asked: do 1 − q wait?
   */
  private static Question atom(ExamRow row, ExamScenario scenario) {
    return Question.mean(
        row.about("P(W > 0)", 1 - row.quantile()),
        scenario,
        Reading.estimate(measured -> loops(measured).waited()));
  }

  /** M/G/1 under processor sharing. */
  static Question sharing(ExamRow row) {
    double rate = row.number("lam");
    boolean general = row.params().has("service");
    double mean = general ? 1 : 1 / row.number("mu");
    String service = general ? service(row.text("service")) : Yaml.exponential(mean);
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id()),
            Yaml.poisson(rate, "station")
                + "services:\n"
                + Yaml.sharing("station", 1, "serve: [compute: " + service + "]"),
            inUnits(Length.ofQueue(rate * mean, 1, 1), mean));
    return Question.mean(
        row, scenario, Reading.estimate(measured -> users(measured).meanLatency()));
  }

  /** M/M/c/K; p0 is seen by {@linkplain LevelExams probes}. */
  static Question limited(ExamRow row) {
    double rate = row.number("lam");
    double mean = 1 / row.number("mu");
    int servers = row.count("c");
    int queueLimit = row.count("K") - servers;
    double load = Math.min(0.95, rate * mean / servers);
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id()),
            Yaml.poisson(rate, "station")
                + "services:\n"
                + Yaml.workers("station", servers, queueLimit, Yaml.exponential(mean)),
            inUnits(Length.ofQueue(queueLimit > 100 ? load : 0.5, servers, 1), mean));
    Reading reading =
        switch (row.metric()) {
          case "pK", "P_block" -> Reading.estimate(measured -> users(measured).errorRatio());
          case "L" -> Reading.estimate(measured -> users(measured).inside());
          case "X" -> Reading.estimate(measured -> users(measured).goodput());
          case "W", "R" -> Reading.estimate(measured -> users(measured).meanLatency());
          case "Wq" ->
              Reading.estimate(measured -> measured.resource("station", "threads").meanWait());
          default -> throw new IllegalArgumentException(row.toString());
        };
    return Question.mean(row, scenario, reading);
  }

  /** M/G/c/c: who finds all servers busy is lost. */
  static Question erlangB(ExamRow row) {
    boolean table = row.params().has("offered_erlang_printed");
    double load = row.number(table ? "offered_erlang_printed" : "a");
    int servers = row.count("c");
    // The law of the service time does not matter; a constant one has to show that.
    String service = table ? "1s" : Yaml.exponential(1);
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id()),
            Yaml.poisson(load, "station")
                + "services:\n"
                + Yaml.workers("station", servers, 0, service),
            Length.of(50, 100_000 / load));
    return Question.mean(row, scenario, Reading.estimate(measured -> users(measured).errorRatio()));
  }

  /** One server without a queue, and two kinds of customers. */
  static Question gasStation(ExamRow row) {
    double cars = 100 * row.number("p_car");
    String yaml =
        """
        workloads:
          users: {rate: %s/s, to: pump, endpoints: {car: %s%%, motorcycle: %s%%}}
        services:
          pump:
            threads: 1
            queue: {limit: 0}
            endpoints:
              car: [compute: exp(%ss)]
              motorcycle: [compute: exp(%ss)]
        """
            .formatted(
                row.number("lam"), cars, 100 - cars, row.number("mean", 0), row.number("mean", 1));
    return Question.mean(
        row,
        new ExamScenario(Yaml.label(row.id()), yaml, Length.of(200, 100_000)),
        Reading.estimate(measured -> users(measured).inside()));
  }

  private static Length inUnits(Length length, double mean) {
    return Length.of(length.warmup() * mean, length.duration() * mean);
  }

  private static Requests users(Measurements measured) {
    return measured.workload("users");
  }

  private static Resource loops(Measurements measured) {
    return measured.resource("station", "loops");
  }

  /** A service law of mean 1 s, from the words of the exams. */
  private static String service(String law) {
    return switch (law) {
      case "D" -> "1.0s";
      case "M" -> Yaml.exponential(1);
      case "E2" -> "erlang(k=2 mean=1s)";
      case "E4" -> "erlang(k=4 mean=1s)";
      case "H2_cv2=4" -> "hyperexp(mean=1s cv=2)";
      case "H2_cv2=10" -> "hyperexp(mean=1s cv=%s)".formatted(Math.sqrt(10));
      case "lognormal_cv2=4" -> "lognormal(mean=1s cv=2)";
      case "uniform(0,2)" -> "uniform(0s 2s)";
      default -> throw new IllegalArgumentException(law);
    };
  }

  private static double squaredVariation(String law) {
    return switch (law) {
      case "D" -> 0;
      case "M" -> 1;
      case "E2" -> 1.0 / 2;
      case "E4" -> 1.0 / 4;
      case "H2_cv2=4", "lognormal_cv2=4" -> 4;
      case "H2_cv2=10" -> 10;
      case "uniform(0,2)" -> 1.0 / 3;
      default -> throw new IllegalArgumentException(law);
    };
  }
}
