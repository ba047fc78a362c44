package archsim.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.L64X128Mix;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Streams are functions of their names, and keyed ones of their keys, in whatever order. */
class StreamsTest {
  private static final Path ANSWERS = Path.of("../../shared/exams/rng_known_answers.json");
  private static final Pattern WORD = Pattern.compile("\"0x([0-9a-f]{16})\"");

  @Test
  void aStreamDependsOnItsNameAlone() {
    var streams = new Streams(1, 0);
    long[] first = draw(streams.sequential("db", "read"));
    draw(streams.sequential("cache", "get"));

    assertThat(draw(streams.sequential("db", "read"))).isEqualTo(first);
    assertThat(draw(new Streams(1, 0).sequential("db", "read"))).isEqualTo(first);
    assertThat(draw(streams.sequential("db", "write"))).isNotEqualTo(first);
    assertThat(draw(streams.sequential("dbr", "ead"))).isNotEqualTo(first);
    assertThat(draw(new Streams(1, 1).sequential("db", "read"))).isNotEqualTo(first);
    assertThat(draw(new Streams(2, 0).sequential("db", "read"))).isNotEqualTo(first);
  }

  @Test
  void aKeyGivesTheSameNumbersInWhateverOrder() {
    var random = new Streams(1, 0).keyed("db", "read");
    long[] second = at(random, 7, 2);
    long[] other = at(random, 8, 1);
    at(random, 7, 1);

    assertThat(at(random, 7, 2)).isEqualTo(second).isNotEqualTo(at(random, 7, 1));
    assertThat(at(new Streams(1, 0).keyed("db", "read"), 8, 1)).isEqualTo(other);
    assertThat(at(new Streams(1, 0).keyed("db", "write"), 8, 1)).isNotEqualTo(other);
  }

  @Test
  void neighbouringKeysAreIndependent() {
    var random = new Streams(3, 0).keyed("db", "read");
    int n = 200_000;
    double sum = 0;
    double product = 0;
    double previous = 0.5;
    for (int request = 0; request < n; request++) {
      random.seek(request, 1);
      double u = random.nextDouble() - 0.5;
      sum += u;
      product += u * previous;
      previous = u;
    }

    // U − 1/2 has the variance 1/12, and the product of two independent ones 1/144.
    assertThat(sum / n).isCloseTo(0, within(4.5 * Math.sqrt(1.0 / 12 / n)));
    assertThat(product / n).isCloseTo(0, within(4.5 / 12 / Math.sqrt(n)));
  }

  @Test
  void theGeneratorGivesItsKnownAnswers() throws IOException {
    String skipped = "SKIPPED: no " + ANSWERS + ", so L64X128Mix was not examined";
    if (!Files.exists(ANSWERS)) {
      System.out.println(skipped);
    }
    Assumptions.assumeTrue(Files.exists(ANSWERS), skipped);
    String json = Files.readString(ANSWERS);
    List<Long> words = words(json.substring(0, json.indexOf("XoShiRo256PlusPlus")));

    assertThat(words).hasSize(3 * 16);
    for (int start = 0; start < words.size(); start += 16) {
      // Each case has four words of seed, additive constant first, and twelve of output.
      var random =
          new L64X128Mix(
              words.get(start), words.get(start + 1), words.get(start + 2), words.get(start + 3));
      for (int i = 4; i < 16; i++) {
        assertThat(random.nextLong()).isEqualTo(words.get(start + i));
      }
    }
  }

  private static List<Long> words(String json) {
    List<Long> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(json);
    while (matcher.find()) {
      words.add(Long.parseUnsignedLong(matcher.group(1), 16));
    }
    return words;
  }

  private static long[] at(KeyedRandom random, long request, long k) {
    random.seek(request, k);
    return draw(random);
  }

  private static long[] draw(UniformRandomProvider random) {
    return LongStream.generate(random::nextLong).limit(10).toArray();
  }
}
