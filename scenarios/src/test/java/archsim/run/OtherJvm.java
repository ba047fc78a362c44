package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a scenario in a Java machine of its own, with its own options. */
final class OtherJvm {
  private OtherJvm() {}

  /** The {@code java} that runs this test. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The fingerprint of a scenario, as that machine computes it on so many threads. */
  static String fingerprint(String java, String yaml, int jobs, String... options)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("scenario", ".yaml");
    try {
      Files.writeString(file, yaml);
      List<String> command = new ArrayList<>(List.of(java));
      command.addAll(List.of(options));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(
          List.of(PrintFingerprint.class.getName(), file.toString(), Integer.toString(jobs)));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.waitFor()).as(output).isZero();
      return output.lines().reduce((first, second) -> second).orElse("");
    } finally {
      Files.delete(file);
    }
  }
}
