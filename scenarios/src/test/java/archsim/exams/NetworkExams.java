package archsim.exams;

import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.TimeParts;
import archsim.components.measure.WorkloadSnapshot;
import archsim.run.Measurements;
import archsim.run.Requests;

/** Networks of stations, open, closed and mixed, and arrivals of a changing rate. */
final class NetworkExams {
  private NetworkExams() {}

  /** Users at terminals, and one station. */
  static Question terminals(ExamRow row) {
    int servers = row.params().has("c") ? row.count("c") : 1;
    String yaml =
        """
        workloads:
          users: {users: %d, think: exp(%ss), flow: [call: station]}
        services:
        """
                .formatted(row.count("N"), row.number("Z"))
            + Yaml.fifo("station", servers, Yaml.exponential(row.number("S")));
    return Question.mean(
        row,
        new ExamScenario(Yaml.label(row.id()), yaml, Length.of(100, 5_000)),
        switch (row.metric()) {
          case "X" -> Reading.estimate(measured -> users(measured).throughput());
          case "R" -> Reading.estimate(measured -> users(measured).meanLatency());
          default -> throw new IllegalArgumentException(row.toString());
        });
  }

  /** Jain's timesharing system: 16 visits to the CPU, 10 to one disk, 5 to the other. */
  static Question timesharing(ExamRow row) {
    String yaml =
        """
        workloads:
          users: {users: %d, think: exp(%ss), flow: [call: front]}
        services:
          front:
            model: virtual-threads
            endpoints:
              enter:
                - repeat: {times: %d, steps: [query: s0, query: s1]}
                - repeat: {times: %d, steps: [query: s0, query: s2]}
                - query: s0
        databases:
        """
            .formatted(
                row.count("N"),
                row.number("Z"),
                (int) row.number("V", 1),
                (int) row.number("V", 2));
    StringBuilder text = new StringBuilder(yaml);
    for (int i = 0; i < 3; i++) {
      text.append(Yaml.database("s" + i, 1, Yaml.exponential(row.number("S", i))));
    }
    ExamScenario scenario =
        new ExamScenario(Yaml.label(row.id()), text.toString(), Length.of(2_000, 20_000));
    return Question.mean(row, scenario, atDatabases(row));
  }

  /** A cycle without thinking, two of its stations visited by chance. */
  static Question cycle(ExamRow row) {
    String yaml =
        """
        workloads:
          users: {users: %d, flow: [call: front]}
        services:
          front:
            model: virtual-threads
            endpoints:
              enter:
                - query: s0
                - choose: [{%s%%: [query: s1]}]
                - choose: [{%s%%: [query: s2]}]
        databases:
        """
            .formatted(
                row.count("N"),
                Question.percent(row.number("V", 1)),
                Question.percent(row.number("V", 2)));
    StringBuilder text = new StringBuilder(yaml);
    for (int i = 0; i < 3; i++) {
      text.append(
          Yaml.database("s" + i, (int) row.number("m", i), Yaml.exponential(row.number("S", i))));
    }
    ExamScenario scenario =
        new ExamScenario(Yaml.label(row.id()), text.toString(), Length.of(200, 20_000));
    return Question.mean(row, scenario, atDatabases(row));
  }

  /** Open, with feedback: a router sends a request on until it leaves. */
  static Question feedback(ExamRow row) {
    String yaml =
        """
        workloads:
          users: {rate: %s/s, to: router.enter}
        services:
          router:
            model: virtual-threads
            endpoints:
              enter: [query: s3, call: router.route]
              route:
                - query: s0
                - choose:
                    - 50%%: [query: s1, call: router.route]
                    - 50%%: [query: s2, choose: [{60%%: [call: router.route]}]]
        databases:
        """
            .formatted(row.params().get("external_arrival").get(3).asDouble());
    StringBuilder text = new StringBuilder(yaml);
    for (int i = 0; i < 4; i++) {
      text.append(Yaml.database("s" + i, 1, Yaml.exponential(row.number("S", i))));
    }
    ExamScenario scenario =
        new ExamScenario(Yaml.label(row.id()), text.toString(), Length.of(100, 5_000));
    return Question.mean(row, scenario, atDatabases(row));
  }

  private static Reading atDatabases(ExamRow row) {
    return switch (row.metric().replaceAll("\\[.*", "")) {
      case "X_system" -> Reading.estimate(measured -> users(measured).throughput());
      case "R_system" -> Reading.estimate(measured -> users(measured).meanLatency());
      case "R", "R_per_visit" -> Reading.estimate(measured -> at(measured, row).meanLatency());
      case "Q" -> Reading.estimate(measured -> at(measured, row).inside());
      case "X" -> Reading.estimate(measured -> at(measured, row).throughput());
      case "U" ->
          Reading.estimate(
              measured -> measured.resource("s" + row.index(), "connections").utilisation());
      default -> throw new IllegalArgumentException(row.toString());
    };
  }

  private static Requests at(Measurements measured, ExamRow row) {
    return measured.component("s" + row.index());
  }

  /** An open and a closed workload that meet at the first of two stations. */
  static Question mixed(ExamRow row) {
    String yaml =
        """
        workloads:
          visitors: {rate: %s/s, to: s0}
          users: {users: %d, flow: [call: front]}
        services:
          front: {model: virtual-threads, endpoints: {enter: [call: s0, call: s1]}}
        """
                .formatted(row.number("lam"), row.count("N"))
            + Yaml.fifo("s0", 1, Yaml.exponential(row.params().get("S").get(1).get(0).asDouble()))
            + Yaml.fifo("s1", 1, Yaml.exponential(row.params().get("S").get(1).get(1).asDouble()));
    ExamScenario scenario = new ExamScenario(Yaml.label(row.id()), yaml, Length.of(200, 20_000));
    Reading reading =
        switch (row.metric().replaceAll("\\[.*", "")) {
          case "R_open" -> Reading.estimate(m -> m.workload("visitors").meanLatency());
          case "R_closed" ->
              Reading.estimate(m -> m.edge("front", "s" + row.index(), "serve").meanLatency());
          case "U_open" -> Reading.mean(NetworkExams::computed);
          default -> throw new IllegalArgumentException(row.toString());
        };
    return Question.mean(row, scenario, reading);
  }

  /** CPU time of the first workload's requests at s0, per second: from their time accounts. */
  private static double computed(ModelSnapshot run) {
    WorkloadSnapshot visitors = run.workloads().get(0);
    int part = visitors.timeParts().names().indexOf("s0.cpu");
    return visitors.timeParts().rows().stream()
            .map(TimeParts.Row::seconds)
            .mapToDouble(seconds -> seconds.get(part))
            .sum()
        / run.duration();
  }

  /** Two classes that share the processors of two stations. */
  static Question twoClasses(ExamRow row) {
    String yaml =
        """
        workloads:
          class-a: {rate: %s/s, to: front.a}
          class-b: {rate: %s/s, to: front.b}
        services:
          front:
            model: virtual-threads
            endpoints:
              a: [repeat: {times: %d, steps: [call: s0.a, call: s1.a]}, call: s0.a]
              b: [repeat: {times: %d, steps: [call: s0.b, call: s1.b]}, call: s0.b]
        """
            .formatted(row.number("lam", 0), row.number("lam", 1), visits(row, 0), visits(row, 1));
    StringBuilder text = new StringBuilder(yaml);
    for (int i = 0; i < 2; i++) {
      text.append(
          Yaml.sharing(
              "s" + i,
              1,
              "a: [compute: %s], b: [compute: %s]"
                  .formatted(service(row, 0, i), service(row, 1, i))));
    }
    ExamScenario scenario =
        new ExamScenario(Yaml.label(row.id()), text.toString(), Length.of(5_000, 200_000));
    return Question.mean(
        row, scenario, Reading.estimate(measured -> measured.workload("class-a").meanLatency()));
  }

  private static int visits(ExamRow row, int requestClass) {
    return row.params().get("V").get(requestClass).get(1).asInt();
  }

  private static String service(ExamRow row, int requestClass, int station) {
    return Yaml.exponential(row.params().get("S").get(requestClass).get(station).asDouble());
  }

  /** One station whose arrivals come at a rate that jumps between two values. */
  static Question modulated(ExamRow row) {
    double rate1 = row.number("l1");
    double rate2 = row.number("l2");
    String yaml =
        """
        workloads:
          users:
            arrivals: mmpp(rate1=%s/s stay1=%ss rate2=%s/s stay2=%ss)
            to: station
        services:
        """
                .formatted(rate1, 1 / row.number("r12"), rate2, 1 / row.number("r21"))
            + Yaml.fifo("station", 1, Yaml.exponential(1));
    // (ca² + cs²)/2 in the long run, ca² the limiting index of dispersion of the counts.
    double dispersion = 1 + Math.pow(rate1 - rate2, 2) / (row.number("r12") * 2 * (rate1 + rate2));
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id()),
            yaml,
            Length.ofQueue((rate1 + rate2) / 2, 1, (dispersion + 1) / 2));
    return Question.mean(
        row,
        scenario,
        switch (row.metric()) {
          case "L" -> Reading.estimate(measured -> users(measured).inside());
          case "T" -> Reading.estimate(measured -> users(measured).meanLatency());
          default -> throw new IllegalArgumentException(row.toString());
        });
  }

  private static Requests users(Measurements measured) {
    return measured.workload("users");
  }
}
