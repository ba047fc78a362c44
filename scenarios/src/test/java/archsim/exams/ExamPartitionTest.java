package archsim.exams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import archsim.exams.Exams.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every row of the exam files is a scenario, or is left out for a reason that is written down. */
class ExamPartitionTest {
  @Test
  void leavesOutNoAnalyticRowWithoutReason() {
    List<Placement> placements = ExamFile.analytic().stream().map(Exams::place).toList();
    assertThat(placements).hasSize(415);
    assertThat(leftOut(placements))
        .isEqualTo(
            Map.of(
                NotAsked.PERFECT_LFU, 19L,
                NotAsked.WAITS_FOR_RETRIES, 1L,
                NotAsked.IDEAL_RING, 2L,
                NotAsked.THEORY_ONLY, 6L,
                NotAsked.BEYOND_SIMULATION, 5L));
    assertThat(asked(placements)).isEqualTo(382);
  }

  @Test
  void leavesOutNoPublishedRow() {
    Printed.warnIfPublishedAreMissing();
    assumeTrue(ExamFile.hasPublished(), ExamFile.PUBLISHED + " is not beside the checkout");
    List<Placement> placements = ExamFile.published().stream().map(Exams::place).toList();
    assertThat(leftOut(placements)).isEmpty();
    assertThat(asked(placements)).isEqualTo(72);
  }

  @Test
  void namesTheRowsThatAreTooRare() {
    assertThat(
            ExamFile.analytic().stream()
                .filter(row -> NotAsked.of(row).equals(Optional.of(NotAsked.BEYOND_SIMULATION)))
                .map(row -> row.id() + " " + row.metric()))
        .containsExactly(
            "erlB_50_0.5 P_block",
            "erlC_50_0.5 P_wait",
            "erlC_50_0.5 Wq",
            "erlB_100_0.5 P_block",
            "mmck_0.95_1_1000 pK");
  }

  @Test
  void everyQuestionIsAValidScenarioOfItsOwnName() {
    Map<ExamScenario, List<Question>> exams = Exams.byScenario();
    exams.forEach(
        (scenario, questions) ->
            assertThat(Proctor.read(scenario, questions, scenario.length(), 1).isValid()).isTrue());
    assertThat(exams.keySet().stream().map(ExamScenario::name)).doesNotHaveDuplicates();
  }

  private static Map<NotAsked, Long> leftOut(List<Placement> placements) {
    return placements.stream()
        .flatMap(placement -> placement.notAsked().stream())
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static long asked(List<Placement> placements) {
    return placements.stream().filter(placement -> placement.question().isPresent()).count();
  }
}
