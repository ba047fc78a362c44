package archsim.exams;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All rows of the exam files: each is a question, or is not put for a reason. */
final class Exams {
  private Exams() {}

  /** What is done with a row. */
  record Placement(ExamRow row, Optional<Question> question, Optional<NotAsked> notAsked) {}

  /** The rows of all files that are there. */
  static List<ExamRow> rows() {
    return Stream.concat(
            ExamFile.analytic().stream(),
            ExamFile.hasPublished() ? ExamFile.published().stream() : Stream.empty())
        .toList();
  }

  static Placement place(ExamRow row) {
    Optional<NotAsked> notAsked = NotAsked.of(row);
    return new Placement(
        row, notAsked.isPresent() ? Optional.empty() : Optional.of(question(row)), notAsked);
  }

  /** The questions by scenario, in the order of the files. */
  static Map<ExamScenario, List<Question>> byScenario() {
    Map<ExamScenario, List<Question>> questions = new LinkedHashMap<>();
    for (ExamRow row : rows()) {
      place(row)
          .question()
          .ifPresent(
              question ->
                  questions
                      .computeIfAbsent(question.scenario(), any -> new ArrayList<>())
                      .add(question));
    }
    return questions;
  }

  private static Question question(ExamRow row) {
    return switch (row.family()) {
      case "erlC" -> StationExams.erlangC(row);
      case "mmc" -> StationExams.database(row);
      case "erlB" -> StationExams.erlangB(row);
      case "prioNP" -> StationExams.priorities(row);
      case "mg1" -> StationExams.general(row);
      case "mg1ps" -> StationExams.sharing(row);
      case "md1q" -> StationExams.constant(row);
      case "mmck" -> row.metric().equals("p0") ? LevelExams.empty(row) : StationExams.limited(row);
      case "simmer" -> StationExams.gasStation(row);
      case "mm1" ->
          row.metric().equals("E[L(t)]")
              ? LevelExams.transientMean(row)
              : StationExams.erlangC(row);
      case "ciw" ->
          row.metric().equals("R") ? StationExams.sharing(row) : LevelExams.sharedCores(row);
      case "erlA" -> LevelExams.erlangA(row);
      case "jsq" -> BalancerExams.shortest(row);
      case "jsq2wor" -> BalancerExams.ofDifferent(row);
      case "pod" -> BalancerExams.many(row);
      case "po2" ->
          row.metric().equals("T") ? BalancerExams.many(row) : BalancerExams.withReplacement(row);
      case "ammm" -> BalancerExams.unequal(row);
      case "fj2", "fj4", "fj8", "fj16", "fj32" -> ForkExams.forkJoin(row);
      case "line" -> ForkExams.branch(row);
      case "fanout" -> ForkExams.longest(row);
      case "tail" -> ForkExams.anySlow(row);
      case "hedge" ->
          row.id().equals("hedge_none") ? ForkExams.unhedged(row) : ForkExams.hedged(row);
      case "mx1" -> ForkExams.batches(row);
      case "terminal1", "terminal4" -> NetworkExams.terminals(row);
      case "closed" ->
          row.id().equals("closed_jain_20")
              ? NetworkExams.timesharing(row)
              : NetworkExams.cycle(row);
      case "open" ->
          row.id().equals("open_2class_qsp138")
              ? NetworkExams.twoClasses(row)
              : NetworkExams.feedback(row);
      case "mixed" -> NetworkExams.mixed(row);
      case "lru", "fifo" -> CacheExams.zipf(row);
      case "lruexact", "fifoexact" -> CacheExams.exactly(row);
      case "ttl", "ttlr" -> CacheExams.expiring(row);
      case "t3" -> CreditExams.untilThrottled(row);
      case "mmpp" -> NetworkExams.modulated(row);
      default -> throw new IllegalArgumentException(row + " is neither a question nor left out");
    };
  }
}
