package archsim.exams;

import java.util.Locale;

/**
 * What the simulator said to a question.
 *
 * @param length of the run that said it
 * @param seed of that run
 */
record Answer(Question question, Figure figure, Length length, long seed) {
  double lack() {
    return question.rule().lack(question.row().exact(), figure);
  }

  boolean passes() {
    return question.rule().passes(question.row().exact(), figure);
  }

  @Override
  public String toString() {
    ExamRow row = question.row();
    return String.format(
        Locale.ROOT,
        "%s %s:%d %s %s exact %.9g simulated %s, %d x %.6g s, seed %d",
        passes() ? "pass" : "MISS",
        row.file(),
        row.line(),
        row.id(),
        row.metric(),
        row.exact(),
        figure.isRefused()
            ? "refused: " + figure.refusal()
            : String.format(Locale.ROOT, "%.9g ± %.3g", figure.value(), figure.halfWidth()),
        length.replications(),
        length.duration(),
        seed);
  }
}
