package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.keys.KeySampler;
import archsim.components.keys.KeysSpec;
import archsim.components.keys.UniformKeys;
import archsim.components.keys.ZipfKeys;
import archsim.core.random.Streams;
import archsim.scenario.ReadResult;
import archsim.scenario.ScenarioReader;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as users write them. */
class KeysTest {
  private static final String SHOP =
      """
      name: shop
      workloads: {users: {rate: 10/s, to: app}}
      services:
        app: {endpoints: {home: {steps: [compute: 1ms, query: {db: db, key: user}]}}}
      databases:
        db: {read: 1ms}
      """;

  @TempDir private Path folder;

  private static ReadResult check(String yaml) {
    return ScenarioChecks.check(Runs.read(yaml));
  }

  @Test
  void areReadByName() {
    ReadResult read = check(SHOP + "keys: {user: zipf(n=2M s=0.8), item: uniform(n=1M)}\n");

    assertThat(read.text()).isEmpty();
    Map<String, KeysSpec> keys = read.scenario().all(KeysSpec.class);
    assertThat(keys)
        .containsExactly(
            Map.entry("user", new KeysSpec(new ZipfKeys(2_000_000, 0.8))),
            Map.entry("item", new KeysSpec(new UniformKeys(1_000_000))));
  }

  @Test
  void areReadFromAFileBesideTheScenario() throws IOException {
    Files.writeString(folder.resolve("ids.txt"), "7\n3\n7\n");
    Path file =
        Files.writeString(folder.resolve("shop.yaml"), SHOP + "keys: {user: trace(ids.txt)}");
    ReadResult read =
        new ScenarioReader(ScenarioLanguage.LANGUAGE)
            .read(file, new Document.Options(Map.of(), List.of(), name -> null));

    assertThat(read.text()).isEmpty();
    KeysSpec user = read.scenario().all(KeysSpec.class).values().iterator().next();
    KeySampler sampler = user.popularity().sampler(new Streams(1, 0).keyed("keys", "user"));
    assertThat(List.of(sampler.sample(0), sampler.sample(1), sampler.sample(5)))
        .containsExactly(7L, 3L, 7L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zip(n=1)          | 7 | 14 | did you mean 'zipf'?",
        "zipf(n=2M)        | 7 | 14 | zipf needs s",
        "uniform(n=0)      | 7 | 14 | n must be a whole number from 1",
        "trace(none.txt)   | 7 | 14 | none.txt",
        "5                 | 7 | 14 | popularity of keys"
      })
  void mistakesArePlaced(String keys, int line, int column, String words) {
    ReadResult read = check(SHOP + "keys: {user: \"" + keys + "\"}\n");

    assertThat(read.text()).contains(words);
    assertPlaced(read, line, column);
  }

  @Test
  void aQueryCannotUseKeysThatThereAreNot() {
    ReadResult read = check(SHOP + "keys: {usr: unique}\n");

    assertThat(read.text()).contains("did you mean 'usr'?");
    assertPlaced(read, 4, 71);
  }

  private static void assertPlaced(ReadResult read, int line, int column) {
    Diagnostic only = read.diagnostics().get(0);
    assertThat(read.diagnostics()).as(read.text()).hasSize(1);
    assertThat(only.place().line()).as(read.text()).isEqualTo(line);
    assertThat(only.place().column()).as(read.text()).isEqualTo(column);
  }
}
