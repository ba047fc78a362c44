package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.random.RandomScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All commands about one file, for random files: no command ends as a bug. */
class RandomFilesTest {
  private static final int SAMPLE = 5;
  private static final int ALL = 100;

  @TempDir private Path folder = Path.of("");

  @Test
  void aSampleEndsAsNoBug() throws IOException {
    endAsNoBug(1, SAMPLE);
  }

  @Test
  @Tag("slow")
  void allEndAsNoBug() throws IOException {
    endAsNoBug(SAMPLE + 1, ALL);
  }

  private void endAsNoBug(int first, int last) throws IOException {
    Cli cli = new Cli(folder);
    for (int seed = first; seed <= last; seed++) {
      String text = RandomScenario.of(seed);
      Files.writeString(folder.resolve("random.yaml"), text);
      check(cli, text, "validate", "random.yaml");
      check(cli, text, "explain", "random.yaml");
      check(cli, text, "explain", "--format", "json", "random.yaml");
      check(cli, text, "export", "mermaid", "random.yaml");
      check(cli, text, "run", "random.yaml");
    }
  }

  private static void check(Cli cli, String text, String... command) {
    Cli.Ended ended = cli.execute(command);
    assertThat(ended.hasStackTrace()).as("%s%n%s", ended.err(), text).isFalse();
    assertThat(ended.code())
        .as("%s: %s%n%s", String.join(" ", command), ended.err(), text)
        .isIn(0, ExitCode.SLO_FAILED.code(), ExitCode.UNDECIDED.code());
  }
}
