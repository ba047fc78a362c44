package archsim.components;

import static archsim.components.Systems.call;
import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.service.StepSpec;
import archsim.components.step.ChooseStep;
import archsim.components.step.FailStep;
import archsim.components.step.RepeatStep;
import archsim.core.random.Constant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Visits and demands computed by hand. The callee takes 3 s at least, and 90 % of calls end OK. */
class DemandTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Demand.Target DB = new Demand.Target("db", "");

  private static Demand of(StepSpec... steps) {
    Demand demand =
        new Demand(name -> new Demand.Target(name, ""), target -> new Demand.Callee(3, 0.9));
    for (StepSpec step : steps) {
      step.addDemand(demand);
    }
    return demand;
  }

  private static double cpu(Demand demand) {
    return demand.seconds().getOrDefault("cpu", 0.0);
  }

  private static double visits(Demand demand) {
    return demand.calls().getOrDefault(DB, 0.0);
  }

  private static RepeatStep repeat(double times, StepSpec... steps) {
    return new RepeatStep(new Constant(times), List.of(steps));
  }

  private static ChooseStep choose(double share, StepSpec... steps) {
    return new ChooseStep(List.of(new ChooseStep.Branch(share, List.of(steps))));
  }

  @Test
  void whatFollowsAFailureIsDoneLessOften() {
    Demand demand = of(new FailStep(0.2), computeExactly(1), call("db"), computeExactly(1));

    assertThat(cpu(demand)).isCloseTo(0.8 + 0.8 * 0.9, EXACT);
    assertThat(visits(demand)).isCloseTo(0.8, EXACT);
    assertThat(demand.asCallee().success()).isCloseTo(0.72, EXACT);
    assertThat(demand.asCallee().least()).isCloseTo(0.8 + 0.8 * 3 + 0.72, EXACT);
  }

  @Test
  void aShareOfVisitsTakesABranch() {
    Demand demand = of(choose(0.2, call("db"), computeExactly(1)), computeExactly(2));

    assertThat(visits(demand)).isCloseTo(0.2, EXACT);
    // 18 % compute in the branch; 98 % come through it.
    assertThat(cpu(demand)).isCloseTo(0.18 + 0.98 * 2, EXACT);
    assertThat(demand.asCallee().success()).isCloseTo(0.98, EXACT);
    assertThat(demand.asCallee().least()).isCloseTo(0.6 + 0.18 + 1.96, EXACT);
  }

  @Test
  void roundsAfterAFailureAreNotBegun() {
    Demand demand = of(repeat(3, call("db"), computeExactly(1)), computeExactly(1));

    assertThat(visits(demand)).isCloseTo(1 + 0.9 + 0.81, EXACT);
    assertThat(cpu(demand)).isCloseTo(0.9 + 0.81 + 0.729 + 0.729, EXACT);
    assertThat(demand.asCallee().success()).isCloseTo(0.729, EXACT);
  }

  @Test
  void nestedRepeatsMultiply() {
    Demand demand =
        of(repeat(4, repeat(2.5, computeExactly(0.1)), choose(0.5, computeExactly(1), delay(1))));

    assertThat(cpu(demand)).isCloseTo(4 * (0.25 + 0.5), EXACT);
    assertThat(demand.asCallee().least()).isCloseTo(4 * (0.25 + 1), EXACT);
    assertThat(demand.asCallee().success()).isEqualTo(1);
  }

  @Test
  void ofParallelBranchesAllAreDoneAndTheLongestCounts() {
    Demand demand =
        of(Systems.parallel(computeExactly(2), call("db"), call("db")), computeExactly(1));

    assertThat(cpu(demand)).isCloseTo(2 + 0.81, EXACT);
    assertThat(visits(demand)).isCloseTo(2, EXACT);
    assertThat(demand.asCallee().least()).isCloseTo(3 + 0.81, EXACT);
    assertThat(demand.asCallee().success()).isCloseTo(0.81, EXACT);
  }

  @Test
  void nothingComesAfterWhatAlwaysFails() {
    Demand demand =
        of(
            new FailStep(1),
            repeat(2, call("db")),
            Systems.parallel(computeExactly(1), call("db")),
            choose(0.5, computeExactly(1)));

    assertThat(cpu(demand)).isZero();
    assertThat(visits(demand)).isZero();
    assertThat(demand.asCallee()).isEqualTo(new Demand.Callee(0, 0));
  }
}
