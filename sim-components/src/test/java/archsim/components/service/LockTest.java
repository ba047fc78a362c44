package archsim.components.service;

import static archsim.components.Systems.delay;
import static archsim.components.Systems.drain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.call.Timeout;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.ComponentSpec;
import archsim.components.step.LockStep;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.random.Exponential;
import archsim.core.theory.MM1;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lock is one server: what holds it is M/M/1 where arrivals are Poisson. */
class LockTest {
  private static LockStep held(Distribution time, Lock.Scope scope) {
    return new LockStep("index", time, null, scope);
  }

  private static ServiceBuilder many(LockStep step) {
    return ServiceBuilder.of(step).model(ConcurrencyModel.VIRTUAL_THREADS, 4, null);
  }

  @Test
  void aLockIsAServerWithALine() {
    var app = many(held(new Exponential(1), Lock.Scope.REPLICA)).build();
    var runs = TwentyRuns.of(Systems.arrivals(0.7, "app"), "app", app, 150_000);

    runs.meet(new MM1(0.7, 1).meanResponseTime(), TwentyRuns::responseTime);
    runs.meet(0.7, run -> TwentyRuns.utilisation(run, "app", "lock.index"));
  }

  @Test
  void replicasHaveLocksOfTheirOwnUnlessAllHaveOne() {
    var burst = Burst.of(4, 0, "app");
    var own = many(held(new Constant(1), Lock.Scope.REPLICA)).replicas(2).build();
    var shared = many(held(new Constant(1), Lock.Scope.SERVICE)).replicas(2).build();

    assertThat(times(burst, own)).isCloseTo(1 + 1 + 2 + 2, within(1e-9));
    assertThat(times(burst, shared)).isCloseTo(1 + 2 + 3 + 4, within(1e-9));
  }

  /** Four at once, each 1 s of CPU under the lock: one after the other on four cores. */
  @ParameterizedTest
  @EnumSource
  void onlyOneComputesUnderALock(ConcurrencyModel model) {
    var step = new LockStep("index", null, new Constant(1), Lock.Scope.REPLICA);
    var app = ServiceBuilder.of(step).model(model, 4, null).build();

    assertThat(times(Burst.of(4, 0, "app"), app)).isCloseTo(1 + 2 + 3 + 4, within(1e-9));
  }

  /** The first is cancelled after 2 s of 10; the second has the lock then, and is cancelled too. */
  @Test
  void whoeverIsCancelledFreesIt() {
    var app = many(held(new Constant(10), Lock.Scope.REPLICA)).build();
    var burst = Burst.of(3, 1, "app").withTimeout(2, Timeout.Cancelling.PROPAGATE);
    ModelSnapshot run = drain(Systems.of(burst, "app", app), 100);

    assertThat(Systems.resource(run, "app", "lock.index").busyArea()).isCloseTo(4, within(1e-9));
    assertThat(run.workloads().get(0).total().ended().timedOut()).isEqualTo(3);
  }

  @Test
  void waitsAndHoldsArePartsOfTheTime() {
    var app = many(held(new Constant(1), Lock.Scope.REPLICA)).endpoint("x", null, delay(1)).build();
    var burst = Burst.of(2, 0, "app.work");
    ModelSnapshot run = drain(Systems.of(burst, "app", app), 100);
    var parts = run.workloads().get(0).timeParts().slowest(1).parts();

    assertThat(parts.get("app.lock.index")).isCloseTo(1, within(1e-9));
    assertThat(parts.get("app.lock.index.wait")).isCloseTo(0.5, within(1e-9));
  }

  private static double times(Burst burst, ComponentSpec app) {
    ModelSnapshot run = drain(Systems.of(burst, "app", app), 100);
    return run.workloads().get(0).total().responseTimes();
  }
}
