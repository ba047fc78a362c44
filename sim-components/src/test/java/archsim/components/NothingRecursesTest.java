package archsim.components;

import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsim.components.call.Timeout;
import archsim.components.model.Architecture;
import archsim.components.model.SourceSpec;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Endpoint;
import archsim.components.service.ServiceBuilder;
import archsim.components.service.ServiceQueue;
import archsim.components.service.StepSpec;
import archsim.components.step.FailStep;
import archsim.components.step.ParallelStep;
import archsim.components.step.RepeatStep;
import archsim.core.InvalidSpecException;
import archsim.core.random.Constant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A million of anything at one instant needs no stack. */
class NothingRecursesTest {
  private static final int MILLION = 1_000_000;
  private static final StepSpec NOTHING = new FailStep(0);

  @Test
  void aMillionQueuedRequestsWithoutDemandLeaveAtOnce() {
    drainsTheQueue(NOTHING);
  }

  @Test
  void aMillionQueuedRequestsWithZeroDemandLeaveAtOnce() {
    drainsTheQueue(computeExactly(0));
  }

  private static void drainsTheQueue(StepSpec step) {
    Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    endpoints.put("slow", new Endpoint(List.of(delay(1)), null));
    endpoints.put("fast", new Endpoint(List.of(step), null));
    var queue = new ServiceQueue(MILLION);
    var app =
        ServiceBuilder.of(endpoints).model(ConcurrencyModel.THREADS, 1, 1).queue(queue).build();
    Map<String, SourceSpec> sources = new LinkedHashMap<>();
    sources.put("blocker", Burst.of(1, 0, "app.slow"));
    sources.put("users", Burst.of(MILLION, 1e-7, "app.fast"));
    var run = Systems.drain(new Architecture(sources, Map.of("app", app)), 3);

    assertThat(run.workloads().get(1).total().ended().ok()).isEqualTo(MILLION);
    assertThat(Systems.resource(run, "app", "threads").queueMax()).isEqualTo(MILLION);
  }

  @ParameterizedTest
  @EnumSource
  void aMillionRoundsOfNothing(ConcurrencyModel model) {
    var repeat = new RepeatStep(new Constant(MILLION), List.of(NOTHING));
    var app = Systems.service(1, 1, model, null, 0, repeat);
    var run = Systems.drain(Systems.of(Burst.of(2, 1, "app"), "app", app), 3);

    assertThat(run.workloads().get(0).total().ended().ok()).isEqualTo(2);
  }

  @Test
  void aMillionCallsOfNothing() {
    var repeat = new RepeatStep(new Constant(MILLION), List.of(Systems.call("back")));
    var app = Systems.threads(1, 1, 1, 0, repeat);
    var back = Systems.threads(1, 1, 1, 0, NOTHING);
    var run = Systems.drain(Systems.of(Burst.of(1, 1, "app"), "app", app, "back", back), 3);

    assertThat(Systems.edge(run, "app", "back").requests().ended().ok()).isEqualTo(MILLION);
  }

  @Test
  void manyBranchesOfNothing() {
    var fanout =
        new ParallelStep(List.of(), 100_000, null, List.of(NOTHING), Timeout.Cancelling.PROPAGATE);
    var app = Systems.threads(1, 1, 1, 0, fanout);
    var run = Systems.drain(Systems.of(Burst.of(1, 1, "app"), "app", app), 3);

    assertThat(run.workloads().get(0).total().ended().ok()).isEqualTo(1);
  }

  @Test
  void usersForWhomNoTimePassesAreAnErrorThatNamesThem() {
    var users = Systems.users(1, new Constant(0), "app");
    var app = Systems.threads(1, 1, 1, 0, NOTHING);

    assertThatThrownBy(() -> Systems.run(Systems.of(users, "app", app), 1, 1, 2))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("users goes round in circles");
  }
}
