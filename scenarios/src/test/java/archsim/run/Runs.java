package archsim.run;

import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Replications;
import archsim.scenario.ReadResult;
import archsim.scenario.ScenarioReader;
import archsim.scenario.yaml.Document;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs scenarios for tests. */
public final class Runs {
  /** The scenarios that come with the program. */
  public static final Path LIBRARY = Path.of("library");

  private Runs() {}

  /** Reads and runs a file of the library. */
  public static RunOutcome library(String name, int jobs, String... sets) {
    return run(
        new ScenarioReader(ScenarioLanguage.LANGUAGE)
            .read(LIBRARY.resolve(name + ".yaml"), options(sets)),
        jobs);
  }

  /** Reads and runs a text. */
  public static RunOutcome text(String yaml, int jobs, String... sets) {
    return run(read(yaml, sets), jobs);
  }

  /** Reads a text. */
  public static ReadResult read(String yaml, String... sets) {
    return new ScenarioReader(ScenarioLanguage.LANGUAGE)
        .readText("test.yaml", yaml.getBytes(StandardCharsets.UTF_8), options(sets));
  }

  /** Runs what was read, on so many threads. */
  public static RunOutcome run(ReadResult read, int jobs) {
    if (!read.isValid()) {
      throw new IllegalArgumentException(read.text());
    }
    return new ScenarioRunner(jobs, Replications.Progress.NONE, new Interrupt()).run(read);
  }

  /** Reads and runs a file of the library with some of its parameters set. */
  public static RunOutcome library(String name, Map<String, String> params, String... sets) {
    return run(
        new ScenarioReader(ScenarioLanguage.LANGUAGE)
            .read(
                LIBRARY.resolve(name + ".yaml"),
                new Document.Options(params, List.of(sets), any -> null)),
        2);
  }

  private static Document.Options options(String... sets) {
    return new Document.Options(Map.of(), List.of(sets), name -> null);
  }
}
