package archsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import archsim.core.experiment.Interrupt;
import archsim.core.experiment.Replications;
import archsim.run.ScenarioRunner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  @Test
  void showsHowMuchOfALongReplicationIsSimulated() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (ProgressLine line = new ProgressLine(new Output(err), "long", () -> 0)) {
      line.simulated(0.428);
      line.tick();
      line.update(1, 3);
      line.simulated(0.1);
      line.tick();
    }

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("long: simulating\r", "long: simulating, 42 % of a replication\r")
        .contains("long: 1 of 3 replications\r")
        .doesNotContain("10 %");
  }

  @Test
  void isToldOfWarmUpAndMeasuringOneAfterTheOther() {
    List<Double> shares = new ArrayList<>();
    Replications.Progress progress =
        new Replications.Progress() {
          @Override
          public void update(int done, int total) {}

          @Override
          public void simulated(double share) {
            shares.add(share);
          }
        };
    var read =
        new ScenarioOptions()
            .readValid(
                Path.of("hello"),
                new Cli(Path.of("")).terminal(new Output(System.out), new Output(System.err)));

    new ScenarioRunner(1, progress, new Interrupt()).run(read);

    // A share falls back where the next replication begins.
    assertThat(shares).allMatch(share -> share >= 0 && share <= 1);
    assertThat(shares.get(0)).isLessThan(0.1);
    assertThat(shares).anyMatch(share -> share > 0.95);
  }
}
