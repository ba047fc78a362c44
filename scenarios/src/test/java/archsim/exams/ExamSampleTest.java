package archsim.exams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** placeholder */
class ExamSampleTest {
  private static final List<String> SAMPLE = List.of();

  @TestFactory
  Stream<DynamicTest> answersWithinTheHalfWidth() {
    Map<ExamScenario, List<Question>> sample = new LinkedHashMap<>();
    Exams.byScenario()
        .forEach(
            (scenario, questions) ->
                questions.stream()
                    .filter(each -> SAMPLE.contains(each.row().id() + " " + each.row().metric()))
                    .forEach(
                        each ->
                            sample.computeIfAbsent(scenario, any -> new ArrayList<>()).add(each)));
    assertThat(sample).isNotNull();
    return Stream.of();
  }
}
