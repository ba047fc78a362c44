package archsim.exams;

/** Several servers behind a load balancer. */
final class BalancerExams {
  /** Stands for infinitely many servers. */
  private static final int MANY = 1000;

  private BalancerExams() {}

  /** Join the shortest queue, of all. */
  static Question shortest(ExamRow row) {
    return balanced(row, row.count("n"), "least-request");
  }

  /** The shorter queue of d different ones. */
  static Question ofDifferent(ExamRow row) {
    return balanced(row, row.count("n"), "least-request, choices: %d".formatted(row.count("d")));
  }

  /** The shortest queue of d drawn with replacement. */
  static Question withReplacement(ExamRow row) {
    return balanced(
        row,
        row.count("N"),
        "least-request, choices: %d, replacement: true".formatted(row.count("d")));
  }

  /** The limit of infinitely many servers. */
  static Question many(ExamRow row) {
    int choices = row.count("d");
    Question question =
        balanced(
            row,
            Yaml.label("many %d %s".formatted(choices, row.number("rho"))),
            MANY,
            "least-request, choices: %d".formatted(choices));
    return Question.approximate(row, question.scenario(), question.reading(), Rule.LIMIT);
  }

  private static Question balanced(ExamRow row, int servers, String policy) {
    return balanced(row, Yaml.label(row.id()), servers, policy);
  }

  private static Question balanced(ExamRow row, String name, int servers, String policy) {
    double rho = row.number("rho");
    String yaml =
        """
        workloads:
          users: {rate: %s/s, to: edge}
        loadBalancers:
          edge: {targets: [server], policy: %s}
        services:
          server: {replicas: %d, model: event-loop, endpoints: {serve: [compute: exp(1s)]}}
        """
            .formatted(servers * rho, policy, servers);
    // With many servers the fluid limit dsᵢ/dt = λ(sᵢ₋₁^d − sᵢ^d) − (sᵢ − sᵢ₊₁), started empty, is
    // within 0.1 % of its mean after 8/(1 − λ), for every d.
    Length length =
        servers < MANY ? Length.ofQueue(rho, servers, 1) : Length.of(8 / (1 - rho), 2 / (1 - rho));
    ExamScenario scenario = new ExamScenario(name, yaml, length);
    Reading reading =
        switch (row.metric()) {
          case "T" -> Reading.estimate(measured -> measured.workload("users").meanLatency());
          case "P_all_busy" ->
              Reading.estimate(measured -> measured.resource("server", "loops").waited());
          case "L_per_server" ->
              Reading.estimate(measured -> measured.workload("users").inside())
                  .times(1.0 / servers);
          default -> throw new IllegalArgumentException(row.toString());
        };
    return Question.mean(row, scenario, reading);
  }

  /**
   * Servers of different speeds behind one line: a request holds one of as many workers while a
   * balancer sends it to a server that is idle, drawn at random.
   */
  static Question unequal(ExamRow row) {
    int servers = row.params().get("mu").size();
    StringBuilder targets = new StringBuilder();
    StringBuilder services = new StringBuilder();
    double all = 0;
    for (int i = 0; i < servers; i++) {
      all += row.number("mu", i);
      targets.append(i == 0 ? "" : ", ").append("server").append(i);
      services.append(Yaml.fifo("server" + i, 1, Yaml.exponential(1 / row.number("mu", i))));
    }
    String yaml =
        Yaml.poisson(row.number("lam"), "line")
            + "loadBalancers:\n  pick: {targets: [%s], policy: least-request}\n".formatted(targets)
            + "services:\n"
            + "  line: {threads: %d, queue: {limit: 1M}, endpoints: {enter: [call: pick.serve]}}\n"
                .formatted(servers)
            + services;
    double total = all;
    double mean = servers / total;
    Length length = Length.ofQueue(row.number("lam") / total, servers, 1);
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id()),
            yaml,
            Length.of(length.warmup() * mean, length.duration() * mean));
    if (row.metric().equals("U")) {
      // Of the capacity of all: the slow ones are busier than the fast ones.
      return Question.mean(
          row,
          scenario,
          Reading.mean(
              run ->
                  run.resources().stream()
                          .filter(each -> each.resource().equals("cpu"))
                          .filter(each -> each.component().startsWith("server"))
                          .mapToDouble(
                              each ->
                                  each.busyArea()
                                      * row.number(
                                          "mu", Integer.parseInt(each.component().substring(6))))
                          .sum()
                      / (total * run.duration())));
    }
    return Question.approximate(
        row,
        scenario,
        Reading.estimate(measured -> measured.workload("users").inside()),
        Rule.APPROXIMATE);
  }
}
