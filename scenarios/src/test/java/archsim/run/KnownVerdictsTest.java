package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.results.RunResult;
import archsim.core.results.SloResult;
import archsim.core.results.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The verdicts about systems of which theory knows the answer. */
class KnownVerdictsTest {
  private static final int EVERY = 8;

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> theVerdictsAboutFortySystemsAreRightWithThreeSeeds() {
    assertThat(KnownSystems.all()).hasSize(40);
    return KnownSystems.all().stream()
        .flatMap(system -> Stream.of(1, 2, 3).map(seed -> test(system, seed)));
  }

  /** A sample of them: one of each kind. */
  @TestFactory
  Stream<DynamicTest> theVerdictsAboutOneSystemOfEachKindAreRight() {
    List<KnownSystems.Known> all = KnownSystems.all();
    return Stream.iterate(EVERY - 1, i -> i < all.size(), i -> i + EVERY)
        .map(i -> test(all.get(i), 1));
  }

  private static DynamicTest test(KnownSystems.Known system, int seed) {
    return DynamicTest.dynamicTest(
        system.name() + ", seed " + seed,
        () -> {
          RunResult result = Runs.text(system.scenario(), 2, "run.seed=" + seed).result();

          assertThat(result.experiment().steady())
              .as("%s", result.experiment().unsteady())
              .isEqualTo(system.steady());
          Map<String, Verdict> verdicts = new LinkedHashMap<>();
          for (SloResult slo : result.slos()) {
            verdicts.put(slo.expr(), slo.verdict());
          }
          assertThat(verdicts).as("%s", result.slos()).isEqualTo(system.promises());
        });
  }
}
