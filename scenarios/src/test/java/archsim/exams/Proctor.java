package archsim.exams;

import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Replications;
import archsim.run.Measurements;
import archsim.run.ScenarioLanguage;
import archsim.run.ScenarioRunner;
import archsim.scenario.ReadResult;
import archsim.scenario.ScenarioReader;
import archsim.scenario.yaml.Document;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts questions to the simulator. A run is lengthened, by a power of two, until the half-widths of
 * all its figures are as narrow as the rule asks; where the figures lie has no part in that. A
 * figure that misses is asked for once more, with the next seed and four times the length.
 */
final class Proctor {
  private static final int MOST_LENGTHENINGS = 6;
  private static final int MOST_DOUBLINGS = 4;
  private static final double RESERVE = 1.15;

  private final int jobs;

  Proctor(int jobs) {
    this.jobs = jobs;
  }

  /** The last answer to each question. */
  List<Answer> ask(ExamScenario scenario, List<Question> questions) {
    List<Answer> first = longEnough(scenario, questions, scenario.length(), 1);
    List<Question> missed =
        first.stream().filter(answer -> !answer.passes()).map(Answer::question).toList();
    if (missed.isEmpty()) {
      return first;
    }
    List<Answer> answers = new ArrayList<>(first.stream().filter(Answer::passes).toList());
    answers.addAll(longEnough(scenario, missed, first.get(0).length().times(4), 2));
    return answers;
  }

  private List<Answer> longEnough(
      ExamScenario scenario, List<Question> questions, Length begun, long seed) {
    Length length = begun;
    for (int i = 0; ; i++) {
      List<Answer> answers = run(scenario, questions, length, seed);
      double lack = answers.stream().mapToDouble(Answer::lack).max().orElse(1);
      if (lack <= 1 || i == MOST_LENGTHENINGS) {
        return answers;
      }
      int doublings = (int) Math.ceil(Math.log(RESERVE * lack) / Math.log(2));
      length = length.times(1 << Math.min(MOST_DOUBLINGS, Math.max(1, doublings)));
    }
  }

  private List<Answer> run(
      ExamScenario scenario, List<Question> questions, Length length, long seed) {
    Measurements measured =
        new ScenarioRunner(jobs, Replications.Progress.NONE, new Interrupt())
            .run(read(scenario, questions, length, seed))
            .measurements();
    return questions.stream()
        .map(each -> new Answer(each, each.reading().of(measured), length, seed))
        .toList();
  }

  /** Reads the scenario as a user's file is read. */
  static ReadResult read(
      ExamScenario scenario, List<Question> questions, Length length, long seed) {
    List<Double> quantiles =
        questions.stream().map(Question::quantile).filter(q -> q > 0).distinct().toList();
    String text = scenario.text(length, seed, quantiles);
    ReadResult read =
        new ScenarioReader(ScenarioLanguage.LANGUAGE)
            .readText(
                scenario.name() + ".yaml",
                text.getBytes(StandardCharsets.UTF_8),
                new Document.Options(Map.of(), List.of(), name -> null));
    if (!read.isValid()) {
      throw new IllegalArgumentException(text + "\n" + read.text());
    }
    return read;
  }
}
