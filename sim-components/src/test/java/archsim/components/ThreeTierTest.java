package archsim.components;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.measure.ModelSnapshot;
import org.junit.jupiter.api.Test;

/** The three-tier model of the benchmark against its published figures. */
class ThreeTierTest {
  @Test
  void anEventLoopIsFreeWhileItsRequestIsAtTheDatabase() {
    ModelSnapshot run =
        Systems.run(
            Systems.threeTiers(Systems.loops(4, 4, Systems.computeAndSometimesQuery())),
            1,
            20,
            2000);
    var latency = run.workloads().get(0).total().latency();
    assertThat(latency.mean()).isCloseTo(0.01482, within(0.00005));
    assertThat(latency.quantile(0.99)).isCloseTo(0.0752, within(0.0005));
  }

  @Test
  void aThreadIsHeldThroughTheQuery() {
    ModelSnapshot run =
        Systems.run(
            Systems.threeTiers(
                Systems.threads(4, 4, 4, 10_000, Systems.computeAndSometimesQuery())),
            1,
            20,
            2000);
    assertThat(run.workloads().get(0).total().latency().mean()).isCloseTo(0.0278, within(0.0004));
  }
}
