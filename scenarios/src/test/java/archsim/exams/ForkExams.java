package archsim.exams;

import archsim.components.measure.ModelSnapshot;
import archsim.run.Measurements;
import archsim.run.Requests;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests that fork: fork and join, fan-out, hedging by hand, batches. */
final class ForkExams {
  private ForkExams() {}

  /** A request waits for K stations. */
  static Question forkJoin(ExamRow row) {
    int stations = row.count("K");
    double rho = row.number("rho");
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id()),
            forked(rho, IntStream.range(0, stations).mapToDouble(i -> 1).toArray()),
            Length.ofQueue(rho, 1, 1).times(1.0 / Math.sqrt(stations)));
    Reading reading = Reading.estimate(measured -> users(measured).meanLatency());
    return row.metric().equals("T_NT")
        ? Question.approximate(row, scenario, reading, Rule.APPROXIMATE)
        : Question.mean(row, scenario, reading);
  }

  /** The response time of one branch of two. */
  static Question branch(ExamRow row) {
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id()),
            forked(row.number("lam"), row.number("mu", 0), row.number("mu", 1)),
            Length.ofQueue(row.number("lam"), 1, 1));
    return Question.mean(
        row,
        scenario,
        Reading.estimate(
            measured -> measured.edge("front", "s" + row.index(), "serve").meanLatency()));
  }

  private static String forked(double rate, double... mu) {
    String calls =
        IntStream.range(0, mu.length)
            .mapToObj(i -> "call: s%d.serve".formatted(i))
            .collect(Collectors.joining(", "));
    StringBuilder yaml = new StringBuilder(Yaml.poisson(rate, "front"));
    yaml.append("services:\n").append(Yaml.front("parallel: [" + calls + "]"));
    for (int i = 0; i < mu.length; i++) {
      yaml.append(Yaml.fifo("s" + i, 1, Yaml.exponential(1 / mu[i])));
    }
    return yaml.toString();
  }

  /** The longest of n exponential delays. */
  static Question longest(ExamRow row) {
    String yaml =
        Yaml.poisson(10, "front")
            + "services:\n"
            + Yaml.front(
                "parallel: {fanout: %d, steps: [delay: exp(1s)]}".formatted(row.count("n")));
    ExamScenario scenario = new ExamScenario(Yaml.label(row.id()), yaml, Length.of(30, 200));
    return row.metric().startsWith("p99")
        ? Question.quantile(
            row, scenario, Reading.estimate(measured -> users(measured).latency(0.99)), 0.99)
        : Question.mean(row, scenario, Reading.estimate(measured -> users(measured).meanLatency()));
  }

  /** How often one of n is slow. */
  static Question anySlow(ExamRow row) {
    String yaml =
        Yaml.poisson(100, "front")
            + "services:\n"
            + Yaml.front(
                "parallel: {fanout: %d, steps: [choose: [{%s%%: [delay: 1s]}]]}"
                    .formatted(row.count("n"), Question.percent(row.number("p"))));
    return Question.mean(
        row,
        new ExamScenario(Yaml.label(row.id()), yaml, Length.of(2, 60)),
        Reading.share(
            run -> run.workloads().get(0).total().latency().countAbove(0.5),
            run -> run.workloads().get(0).total().latency().count()));
  }

  /** A second request some time after the first, and the first reply wins. */
  static Question hedged(ExamRow row) {
    String yaml =
        """
        workloads:
          users: {rate: 100/s, to: front}
        services:
          front:
            model: virtual-threads
            endpoints:
              get:
                - parallel:
                    branches: [call: first.get, call: hedge.get]
                    quorum: 1
                    cancel: propagate
          hedge:
            model: virtual-threads
            endpoints: {get: [delay: %sms, call: second.get]}
          first: {model: virtual-threads, endpoints: {get: [delay: %s]}}
          second: {model: virtual-threads, endpoints: {get: [delay: %s]}}
        """
            .formatted(row.number("d_ms"), service(), service());
    ExamScenario scenario = new ExamScenario(Yaml.label(row.id()), yaml, Length.of(2, 500));
    return row.metric().equals("extra load fraction")
        ? Question.mean(row, scenario, Reading.share(ForkExams::hedges, ForkExams::arrived))
        : quantile(row, scenario);
  }

  /** The same service without a second request. */
  static Question unhedged(ExamRow row) {
    String yaml = Yaml.poisson(100, "front") + "services:\n" + Yaml.front("delay: " + service());
    return quantile(row, new ExamScenario(Yaml.label(row.id()), yaml, Length.of(2, 500)));
  }

  private static Question quantile(ExamRow row, ExamScenario scenario) {
    double q = row.quantile();
    return Question.quantile(
        row, scenario, Reading.estimate(measured -> users(measured).latency(q)).times(1000), q);
  }

  private static String service() {
    return "mix(95% exp(5ms) 5% exp(100ms))";
  }

  private static long arrived(ModelSnapshot run) {
    return run.workloads().get(0).total().arrived();
  }

  private static long hedges(ModelSnapshot run) {
    return run.edges().stream()
        .filter(edge -> edge.to().equals("second"))
        .mapToLong(edge -> edge.requests().arrived())
        .sum();
  }

  /** Arrivals in batches at one server. */
  static Question batches(ExamRow row) {
    int batch = row.count("b");
    double rho = row.number("rho");
    String yaml =
        Yaml.poisson(rho / batch, "front")
            + "services:\n"
            + Yaml.front("parallel: {fanout: %d, steps: [call: station.serve]}".formatted(batch))
            + Yaml.fifo("station", 1, Yaml.exponential(1));
    return Question.mean(
        row,
        new ExamScenario(Yaml.label(row.id()), yaml, Length.ofQueue(rho, 1, (batch + 1) / 2.0)),
        Reading.estimate(measured -> measured.component("station").inside()));
  }

  private static Requests users(Measurements measured) {
    return measured.workload("users");
  }
}
