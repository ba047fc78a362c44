package archsim.exams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every row of the exams that can be put as a scenario. {@code -Dexams=jsq.*} puts only those whose
 * scenarios match.
 */
@Tag("slow")
class ExamTest {
  @TestFactory
  Stream<DynamicTest> answersWithinTheHalfWidth() {
    Printed.warnIfPublishedAreMissing();
    Pattern wanted = Pattern.compile(System.getProperty("exams", ".*"));
    Proctor proctor = Proctor.ofThisBuild();
    return Exams.byScenario().entrySet().stream()
        .filter(each -> wanted.matcher(each.getKey().name()).matches())
        .map(each -> DynamicTest.dynamicTest(each.getKey().name(), () -> ask(proctor, each)));
  }

  private static void ask(Proctor proctor, Map.Entry<ExamScenario, List<Question>> exam) {
    long begun = System.nanoTime();
    List<Answer> answers = proctor.ask(exam.getKey(), exam.getValue());
    answers.forEach(Printed::line);
    Printed.line(
        "%s: %d rows in %d s"
            .formatted(
                exam.getKey().name(), answers.size(), (System.nanoTime() - begun) / 1_000_000_000));
    assertThat(answers).allMatch(Answer::passes);
  }
}
