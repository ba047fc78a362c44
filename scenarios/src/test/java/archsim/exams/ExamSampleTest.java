package archsim.exams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A sample of {@link ExamTest} for every build: of each family the scenarios that take the proctor
 * a second or two. The exact rows are part of the project; the published ones are not, and are
 * skipped where they are not at hand.
 */
class ExamSampleTest {
  private static final int ROWS = 40;

  private static final Set<String> EXACT =
      Set.of(
          "erlb-1-1-0",
          "erlb-10-0-9",
          "erlb-2-0-5",
          "fifo-1-0-3-uniform-0s-2s",
          "fifo-1-0-5-1-0s",
          "fifo-1-0-5-erlang-k-2-mean-1s",
          "fifo-1-0-5-erlang-k-4-mean-1s",
          "fifo-50-25-0-exp-1-0s",
          "fj2-0-5",
          "fj8-0-3",
          "fifo-1000-1-0-0-05",
          "fifoexact-10-1-2-3",
          "jsq-3-0-8",
          "jsq2wor-4-0-5",
          "lru-1000-1-0-0-05",
          "lruexact-5-1-0-2",
          "many-3-0-5",
          "prionp-0-5-0-3",
          "t3-large",
          "t3-medium",
          "t3-micro",
          "mg1ps-d-0-5",
          "mg1ps-e4-0-5",
          "mg1ps-m-0-3",
          "mm1-transient-0-9-10",
          "mm1-transient-overload-10",
          "mmck-1-5-1-5",
          "mx1-2",
          "terminal1-5",
          "terminal1-50",
          "terminal4-20",
          "ttl-1",
          "ttlr-0-1");

  private static final Set<String> PUBLISHED =
      Set.of(
          "closed-bolch-8-1",
          "closed-jain-20",
          "line-fj-hetero",
          "mixed-schwetman",
          "mmck-40-30-3-7",
          "po2-n10-rho0-7",
          "simmer-gas-station");

  @TestFactory
  Stream<DynamicTest> exactRowsAreWithinTheHalfWidth() {
    return tests(EXACT);
  }

  @TestFactory
  Stream<DynamicTest> publishedRowsAreWithinTheHalfWidth() {
    Printed.warnIfPublishedAreMissing();
    assumeTrue(ExamFile.hasPublished(), ExamFile.PUBLISHED + " is not beside the checkout");
    return tests(PUBLISHED);
  }

  private static Stream<DynamicTest> tests(Set<String> sample) {
    Proctor proctor = Proctor.ofThisBuild();
    return scenarios(sample)
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey().name(),
                    () ->
                        assertThat(proctor.ask(each.getKey(), each.getValue()))
                            .allMatch(Answer::passes)));
  }

  @Test
  void hasFortyExactRows() {
    assertThat(scenarios(EXACT).count()).isEqualTo(EXACT.size());
    List<Question> questions = scenarios(EXACT).flatMap(each -> each.getValue().stream()).toList();
    assertThat(questions).allMatch(each -> each.row().file().equals(ExamFile.ANALYTIC));
    assertThat(questions).hasSizeGreaterThanOrEqualTo(ROWS);
  }

  private static Stream<Map.Entry<ExamScenario, List<Question>>> scenarios(Set<String> sample) {
    return Exams.byScenario().entrySet().stream()
        .filter(each -> sample.contains(each.getKey().name()));
  }
}
