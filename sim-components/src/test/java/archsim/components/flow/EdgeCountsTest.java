package archsim.components.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Said;
import archsim.components.Systems;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.RequestSnapshot;
import archsim.components.workload.Workload;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an edge counts does not depend on who counts it. */
class EdgeCountsTest {
  private static final double RATE = 50;

  /** A timeout that never comes up: the edge counts for itself, as some requests may be late. */
  private static final Distribution NEVER = new Constant(1e6);

  @Test
  void anEdgeThatReadsFromItsWorkloadSaysWhatItWouldCount() {
    ModelSnapshot read = run(null);
    ModelSnapshot counted = run(NEVER);

    RequestSnapshot edge = Systems.edge(counted, "users", "app").requests();
    assertThat(edge.ended().ok()).isGreaterThan(500);
    assertThat(edge.ended().rejected()).isGreaterThan(100);
    assertThat(edge.insideAtStart()).isPositive();
    assertThat(edge.unfinished()).isPositive();
    RequestSnapshot reader = Systems.edge(read, "users", "app").requests();
    // It reads times with the three digits of the workload; what counts for itself has two.
    assertThat(reader)
        .usingRecursiveComparison()
        .ignoringFields("latency", "excursions", "excursionsOfAll")
        .isEqualTo(edge);
    assertThat(reader.latency().count()).isEqualTo(edge.latency().count());
    assertThat(reader.latency().sum()).isCloseTo(edge.latency().sum(), within(1e-9));
    for (double q : new double[] {0.1, 0.5, 0.9, 0.99}) {
      double times = edge.latency().quantile(q);
      assertThat(reader.latency().quantile(q)).isCloseTo(times, within(0.01 * times));
    }
    assertThat(read.workloads().get(0).total())
        .usingRecursiveComparison()
        .isEqualTo(counted.workloads().get(0).total());
  }

  /** An overloaded service that refuses part of what comes. */
  private static ModelSnapshot run(@Nullable Distribution timeout) {
    var users = Said.of(Workload.Spec.class, "rate", RATE, "to", "app", "timeout", timeout);
    var app = Systems.threads(1, 1, 2, 5, Systems.compute(3 / RATE));
    return Systems.run(Systems.of(users, "app", app), 1, 20, 60);
  }
}
