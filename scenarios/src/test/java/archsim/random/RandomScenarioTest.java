package archsim.random;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.random.Attempt.End;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every random scenario is valid and runs to its end; the seed and the text are with a failure. */
class RandomScenarioTest {
  private static final int SAMPLE = 40;
  private static final int ALL = 1_000;

  @Test
  void aSeedIsAScenario() {
    assertThat(RandomScenario.of(7)).isEqualTo(RandomScenario.of(7));
    assertThat(RandomScenario.of(7)).isNotEqualTo(RandomScenario.of(8));
    assertThat(RandomScenario.of(7, RandomScenario.Options.STATIONARY)).doesNotContain("faults:");
  }

  @Test
  void aSampleRunsToItsEnd() {
    run(1, SAMPLE);
  }

  @Test
  @Tag("slow")
  void allRunToTheirEnd() {
    run(SAMPLE + 1, ALL);
  }

  private static void run(long first, long last) {
    try (Attempt attempt = new Attempt()) {
      for (long seed = first; seed <= last; seed++) {
        String text = RandomScenario.of(seed);
        Attempt.Ended ended = attempt.of("seed " + seed, text);
        assertThat(ended.end())
            .as("seed %d: %s\n%s", seed, ended.words(), text)
            .isIn(End.DONE, End.INTERRUPTED);
        if (seed % 10 == 0 && ended.end() == End.DONE) {
          assertThat(attempt.of("seed " + seed, text).words()).as(text).isEqualTo(ended.words());
        }
      }
    }
  }
}
