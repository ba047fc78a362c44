package archsim.exams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A sample of {@link ExamTest} for every build: the scenarios that take the proctor less than about
 * two seconds, at least 40 rows where the published exams are at hand.
 */
class ExamSampleTest {
  private static final int JOBS = 2;
  private static final int ROWS = 40;
  private static final Set<String> SAMPLE =
      Set.of(
          "terminal1-5",
          "terminal1-10",
          "terminal1-50",
          "terminal1-100",
          "terminal4-10",
          "terminal4-20",
          "terminal4-50",
          "fifo-1-0-3-uniform-0s-2s",
          "fifo-1-0-5-uniform-0s-2s",
          "fifo-1-0-5-erlang-k-2-mean-1s",
          "fifo-1-0-5-erlang-k-4-mean-1s",
          "fifo-1-0-7-erlang-k-4-mean-1s",
          "prionp-0-5-0-3",
          "mg1ps-d-0-5",
          "mg1ps-e4-0-5",
          "mg1ps-m-0-5",
          "mg1ps-h2-cv2-10-0-3",
          "pod-3-0-5",
          "mm1-transient-0-9-10",
          "mm1-transient-overload-10",
          "mmck-40-30-3-7",
          "simmer-gas-station",
          "mixed-schwetman",
          "closed-jain-20",
          "closed-bolch-8-1");

  @TestFactory
  Stream<DynamicTest> answersWithinTheHalfWidth() {
    Printed.warnIfPublishedAreMissing();
    Proctor proctor = new Proctor(JOBS);
    List<Map.Entry<ExamScenario, List<Question>>> sample =
        Exams.byScenario().entrySet().stream()
            .filter(each -> SAMPLE.contains(each.getKey().name()))
            .toList();
    int rows = sample.stream().mapToInt(each -> each.getValue().size()).sum();
    System.out.println("exam sample: " + rows + " rows in " + sample.size() + " scenarios");
    assertThat(sample.size() < SAMPLE.size() || rows >= ROWS).isTrue();
    assertThat(sample).hasSizeGreaterThanOrEqualTo(SAMPLE.size() - 5);
    return sample.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey().name(),
                    () ->
                        assertThat(proctor.ask(each.getKey(), each.getValue()))
                            .allMatch(Answer::passes)));
  }
}
