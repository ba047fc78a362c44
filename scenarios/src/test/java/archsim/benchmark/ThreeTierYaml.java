package archsim.benchmark;

import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Replications;
import archsim.core.results.RunResult;
import archsim.run.ScenarioLanguage;
import archsim.run.ScenarioRunner;
import archsim.scenario.ScenarioReader;
import archsim.scenario.yaml.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The three-tier model as a user runs it: from the file to the result, with all that is measured.
 */
final class ThreeTierYaml {
  /** 10 replications, each of 10 minutes as by default, at 1000/s. */
  static final int REQUESTS = 6_000_000;

  private ThreeTierYaml() {}

  /** Reads, simulates on one thread, and evaluates. */
  static RunResult run() {
    return run("three-tiers");
  }

  /**
   * The same for another file.
   *
   * @param sets what is set besides, such as {@code run.duration=100s}
   */
  static RunResult run(String file, String... sets) {
    return new ScenarioRunner(1, Replications.Progress.NONE, new Interrupt())
        .run(
            new ScenarioReader(ScenarioLanguage.LANGUAGE)
                .readText(
                    file + ".yaml",
                    text(file + ".yaml"),
                    new Document.Options(Map.of(), List.of(sets), name -> null)))
        .result();
  }

  private static byte[] text(String name) {
    try (InputStream file = Objects.requireNonNull(ThreeTierYaml.class.getResourceAsStream(name))) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
