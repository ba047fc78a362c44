package archsim.components.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsim.core.InvalidSpecException;
import archsim.core.random.Streams;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users write under {@code keys} is what they get, and what they mistype is explained. */
class PopularityParserTest {
  @TempDir private Path folder;

  @Test
  void readsEachKind() {
    assertThat(Popularity.parse("zipf(n=2M s=0.8)")).isEqualTo(new ZipfKeys(2_000_000, 0.8));
    assertThat(Popularity.parse("zipf(n=1G s=1)").size()).isEqualTo(1_000_000_000);
    assertThat(Popularity.parse(" uniform( n = 5B ) ")).isEqualTo(new UniformKeys(5_000_000_000L));
    assertThat(Popularity.parse("hot(n=1M hot=1% share=90%)"))
        .isEqualTo(new HotKeys(1_000_000, 0.01, 0.9));
    assertThat(Popularity.parse("unique")).isEqualTo(new UniqueKeys());
    assertThat(Popularity.parse("unique()")).isEqualTo(new UniqueKeys());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "zip(n=1) | unknown popularity of keys 'zip'; did you mean 'zipf'? There are zipf,",
        "zipf | 'zipf' needs arguments; write for example zipf(n=2M s=0.8)",
        "zipf(n=2M) | zipf needs s; write zipf(n=2M s=0.8), in 'zipf(n=2M)'",
        "zipf(n=2,000,000 s=1) | arguments are separated by blanks",
        "zipf(n=2Mi s=1) | unknown unit",
        "zipf(n=1.5 s=1) | n must be a whole number",
        "zipf(n=0 s=1) | n must be a whole number from 1",
        "zipf(n=5000G s=1) | from 1 to 1000000000000",
        "zipf(n=10 s=11) | s must be from 0 to 10.0",
        "zipf(n=10 s=-1) | s must be from 0",
        "zipf(n=10 s=1 | unbalanced parentheses",
        "uniform(1M) | uniform needs name=value, was '1M'; write uniform(n=1M)",
        "uniform(m=1M) | did you mean 'n'?",
        "hot(n=1M hot=1 share=90%) | did you mean 100% or 1%?",
        "hot(n=1M hot=0% share=90%) | hot must be above 0%",
        "hot(n=1M hot=20% share=10%) | share must be at least hot",
        "hot(n=1M hot=20% share=101%) | at most 100%",
        "hot(n=10 hot=1% share=90%) | hot must be at least one key",
        "unique(1) | unique takes 0 arguments, had 1; write unique",
        "trace(a.txt) | the file 'a.txt' cannot be read here",
        "trace | write for example trace(keys.txt)"
      })
  void explainsMistakes(String text, String message) {
    assertThatThrownBy(() -> Popularity.parse(text))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTraceComesInItsOrderAndAgain() throws IOException {
    Files.writeString(folder.resolve("keys.txt"), "# from the log\n7\n\n 3\r\n7\n12\n");

    Popularity keys = Popularity.parse("trace(keys.txt)", folder);

    assertThat(drawn(keys, 6)).containsExactly(7, 3, 7, 12, 7, 3);
    assertThat(keys.size()).isEqualTo(3);
    assertThat(keys.probability(1)).isEqualTo(0.5);
    assertThat(keys.probability(3)).isEqualTo(0.25);
  }

  @Test
  void textsAreNumberedByTheirFirstAppearance() throws IOException {
    packed("keys.txt.gz", "ada\n17\nbob\nada\n".getBytes(StandardCharsets.UTF_8));

    Popularity keys = Popularity.parse("trace(keys.txt.gz)", folder);

    assertThat(drawn(keys, 5)).containsExactly(1, 2, 3, 1, 1);
  }

  @Test
  void refusesTracesThatAreNone() throws IOException {
    Files.writeString(folder.resolve("empty.txt"), "# nothing\n");
    Files.writeString(folder.resolve("plain.gz"), "1\n2\n");
    packed("bomb.gz", new byte[(32 << 20) + 1]);
    Files.createDirectory(folder.resolve("scenario"));

    refuses("trace(empty.txt)", folder, "'empty.txt' holds no key");
    refuses("trace(plain.gz)", folder, "not compressed by gzip");
    refuses("trace(bomb.gz)", folder, "'bomb.gz' must unpack to at most 32 MiB");
    refuses("trace(none.txt)", folder, "there is no such file");
    refuses("trace(../empty.txt)", folder.resolve("scenario"), "outside of the folder");
  }

  private static void refuses(String text, Path folder, String message) {
    assertThatThrownBy(() -> Popularity.parse(text, folder))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(message);
  }

  private void packed(String name, byte[] content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(content);
    }
  }

  private static long[] drawn(Popularity keys, int count) {
    KeySampler sampler = keys.sampler(new Streams(1, 0).keyed("users", "keys"));
    return LongStream.range(0, count).map(sampler::sample).toArray();
  }
}
