package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows is what the program prints. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  @TempDir Path folder;

  @Test
  void showsTheScenarioAsItIs() throws IOException {
    assertThat(block("yaml"))
        .isEqualTo(Files.readString(ROOT.resolve("scenarios/library/hello.yaml")));
  }

  @Test
  void showsWhatTheFirstCommandPrints() throws IOException {
    Path hello = ROOT.resolve("scenarios/library/hello.yaml").toAbsolutePath().normalize();
    Cli.Ended ended = new Cli(folder).execute("run", hello.toString());
    assertThat(ended.code()).isZero();
    // The last lines name the folder of the run.
    assertThat(ended.out()).startsWith(block("text"));
  }

  private static String block(String language) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }
}
