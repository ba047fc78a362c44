package archsim.exams;

import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.ResourceSnapshot;
import archsim.core.statistics.HistogramSnapshot;
import java.util.function.ToLongFunction;

/**
 * Questions about how many requests are inside: their distribution, their mean at an instant, and
 * who gives up waiting.
 */
final class LevelExams {
  /** What a probe computes: short beside every service time, long beside a nanosecond. */
  private static final double PROBE = 3e-6;

  private LevelExams() {}

  /**
   * P(n = k) of three cores under processor sharing, seen by Poisson arrivals (PASTA): a probe of 3
   * us among n requests gets min(1, 3/(n + 1)) cores, so its response time tells n from 3 up; three
   * probes at once get min(1, 3/(n + 3)) each, and their common response time tells any n.
   */
  static Question sharedCores(ExamRow row) {
    int level = Integer.parseInt(row.metric().replaceAll("\\D", ""));
    return level < 3 ? lowLevel(row, level) : highLevel(row, level);
  }

  private static Question lowLevel(ExamRow row, int level) {
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id() + "-low"),
            probed(row.number("lam"), row.number("mu"), row.count("cores"), 100_000, 5, 3),
            Length.of(20, 20_000));
    return Question.mean(row, scenario, sees(level, 3));
  }

  /**
   * The rarest level takes longest. Of its indicator the asymptotic variance is 0.056 s times its
   * probability, and probes at rate r add 1/r; (10 + r)(1/r + 0.056) is least near r = 13.
   */
  private static Question highLevel(ExamRow row, int level) {
    String yaml =
        """
        workloads:
          users: {rate: %s/s, to: station.serve}
          probes: {rate: 13/s, to: station.probe}
        services:
        """
                .formatted(row.number("lam"))
            + station(row.number("mu"), row.count("cores"), 100_000);
    ExamScenario scenario =
        new ExamScenario(Yaml.label(row.id() + "-high"), yaml, Length.of(20, 1_000_000));
    return Question.mean(row, scenario, sees(level, 1));
  }

  /**
   * p0 of M/M/c/K. The number inside is the same under processor sharing, for service times are
   * exponential.
   */
  static Question empty(ExamRow row) {
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id() + "-p0"),
            probed(
                row.number("lam"),
                row.number("mu"),
                row.count("c"),
                row.count("K"),
                row.number("lam") / 2,
                row.count("c")),
            Length.of(20, 1_000));
    return Question.mean(row, scenario, sees(0, row.count("c")));
  }

  private static String probed(
      double rate, double mu, int cores, int limit, double probing, int probes) {
    return """
    workloads:
      users: {rate: %s/s, to: station.serve}
      probes: {rate: %s/s, to: prober}
    services:
      prober:
        model: virtual-threads
        endpoints: {look: [parallel: {fanout: %d, steps: [call: station.probe]}]}
    """
            .formatted(rate, probing, probes)
        + station(mu, cores, limit);
  }

  private static String station(double mu, int cores, int limit) {
    return """
      station:
        model: virtual-threads
        cpu: %d
        threads: %d
        endpoints: {serve: [compute: exp(%ss)], probe: [compute: %ss]}
    """
        .formatted(cores, limit, 1 / mu, PROBE);
  }

  private static Reading sees(int level, int probes) {
    double expected = PROBE * Math.max(1, (level + probes) / 3.0);
    double half = PROBE / 3 / 2;
    ToLongFunction<ModelSnapshot> seen =
        run -> {
          HistogramSnapshot responses = run.workloads().get(1).total().latency();
          return responses.countAbove(expected - half) - responses.countAbove(expected + half);
        };
    return Reading.share(seen, run -> run.workloads().get(1).total().ended().ended());
  }

  /**
   * Abandonment, M/M/c+M. The client's timeout also runs while it is served, so the service time is
   * made longer: served at rate μ − θ and gone at rate θ, a client leaves its server at rate μ. Who
   * gave up waiting are those who never got a connection.
   */
  static Question erlangA(ExamRow row) {
    double patience = 1 / row.number("theta");
    double served = row.number("mu") - row.number("theta");
    // At μ = θ nobody is ever served to the end.
    String service = served > 0 ? Yaml.exponential(1 / served) : "1000000s";
    int servers = row.count("c");
    String yaml =
        Yaml.poisson(row.number("lam"), "front")
            + "services:\n"
            + Yaml.front(
                "query: {db: db, timeout: %s, cancel: propagate}"
                    .formatted(Yaml.exponential(patience)))
            + "databases:\n"
            + Yaml.database("db", servers, service);
    ExamScenario scenario = new ExamScenario(Yaml.label(row.id()), yaml, Length.of(50, 2_000));
    Reading reading =
        switch (row.metric()) {
          case "Pab" -> Reading.share(run -> arrived(run) - connected(run), LevelExams::arrived);
          case "Pwait" ->
              Reading.share(
                  run -> arrived(run) - connected(run) + connections(run).waited(),
                  LevelExams::arrived);
          case "Wq" -> Reading.ratio(run -> connections(run).queueArea(), LevelExams::arrived);
          case "U" ->
              Reading.estimate(measured -> measured.resource("db", "connections").utilisation());
          default -> throw new IllegalArgumentException(row.toString());
        };
    return Question.mean(row, scenario, reading);
  }

  private static long arrived(ModelSnapshot run) {
    return run.workloads().get(0).total().arrived();
  }

  private static long connected(ModelSnapshot run) {
    return connections(run).waits().count();
  }

  private static ResourceSnapshot connections(ModelSnapshot run) {
    return run.resources().stream()
        .filter(each -> each.name().equals("db.connections"))
        .findFirst()
        .orElseThrow();
  }

  /**
   * E[L(t)] of M/M/1 that starts empty: Poisson arrivals dealt out at random to many servers are
   * independent Poisson arrivals at each.
   */
  static Question transientMean(ExamRow row) {
    int copies = 2_000;
    String yaml =
        """
        workloads:
          users: {rate: %s/s, to: edge}
        loadBalancers:
          edge: {targets: [station], policy: random}
        services:
          station: {replicas: %d, model: event-loop, endpoints: {serve: [compute: exp(%ss)]}}
        """
            .formatted(copies * row.number("lam"), copies, 1 / row.number("mu"));
    double time = row.number("t");
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id() + "-" + row.count("t")), yaml, new Length(0, time, 30, true));
    return Question.mean(
        row,
        scenario,
        Reading.estimate(measured -> measured.workload("users").unfinishedAtEnd())
            .times(1.0 / copies));
  }
}
