package archsim.components.flow;

import static archsim.components.Systems.call;
import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static archsim.components.Systems.quorum;
import static archsim.components.Systems.threads;
import static archsim.components.call.Timeout.Cancelling.IGNORE;
import static archsim.components.call.Timeout.Cancelling.PROPAGATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.balancer.Balancing;
import archsim.components.measure.OutcomeCounts;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.SourceSpec;
import archsim.components.service.ConcurrencyModel;
import archsim.components.step.FailStep;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of work that nobody waits for any more. */
class CancellingTest {
  @Test
  void aClientThatGaveUpIsNotInsideWhileItsWorkGoesOn() {
    var app = threads(1, 1, 1, 10, computeExactly(1));
    var users = Burst.of(1, 1, "app").withTimeout(0.25, IGNORE);
    var run = Systems.drain(Systems.of(users, "app", app), 1.5);

    assertThat(run.workloads().get(0).total().unfinished()).isZero();
    assertThat(run.workloads().get(0).total().ended().timedOut()).isEqualTo(1);
    assertThat(run.workloads().get(0).total().responseTimes()).isEqualTo(0.25);
    assertThat(Systems.edge(run, "users", "app").requests().unfinished()).isEqualTo(1);
    assertThat(Systems.resource(run, "app", "cpu").busyArea()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aLateReplyIsCountedOnItsEdgeAndDropped() {
    var app = threads(1, 1, 1, 10, computeExactly(1));
    var users = Burst.of(3, 2, "app").withTimeout(0.25, IGNORE);
    var run = Systems.drain(Systems.of(users, "app", app), 10);

    assertThat(Systems.edge(run, "users", "app").requests().ended())
        .isEqualTo(new OutcomeCounts(0, 0, 3, 0, 0));
    assertThat(Systems.resource(run, "app", "cpu").busyArea()).isCloseTo(3, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCancelledStopsWhereItStands(ConcurrencyModel model) {
    Integer workers = model == ConcurrencyModel.EVENT_LOOP ? null : 2;
    var back = Systems.service(1, 1, model, workers, 10, computeExactly(1));
    var front = threads(1, 1, 10, 10, call("back", 0.25, PROPAGATE));
    var run = Systems.drain(Systems.of(Burst.of(5, 0.1, "front"), "front", front, "back", back), 9);

    assertThat(run.workloads().get(0).total().ended().failed()).isEqualTo(5);
    var edge = Systems.edge(run, "front", "back").requests();
    assertThat(edge.unfinished()).isZero();
    assertThat(edge.ended().ended()).isEqualTo(5);
    // From the first arrival to the last one's timeout, and not the 5 s that was asked for.
    assertThat(Systems.resource(run, "back", "cpu").busyArea()).isLessThan(0.65 + 1e-9);
  }

  @Test
  void virtualThreadsAreCountedOnceHoweverTheirRequestsEnd() {
    var app = Systems.service(1, 1, ConcurrencyModel.VIRTUAL_THREADS, 2, 10, delay(1));
    var users = Burst.of(40, 0.1, "app").withTimeout(0.55, PROPAGATE);
    var run = Systems.drain(Systems.of(users, "app", app), 9);

    // Two are let in, four are refused, two are let in once the first two have been cancelled …
    assertThat(run.workloads().get(0).total().ended().rejected()).isEqualTo(26);
    assertThat(run.workloads().get(0).total().ended().timedOut()).isEqualTo(14);
  }

  @Test
  void aBalancerForgetsWhatWasCancelled() {
    var app = threads(2, 1, 5, 10, delay(1));
    var edge = Systems.balancer("app", Balancing.LEAST_REQUEST);
    var users = Burst.of(400, 0.5, "edge").withTimeout(0.25, PROPAGATE);
    var run = Systems.drain(Systems.of(users, "edge", edge, "app", app), 300);

    // None is outstanding at any arrival, so both replicas get about half: 5 standard deviations.
    var held = Systems.resource(run, "app", "threads").busyAreas();
    assertThat(held.get(0) / 0.25).isCloseTo(200, within(50.0));
    assertThat(held.get(0) + held.get(1)).isCloseTo(100, within(1e-9));
  }

  @Test
  void aLaterQuorumDoesNotStopWhatAnEarlierOneLeftRunning() {
    var app =
        Systems.service(
            1,
            8,
            ConcurrencyModel.VIRTUAL_THREADS,
            null,
            10,
            quorum(1, IGNORE, delay(1), computeExactly(5)),
            quorum(1, PROPAGATE, delay(1), computeExactly(7)));
    var run = Systems.drain(Systems.of(Burst.of(1, 1, "app"), "app", app), 20);

    // All 5 s of the first compute; the second is stopped after 1 s.
    assertThat(Systems.resource(run, "app", "cpu").busyArea()).isCloseTo(6, within(1e-12));
    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(2, within(1e-12));
  }

  @Test
  void aBranchThatEndsAtOnceDecidesForThoseThatHaveNotBegun() {
    var left = threads(1, 4, 4, 0, quorum(1, IGNORE, new FailStep(0), computeExactly(2)));
    var stopped = threads(1, 4, 4, 0, quorum(1, PROPAGATE, new FailStep(0), computeExactly(2)));
    var failing = threads(1, 4, 4, 0, Systems.parallel(new FailStep(1), computeExactly(2)));

    assertThat(busyAfterOne(left)).isCloseTo(2, within(1e-12));
    assertThat(busyAfterOne(stopped)).isZero();
    assertThat(busyAfterOne(failing)).isCloseTo(2, within(1e-12));
  }

  private static double busyAfterOne(ComponentSpec app) {
    var run = Systems.drain(Systems.of(Burst.of(1, 1, "app"), "app", app), 20);
    return Systems.resource(run, "app", "cpu").busyArea();
  }

  @Test
  void aWorkerThatIsPassedOnMayCancelWhoeverPassesItOn() {
    // At 3.9 s the first branch's visit ends and frees the only worker for the second one's, which
    // `gone` refuses at once: the quorum fails, and cancels the first in the middle of its end.
    var gone = threads(1, 1, 1, 0, delay(1.9));
    var worker = threads(1, 1, 1, 10, call("gone"), delay(1));
    var front = threads(1, 1, 9, 10, quorum(2, PROPAGATE, call("worker"), call("worker")));
    var blocker = threads(1, 1, 1, 10, delay(1.5), call("gone"));
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    sources.put("users", Burst.of(1, 1, "front"));
    sources.put("others", Burst.of(1, 1.5, "blocker"));
    var components =
        Systems.of(
                Burst.of(1, 1, "front"),
                "front",
                front,
                "worker",
                worker,
                "gone",
                gone,
                "blocker",
                blocker)
            .components();
    var run = Systems.drain(new Architecture(sources, components), 50);

    assertThat(Systems.edge(run, "front", "worker").requests().ended())
        .isEqualTo(new OutcomeCounts(0, 0, 0, 1, 1));
    assertThat(Systems.resource(run, "worker", "threads").busyArea()).isCloseTo(2.9, within(1e-12));
  }
}
