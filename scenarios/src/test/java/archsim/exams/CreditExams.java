package archsim.exams;

/** Burstable machines whose CPU credits run out. */
final class CreditExams {
  private static final double HOUR = 3600;
  private static final int REPLICATIONS = 20;

  private CreditExams() {}

  /** All vCPUs busy from a full bucket on: how long until they are throttled. */
  static Question untilThrottled(ExamRow row) {
    String type = "t3." + row.text("size");
    int vcpus = row.count("vcpu");
    ExamScenario scenario =
        new ExamScenario(
            Yaml.label(row.id()),
            "workloads:\n  busy: {users: %d, flow: [call: burn]}\n".formatted(vcpus)
                + "services:\n"
                + "  burn: {model: virtual-threads, instanceType: %s,".formatted(type)
                + " endpoints: {go: [compute: 1m]}}\n"
                + "instanceTypes:\n"
                + "  %1$s: {vcpu: %2$d, speed: 1, credits: {earn: %3$d/h, max: %4$d, launch: %4$d,"
                    .formatted(type, vcpus, row.count("earn_per_h"), row.count("max"))
                + " mode: standard}}\n",
            // As long as credits may last: nothing is random here, so no half-width says how long.
            new Length(0, 20 * HOUR, REPLICATIONS, true));
    return Question.approximate(
        row,
        scenario,
        Reading.mean(run -> (run.duration() - run.credits().get(0).throttled()) / HOUR),
        Rule.CONSTANT);
  }
}
