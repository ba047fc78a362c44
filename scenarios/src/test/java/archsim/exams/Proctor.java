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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts questions to the simulator. A trial with a seed of its own, whose figures do not count,
 * tells how long the run has to be for the half-widths of all its figures to become as narrow as
 * the rule asks; where they do not, it is made longer. Where the figures lie has no part in that. A
 * figure that misses is asked for once more, with the next seed and four times the length.
 */
final class Proctor {
  private static final int MOST_RUNS = 8;
  private static final double LONGER = 1.15;
  private static final long TRIAL_SEED = 0;

  /** What a refusal ends with: the duration that would do, or a bound where it is not known. */
  private static final Pattern SAID = Pattern.compile("--duration (\\d+)([smh])( at least)?$");

  /** Over the duration that a refusal says, which has little in reserve. */
  private static final double RESERVE = 1.2;

  /** A duration so many times as long is a guess from one or two excursions. */
  private static final double MOST_TIMES_LONGER = 60;

  private final int jobs;

  Proctor(int jobs) {
    this.jobs = jobs;
  }

  /** On two threads, or on {@code -Dexams.jobs}. */
  static Proctor ofThisBuild() {
    return new Proctor(Integer.getInteger("exams.jobs", 2));
  }

  /** The last answer to each question. */
  List<Answer> ask(ExamScenario scenario, List<Question> questions) {
    Length length = scenario.length().fixed() ? scenario.length() : tried(scenario, questions);
    List<Answer> first = longEnough(scenario, questions, length, 1);
    List<Question> missed =
        first.stream().filter(answer -> !answer.passes()).map(Answer::question).toList();
    if (missed.isEmpty()) {
      return first;
    }
    List<Answer> answers = new ArrayList<>(first.stream().filter(Answer::passes).toList());
    answers.addAll(longEnough(scenario, missed, first.get(0).length().times(4), 2));
    return answers;
  }

  private Length tried(ExamScenario scenario, List<Question> questions) {
    Length length = scenario.length().trial();
    for (int i = 1; ; i++) {
      List<Answer> answers = run(scenario, questions, length, TRIAL_SEED);
      OptionalDouble lack = lackOfAll(answers);
      if (lack.isPresent()) {
        return length.enough(lack.getAsDouble(), shortest(answers, length));
      }
      if (i == MOST_RUNS) {
        return length;
      }
      length = length.times(4);
    }
  }

  /**
   * What all figures together lack, those of refused quantiles by extrapolation. Where none is
   * shown to begin from, it is at least what the refusals say.
   */
  private static OptionalDouble lackOfAll(List<Answer> answers) {
    Optional<Answer> furthest =
        answers.stream()
            .filter(each -> each.question().quantile() > 0 && !each.figure().isRefused())
            .max(Comparator.comparingDouble(each -> each.question().quantile()));
    double most = 0;
    for (Answer answer : answers) {
      if (!answer.figure().isRefused()) {
        most = Math.max(most, answer.lack());
      } else if (furthest.isPresent()) {
        most = Math.max(most, extrapolated(furthest.get(), answer.question()));
      } else {
        most = Math.max(most, timesLonger(answer));
      }
    }
    return Double.isFinite(most) ? OptionalDouble.of(most) : OptionalDouble.empty();
  }

  /**
   * In an exponential tail the density at a quantile is proportional to 1 − q, so its standard
   * error is to 1/√(1 − q).
   */
  private static double extrapolated(Answer shown, Question refused) {
    Question known = shown.question();
    double widths =
        known.rule().widest(known.row().exact()) / refused.rule().widest(refused.row().exact());
    return shown.lack() * widths * widths * (1 - known.quantile()) / (1 - refused.quantile());
  }

  /**
   * Replications may become shorter only where no quantile needs them to be long; for one that is
   * refused they have to be as long as the refusal says. Where there were too few to tell, they
   * have to be as long as can be.
   */
  private static double shortest(List<Answer> answers, Length length) {
    double shortest = 0;
    for (Answer answer : answers) {
      if (answer.question().quantile() > 0) {
        double longer = answer.figure().isRefused() ? timesLonger(answer) : 1;
        shortest = Math.max(shortest, longer * length.duration());
      }
    }
    return shortest;
  }

  /** By how much a run that refused a quantile was too short, infinite where it cannot tell. */
  private static double timesLonger(Answer answer) {
    Matcher matcher = SAID.matcher(answer.figure().refusal());
    if (!matcher.find() || matcher.group(3) != null) {
      return Double.POSITIVE_INFINITY;
    }
    double unit =
        switch (matcher.group(2)) {
          case "s" -> 1;
          case "m" -> 60;
          default -> 3600;
        };
    double seconds = Double.parseDouble(matcher.group(1)) * unit;
    double longer = RESERVE * seconds / answer.length().duration();
    return longer > MOST_TIMES_LONGER ? Double.POSITIVE_INFINITY : longer;
  }

  private List<Answer> longEnough(
      ExamScenario scenario, List<Question> questions, Length begun, long seed) {
    Length length = begun;
    for (int i = 1; ; i++) {
      List<Answer> answers = run(scenario, questions, length, seed);
      if (lack(answers) <= 1 || i == MOST_RUNS) {
        return answers;
      }
      length = longer(answers, length);
    }
  }

  /** A refusal says how long is long enough. */
  private static Length longer(List<Answer> answers, Length length) {
    OptionalDouble all = lackOfAll(answers);
    boolean isRefused = answers.stream().anyMatch(answer -> answer.figure().isRefused());
    return isRefused && all.isPresent() && !length.fixed()
        ? length.enough(all.getAsDouble(), shortest(answers, length))
        : length.times(LONGER * Math.min(16, lack(answers)));
  }

  private static double lack(List<Answer> answers) {
    return answers.stream().mapToDouble(Answer::lack).max().orElse(1);
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
