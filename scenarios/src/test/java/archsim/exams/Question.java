package archsim.exams;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A row of an exam file, put as a scenario.
 *
 * @param quantile that is asked for, 0 where it is another figure
 */
record Question(ExamRow row, ExamScenario scenario, Reading reading, Rule rule, double quantile) {

  /** About a mean, a share or a rate. */
  static Question mean(ExamRow row, ExamScenario scenario, Reading reading) {
    return new Question(row, scenario, reading, Rule.EXACT, 0);
  }

  /** About a quantile. */
  static Question quantile(ExamRow row, ExamScenario scenario, Reading reading, double q) {
    return new Question(row, scenario, reading, Rule.ofQuantile(q), q);
  }

  /** About a figure that is only approximately known. */
  static Question approximate(ExamRow row, ExamScenario scenario, Reading reading, Rule rule) {
    return new Question(row, scenario, reading, rule, 0);
  }

  static String percent(double q) {
    return new BigDecimal(100 * q).round(new MathContext(7)).stripTrailingZeros().toPlainString();
  }
}
