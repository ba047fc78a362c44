package archsim.components.flow;

import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.resource.Discipline;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Contention;
import archsim.components.service.Lock;
import archsim.components.service.ServiceBuilder;
import archsim.components.service.ServiceQueue;
import archsim.components.step.CallStep;
import archsim.components.step.LockStep;
import archsim.core.InvalidSpecException;
import archsim.core.random.Constant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What does not go together in a service is said. */
class DepthRulesTest {
  private static final Constant ONE = new Constant(1);

  private static void mistake(String message, ThrowingCallable mistake) {
    assertThatThrownBy(mistake)
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(message);
  }

  @Test
  void ofQueuesAndPriorities() {
    mistake(
        "endpoint 'urgent' has priority 3, which only a queue of order priority looks at",
        () -> ServiceBuilder.of(delay(1)).endpoint("urgent", 3, delay(1)).build());
    mistake(
        "overloadedAfter belongs to order lifo-when-overloaded",
        () -> new ServiceQueue(1, Discipline.FIFO, 0.1));
  }

  @Test
  void ofThirdParties() {
    mistake(
        "computes on cores of ours; did you mean delay?",
        () -> ServiceBuilder.of(computeExactly(1)).external(3).build());
    mistake(
        "replicas and cpu belong to services of ours",
        () -> ServiceBuilder.of(delay(1)).external(3).replicas(2).build());
    mistake(
        "model, threads, loops and queue belong to services of ours",
        () ->
            ServiceBuilder.of(delay(1))
                .external(3)
                .model(ConcurrencyModel.EVENT_LOOP, 1, null)
                .build());
    mistake("concurrency must be >= 1, was 0", () -> ServiceBuilder.of(delay(1)).external(0));
  }

  @Test
  void ofMemoryAndContention() {
    mistake(
        "memoryBase must be from 0 to less than memory, 5.0 bytes, was 5.0",
        () -> ServiceBuilder.of(delay(1)).memory(5, 5, ONE, ONE).build());
    mistake(
        "allocates is 9.0 bytes, more than every, 8.0",
        () -> ServiceBuilder.of(delay(1)).gc(8, new Constant(9), ONE));
    mistake("serial must be from 0% to 100%, was 150.0%", () -> new Contention(1.5, 0));
  }

  @Test
  void ofLocksAndCallsThatNobodyWaitsFor() {
    mistake(
        "lock 'a' needs either hold (time) or compute (CPU time)",
        () -> new LockStep("a", null, null, Lock.Scope.REPLICA));
    mistake(
        "lock 'a' has scope replica in one step and scope service in another",
        () ->
            ServiceBuilder.of(
                    new LockStep("a", ONE, null, Lock.Scope.REPLICA),
                    new LockStep("a", ONE, null, Lock.Scope.SERVICE))
                .build());
    mistake(
        "timeout belongs to calls that are waited for, not to async",
        () -> new CallStep("b", new CallTerms(ONE, Timeout.Cancelling.IGNORE), true));
    mistake(
        "cancel belongs to calls that are waited for, not to async",
        () -> new CallStep("b", new CallTerms(null, Timeout.Cancelling.PROPAGATE), true));
  }
}
