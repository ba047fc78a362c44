package archsim.exams;

import java.util.Collection;
import java.util.TreeSet;

/**
 * The scenario that questions are put to; questions of one name share one run.
 *
 * @param name a DNS label
 * @param yaml all but name, run and slos
 */
record ExamScenario(String name, String yaml, Length length) {

  /** The whole text, with promises that name the quantiles asked for, so that they are watched. */
  String text(Length runLength, long seed, Collection<Double> quantiles) {
    StringBuilder text = new StringBuilder();
    text.append("name: ").append(name).append('\n');
    text.append(runLength.yaml(seed)).append(yaml);
    if (!quantiles.isEmpty()) {
      text.append("slos:\n");
      for (double q : new TreeSet<>(quantiles)) {
        text.append("  - p").append(Question.percent(q)).append(" < 3650d\n");
      }
    }
    return text.toString();
  }
}
