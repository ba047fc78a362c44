package archsim.random;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.random.Attempt.End;
import archsim.run.Runs;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a scenario, it ends in diagnostics or in a result. */
class MutantTest {
  private static final int SAMPLE = 300;
  private static final int ALL = 5_000;

  @Test
  void aSampleEndsInDiagnosticsOrInAResult() {
    Map<End, Integer> ends = ends(1, SAMPLE);

    // Both happen often enough to say something.
    assertThat(ends.get(End.INVALID)).isGreaterThan(SAMPLE / 10);
    assertThat(ends.get(End.DONE)).isGreaterThan(SAMPLE / 10);
  }

  @Test
  @Tag("slow")
  void allEndInDiagnosticsOrInAResult() {
    System.out.println("mutants: " + ends(SAMPLE + 1, ALL));
  }

  private static Map<End, Integer> ends(long first, long last) {
    Map<End, Integer> ends = new EnumMap<>(End.class);
    try (Attempt attempt = new Attempt()) {
      for (long seed = first; seed <= last; seed++) {
        String text = Mutant.of(seed, Runs.LIBRARY);
        ends.merge(attempt.of("mutant " + seed, text).end(), 1, Integer::sum);
      }
    }
    return ends;
  }
}
