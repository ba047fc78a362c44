package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.run.ScenarioLanguage;
import archsim.scenario.schema.FieldDoc;
import archsim.scenario.schema.FieldDocs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever can be written in a scenario is found by {@code doc}. */
class DocCommandTest {
  @TempDir private Path folder;

  private String doc(String... wanted) {
    String[] args = new String[wanted.length + 1];
    args[0] = "doc";
    System.arraycopy(wanted, 0, args, 1, wanted.length);
    Cli.Ended ended = new Cli(folder).execute(args);
    return ended.out() + ended.err();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "services                | replicas          How many equal instances there are.",
        "databases.topology      | primary-replicas  One server that writes, and others",
        "params                  | set by -P name=value",
        "include                 | maps are merged, lists replaced",
        "topology                | A file to build upon",
        "x-                      | Keys at the top that begin with x- are ignored",
        "distributions           | hyperexp",
        "lognormal               | lognormal(p50=3ms p99=20ms)",
        "keys.popularity         | hot(n=1M hot=1% share=90%)",
        "hot                     | A share of the keys is hot",
        "mmpp                    | mmpp(rate1=140/s stay1=1s rate2=20/s stay2=1s)",
        "lru                     | Evicts the least recently used entry.",
        "power-of-two            | The one of two drawn at random with fewer requests in progress.",
        "consistent-hash         | By points on a ring of hashes",
        "event-loop              | waiting holds none",
        "m6i.large               | 2 vCPU, 7.6 GiB, speed 1.23, no price",
        "t3.large                | $0.0832/h of January 2023",
        "instanceTypes           | Measured in December 2025, prices of January 2023",
        "util                    | Busy time of a resource",
        "quantities              | such as 512Mi; units: B, kB, MB",
        "timeout                 | or a distribution: archsim doc distributions",
        "choose                  | choose: [{90%: [compute: 1ms]}, {10%: [call: b]}]",
        "add-shards              | Which database gets more shards.",
        "stale                   | slos.*.expr: staleReads(orders)",
        "retry                   | 'retry' is part of the language but not built yet",
        "thread                  | did you mean 'threads'?"
      })
  void findsWhatCanBeWritten(String wanted, String words) {
    assertThat(doc(wanted)).contains(words);
  }

  @Test
  void isCutOnTerminalsOnly() {
    assertThat(doc()).contains("Memory of one replica, which its host must have; a replica that");
    assertThat(doc().lines()).noneMatch(line -> line.endsWith("..."));
    assertThat(new Cli(folder).interactive().execute("doc").out().lines())
        .allMatch(line -> line.length() <= TextTable.WIDTH);
  }

  @Test
  void allThatCanBeWrittenSaysWhatItIs() {
    List<FieldDoc> all = new FieldDocs(ScenarioLanguage.LANGUAGE).all();

    assertThat(all).allSatisfy(doc -> assertThat(doc.what()).as(doc.path()).isNotEmpty());
    assertThat(all)
        .allSatisfy(
            doc ->
                assertThat(doc.parts())
                    .allSatisfy(part -> assertThat(part.what()).as(doc + " " + part).isNotEmpty()));
  }
}
