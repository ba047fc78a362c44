package archsim.components.service;

import static archsim.components.Systems.call;
import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static archsim.components.Systems.quorum;
import static archsim.components.Systems.threads;
import static archsim.components.call.Timeout.Cancelling.PROPAGATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.measure.OutcomeCounts;
import archsim.components.step.FailStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Loops pick requests up in the order of arrival; the limit is on those not picked up. */
class EventLoopTest {
  private static Service.Spec oneLoop(int limit, StepSpec... steps) {
    return Systems.service(1, 1, ConcurrencyModel.EVENT_LOOP, null, limit, steps);
  }

  /**
   * Arrivals every 100 ms from 0.1 s on, 20 of them. Five begin their delay before the first one
   * computes, from 0.55 to 1.55 s; two wait for the loop, eight are refused. At 1.55 s the loop
   * picks up the first of the two, which leaves a place for the arrival at 1.6 s and for no other.
   */
  @Test
  void theLimitIsOnRequestsThatHaveNotBegunWhateverTheirFirstStep() {
    var app = oneLoop(2, delay(0.45), computeExactly(1));
    var run = Systems.drain(Systems.of(Burst.of(20, 0.1, "app"), "app", app), 50);

    assertThat(run.workloads().get(0).total().ended()).isEqualTo(new OutcomeCounts(8, 12, 0, 0, 0));
  }

  @Test
  void aRequestThatBeginsWithACallWaitsForTheLoop() {
    var app = oneLoop(10, computeExactly(1), call("back"));
    var back = oneLoop(10, delay(0.25), computeExactly(1));
    var run = Systems.drain(Systems.of(Burst.of(2, 0.1, "app"), "app", app, "back", back), 50);

    // Of app: 1 s and 1.9 s. At back the second comes at 2.1 s, while the first computes until
    // 2.35 s: it is picked up then, and computes from 2.6 to 3.6 s.
    assertThat(Systems.edge(run, "app", "back").requests().responseTimes())
        .isCloseTo(1.25 + 1.5, within(1e-9));
    assertThat(Systems.resource(run, "back", "loops").waits().sum()).isCloseTo(0.25, within(1e-9));
    assertThat(Systems.resource(run, "back", "loops").busyArea()).isCloseTo(2, within(1e-9));
  }

  @Test
  void whatEndsWithoutComputingGivesTheLoopBack() {
    var app = oneLoop(10, new FailStep(1), computeExactly(1));
    var run = Systems.drain(Systems.of(Burst.of(5, 0, "app"), "app", app), 50);

    assertThat(run.workloads().get(0).total().ended().failed()).isEqualTo(5);
    assertThat(Systems.resource(run, "app", "loops").busyArea()).isZero();
  }

  /**
   * At 1 s the loop has computed for the first branch and picks up the second one, which fails at
   * once: the quorum fails, and cancels the first in the middle of its way on.
   */
  @Test
  void aLoopThatIsPassedOnMayCancelWhoeverLeavesIt() {
    Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    endpoints.put("good", new Endpoint(List.of(computeExactly(1), computeExactly(5)), null));
    endpoints.put("bad", new Endpoint(List.of(new FailStep(1)), null));
    var queue = new ServiceQueue(10);
    var back =
        ServiceBuilder.of(endpoints)
            .model(ConcurrencyModel.EVENT_LOOP, 1, null)
            .queue(queue)
            .build();
    var front = threads(1, 1, 9, 10, quorum(2, PROPAGATE, call("back.good"), call("back.bad")));
    var system = Systems.of(Burst.of(1, 1, "front"), "front", front, "back", back);
    var run = Systems.drain(system, 50);

    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(1, within(1e-9));
    assertThat(Systems.resource(run, "back", "loops").busyArea()).isCloseTo(1, within(1e-9));
  }
}
