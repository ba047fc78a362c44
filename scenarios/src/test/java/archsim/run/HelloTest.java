package archsim.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.core.results.ComponentResult;
import archsim.core.results.RunResult;
import archsim.core.results.Verdict;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The first scenario that users see, against the utilisation law: U = X S / c. */
class HelloTest {
  private static final Offset<Double> POINTS = within(0.003);

  private final RunResult hello = Runs.library("hello", 2).result();

  @Test
  void keepsItsPromisesAtTheUtilisationsThatTheLawSays() {
    assertThat(hello.verdict()).isEqualTo(Verdict.PASS);
    assertThat(utilisation("web")).isCloseTo(0.100, POINTS);
    assertThat(utilisation("app")).isCloseTo(0.267, POINTS);
    assertThat(utilisation("db")).isCloseTo(0.209, POINTS);
    assertThat(Objects.requireNonNull(hello.workloads().get("users")).throughputPerS().value())
        .isCloseTo(200, within(1.0));
  }

  @Test
  void namesTheBottleneckOfTheLaw() {
    var bottleneck = Objects.requireNonNull(hello.bottleneck());
    assertThat(bottleneck.component() + "." + bottleneck.resource()).isEqualTo("app.cpu");
    assertThat(bottleneck.boundPerS()).isCloseTo(750, within(1e-6));
  }

  private double utilisation(String component) {
    ComponentResult result = Objects.requireNonNull(hello.components().get(component));
    return Objects.requireNonNull(
        Objects.requireNonNull(result.resources().get("cpu")).utilisation().value());
  }
}
