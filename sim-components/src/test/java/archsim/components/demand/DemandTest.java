package archsim.components.demand;

import static archsim.components.Systems.call;
import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Alone;
import archsim.components.Systems;
import archsim.components.balancer.Balancing;
import archsim.components.balancer.LoadBalancer;
import archsim.components.call.Timeout;
import archsim.components.service.StepSpec;
import archsim.components.step.ChooseStep;
import archsim.components.step.FailStep;
import archsim.components.step.RepeatStep;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visits and demands computed by hand. The callee takes 3 s at least, and 90 % of calls end OK. */
class DemandTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Demand.Target DB = new Demand.Target("db", "");

  private static Demand of(StepSpec... steps) {
    Demand demand =
        new Demand(new Alone(component -> 1, new Callee(LeastTime.of(3), 3, Range.exactly(0.9))));
    for (StepSpec step : steps) {
      step.addDemand(demand);
    }
    return demand;
  }

  private static double cpu(Demand demand) {
    return exact(demand.seconds().getOrDefault("cpu", Range.ZERO));
  }

  private static double exact(Range range) {
    assertThat(range.isExact()).isTrue();
    return range.low();
  }

  private static double visits(Demand demand) {
    return exact(demand.calls().getOrDefault(DB, Range.ZERO));
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
    assertThat(exact(demand.asCallee().success())).isCloseTo(0.72, EXACT);
    assertThat(demand.asCallee().least().mean()).isCloseTo(0.8 + 0.8 * 3 + 0.72, EXACT);
  }

  @Test
  void aShareOfVisitsTakesABranch() {
    Demand demand = of(choose(0.2, call("db"), computeExactly(1)), computeExactly(2));

    assertThat(visits(demand)).isCloseTo(0.2, EXACT);
    // 18 % compute in the branch; 98 % come through it.
    assertThat(cpu(demand)).isCloseTo(0.18 + 0.98 * 2, EXACT);
    assertThat(exact(demand.asCallee().success())).isCloseTo(0.98, EXACT);
    assertThat(demand.asCallee().least().mean()).isCloseTo(0.6 + 0.18 + 1.96, EXACT);
  }

  @Test
  void roundsAfterAFailureAreNotBegun() {
    Demand demand = of(repeat(3, call("db"), computeExactly(1)), computeExactly(1));

    assertThat(visits(demand)).isCloseTo(1 + 0.9 + 0.81, EXACT);
    assertThat(cpu(demand)).isCloseTo(0.9 + 0.81 + 0.729 + 0.729, EXACT);
    assertThat(exact(demand.asCallee().success())).isCloseTo(0.729, EXACT);
  }

  @Test
  void nestedRepeatsMultiply() {
    Demand demand =
        of(repeat(4, repeat(2.5, computeExactly(0.1)), choose(0.5, computeExactly(1), delay(1))));

    assertThat(cpu(demand)).isCloseTo(4 * (0.25 + 0.5), EXACT);
    assertThat(demand.asCallee().least().mean()).isCloseTo(4 * (0.25 + 1), EXACT);
    assertThat(exact(demand.asCallee().success())).isEqualTo(1);
  }

  @Test
  void ofParallelBranchesAllAreDoneAndTheLongestCounts() {
    Demand demand =
        of(Systems.parallel(computeExactly(2), call("db"), call("db")), computeExactly(1));

    assertThat(cpu(demand)).isCloseTo(2 + 0.81, EXACT);
    assertThat(visits(demand)).isCloseTo(2, EXACT);
    assertThat(demand.asCallee().least().mean()).isCloseTo(3 + 0.81, EXACT);
    assertThat(exact(demand.asCallee().success())).isCloseTo(0.81, EXACT);
  }

  @Test
  void nobodyWaitsForABranchBesideOneThatHasFailed() {
    Demand often = of(Systems.parallel(delay(5), new FailStep(0.2)));
    Demand always = of(Systems.parallel(delay(5), new FailStep(1)));

    assertThat(often.asCallee().least().mean()).isCloseTo(0.8 * 5, EXACT);
    assertThat(always.asCallee().least().mean()).isZero();
  }

  /**
   * The third of 1, 2, 5 and 9 s; two of four succeed with probability 1 − 0.1⁴ − 4 · 0.9 · 0.1³.
   */
  @Test
  void aQuorumTakesAsLongAsItsLastBranch() {
    var needed = Timeout.Cancelling.IGNORE;
    Demand sure = of(Systems.quorum(3, needed, delay(5), delay(1), delay(9), delay(2)));
    Demand calls = of(Systems.quorum(2, needed, call("db"), call("db"), call("db"), call("db")));

    assertThat(sure.asCallee().least().mean()).isCloseTo(5, EXACT);
    assertThat(exact(sure.asCallee().success())).isEqualTo(1);
    assertThat(calls.asCallee().least().mean()).isCloseTo(3, EXACT);
    assertThat(exact(calls.asCallee().success())).isCloseTo(1 - 0.0001 - 4 * 0.9 * 0.001, EXACT);
  }

  /** The first of three exponential times is shorter than any of them on average. */
  @Test
  void theMeansOfItsBranchesDoNotBoundAQuorum() {
    var compute = Systems.compute(1);
    Demand demand = of(Systems.quorum(1, Timeout.Cancelling.IGNORE, compute, compute, compute));

    assertThat(demand.asCallee().least().mean()).isZero();
    assertThat(cpu(demand)).isCloseTo(3, EXACT);
  }

  @Test
  void nobodyWaitsLongerThanATimeout() {
    Demand never = of(call("db", 2, Timeout.Cancelling.IGNORE), computeExactly(1));
    assertThat(never.asCallee().least().mean()).isCloseTo(2, EXACT);
    assertThat(exact(never.asCallee().success())).isZero();
    assertThat(cpu(never)).isZero();

    Demand rarely = of(call("db", 90, Timeout.Cancelling.IGNORE));
    assertThat(rarely.asCallee().least().mean()).isCloseTo(3, EXACT);
    assertThat(exact(rarely.asCallee().success())).isCloseTo(0.9, EXACT);
  }

  /**
   * E[min(S, d)] = m (1 − e^(−d/m)) for an exponential S; the bound is below, and near if d ≫ m.
   */
  @ParameterizedTest
  @CsvSource({"0.5", "1", "2", "5", "50"})
  void theLeastWaitIsBelowTheMeanOfWhatIsCutOff(double limit) {
    double mean = LeastTime.of(new Exponential(1)).upTo(new Constant(limit)).mean();

    assertThat(mean).isLessThanOrEqualTo(-StrictMath.expm1(-limit));
    assertThat(mean).isGreaterThanOrEqualTo(1 - 1 / (2 * limit));
  }

  @Test
  void aBalancerGivesEveryReplicaItsShare() {
    var targets = List.of(new LoadBalancer.Target("few", 2), new LoadBalancer.Target("many", 1));
    var edge = Systems.balancer(targets, Balancing.WEIGHTED);
    Demand demand =
        new Demand(new Alone(component -> component.equals("few") ? 1 : 3, Callee.UNKNOWN));
    edge.addDemand("get", demand);

    assertThat(exact(demand.calls().getOrDefault(new Demand.Target("few.get", ""), Range.ZERO)))
        .isCloseTo(2 / 5.0, EXACT);
    assertThat(exact(demand.calls().getOrDefault(new Demand.Target("many.get", ""), Range.ZERO)))
        .isCloseTo(3 / 5.0, EXACT);
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
    assertThat(demand.asCallee()).isEqualTo(new Callee(LeastTime.NONE, 0, Range.ZERO));
  }
}
