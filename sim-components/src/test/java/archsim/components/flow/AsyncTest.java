package archsim.components.flow;

import static archsim.components.Systems.call;
import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static archsim.components.Systems.drain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.RequestSnapshot;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Service;
import archsim.components.service.ServiceBuilder;
import archsim.components.service.StepSpec;
import archsim.components.step.CallStep;
import archsim.components.step.ChooseStep;
import archsim.core.InvalidSpecException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that nobody waits for, and services that call themselves. */
class AsyncTest {
  private static CallStep send(String to) {
    return new CallStep(to, CallTerms.NONE, true);
  }

  private static Service.Spec many(StepSpec... steps) {
    return ServiceBuilder.of(steps).model(ConcurrencyModel.VIRTUAL_THREADS, 4, null).build();
  }

  @Test
  void theCallerGoesOnAtOnceAndTheCallIsMeasured() {
    var system =
        Systems.of(
            Burst.of(3, 1, "front"), "front", many(send("back"), delay(1)), "back", many(delay(5)));
    ModelSnapshot run = drain(system, 1000);
    RequestSnapshot sent = Systems.edge(run, "front", "back").requests();

    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(3, within(1e-9));
    assertThat(sent.ended().ok()).isEqualTo(3);
    assertThat(sent.responseTimes()).isCloseTo(15, within(1e-9));
  }

  @Test
  void itOutlivesACallerThatIsCancelled() {
    var burst = Burst.of(3, 1, "front").withTimeout(0.5, Timeout.Cancelling.PROPAGATE);
    var system = Systems.of(burst, "front", many(send("back"), delay(9)), "back", many(delay(5)));
    ModelSnapshot run = drain(system, 1000);

    assertThat(run.workloads().get(0).total().ended().timedOut()).isEqualTo(3);
    assertThat(Systems.edge(run, "front", "back").requests().ended().ok()).isEqualTo(3);
  }

  @Test
  void itsOutcomeIsNobodysConcern() {
    var full = ServiceBuilder.of(delay(5)).external(1).build();
    var system = Systems.of(Burst.of(3, 1, "front"), "front", many(send("back")), "back", full);
    ModelSnapshot run = drain(system, 1000);

    assertThat(run.workloads().get(0).total().ended().ok()).isEqualTo(3);
    assertThat(Systems.edge(run, "front", "back").requests().ended().rejected()).isEqualTo(2);
  }

  /** A node has a child with 75 %: 4 nodes per request on average, and 4 times the work. */
  @Test
  void aServiceMayCallItself() {
    var child = new ChooseStep(List.of(new ChooseStep.Branch(0.75, List.of(call("tree")))));
    var runs =
        TwentyRuns.of(
            Systems.arrivals(1, "tree"), "tree", many(computeExactly(0.1), child), 20_000);

    runs.meet(0.1, run -> TwentyRuns.utilisation(run, "tree", "cpu"));
    runs.meet(3, run -> Systems.edge(run, "tree", "tree").requests().ended().ok() / run.duration());
  }

  @Test
  void callsNestToABound() {
    var child = new ChooseStep(List.of(new ChooseStep.Branch(0.99, List.of(call("tree")))));
    var system = Systems.of(Burst.of(20, 1, "tree"), "tree", many(child));
    assertThat(drain(system, 1000).workloads().get(0).total().ended().ok()).isEqualTo(20);

    var endless = Systems.of(Burst.of(1, 1, "tree"), "tree", many(call("tree")));
    assertThatThrownBy(() -> drain(endless, 1000))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("tree.work: calls nest more than 500 deep");
  }
}
