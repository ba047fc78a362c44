package archsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import archsim.scenario.yaml.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a file holds, reading it ends in a scenario or in diagnostics. */
class HostileInputTest {
  private static final ScenarioReader READER = new ScenarioReader(SampleLanguage.language());

  @Test
  void anyMutationGivesAScenarioOrDiagnostics() throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);
    String example = Files.readString(Path.of("library/hello.yaml"));
    int valid = 0;
    for (int i = 0; i < 2_000; i++) {
      String text = mutated(example, random);
      ReadResult[] result = new ReadResult[1];
      assertThatCode(() -> result[0] = read(text)).as(text).doesNotThrowAnyException();
      assertThat(result[0].isValid()).as(text).isEqualTo(result[0].text().isEmpty());
      if (result[0].isValid()) {
        assertThat(result[0].scenario().name()).isNotEmpty();
        valid++;
      }
    }
    assertThat(valid).isBetween(20, 1_900);
  }

  private static ReadResult read(String text) {
    Document.Options options =
        new Document.Options(Map.of(), List.of(), Map.<String, String>of()::get);
    return READER.readText("fuzz.yaml", text.getBytes(StandardCharsets.UTF_8), options);
  }

  private static String mutated(String text, RandomGenerator random) {
    StringBuilder mutated = new StringBuilder(text);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutated.length());
      int to = Math.min(mutated.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutated.delete(at, to);
        case 1 -> mutated.insert(at, HostileText.any(random));
        case 2 -> mutated.replace(at, to, HostileText.any(random));
        default -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, to));
      }
    }
    return mutated.toString();
  }

  /**
   * A hundred seconds where every message, or every piece of a text, took the whole line in hand.
   */
  @Test
  @Timeout(30)
  void longLinesAndLongTextsAreReadOnce() {
    String mistakes = "compute: 10, ".repeat(1_000);
    String longLine = "x: {" + " ".repeat(3_000_000) + "y: [" + mistakes + "]}";
    assertThat(read("name: t\nservices: {app: {endpoints: {" + longLine + "}}}").text())
        .isNotEmpty();
    String longText = "x".repeat(3_000_000);
    assertThat(read("name: t\ndescription: " + longText + "\nservices: [").text())
        .contains("not YAML");
  }

  @Test
  void aliasesOfDeepListsCountWithTheirDepth() {
    StringBuilder text = new StringBuilder("name: t\nx-0: &a0 x\n");
    for (int i = 1; i < 200; i++) {
      text.append("x-%d: &a%d [[[[[[[[*a%d]]]]]]]]\n".formatted(i, i, i - 1));
    }

    assertThat(read(text.toString()).text()).contains("nested more than 64 deep");
  }

  @Test
  void parametersCannotGrowWithoutBounds() {
    String text =
        "params: {p: " + "x".repeat(1_000_000) + "}\nname: t\ndescription: " + "${p}".repeat(1_000);

    assertThat(read(text).text()).contains("parameters fill in more than 4 MiB of text");
  }
}
