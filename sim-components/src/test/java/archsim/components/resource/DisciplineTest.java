package archsim.components.resource;

import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static org.assertj.core.api.Assertions.assertThat;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.call.CallTerms;
import archsim.components.flow.Request;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.Model;
import archsim.components.model.SourceSpec;
import archsim.components.model.Wiring;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.ServiceBuilder;
import archsim.core.random.Constant;
import archsim.core.random.Streams;
import archsim.core.theory.Cobham;
import archsim.core.theory.PollaczekKhinchine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who of those that wait is next. */
class DisciplineTest {
  private final Model model = new Model(new Architecture(Map.of(), Map.of()), new Streams(1, 0));
  private final Wiring wiring = new Wiring(model, "app");
  private final List<Integer> order = new ArrayList<>();

  /** Holds the only unit for 10 ms. */
  private final class Customer extends Execution {
    private final Pool pool;
    private final int number;
    private final int priority;

    Customer(Pool pool, int number, int priority) {
      super(Request.origin(new Wiring(model, "users").edge("app", "")));
      this.pool = pool;
      this.number = number;
      this.priority = priority;
    }

    @Override
    protected int priority() {
      return priority;
    }

    @Override
    protected void granted() {
      order.add(number);
      wiring.clock().schedule(0.010, pool::release);
    }

    @Override
    public void cancel() {}

    @Override
    protected void computed() {}

    @Override
    public void claim() {}
  }

  private Pool pool(Discipline discipline, double overloadedAfter) {
    var meter = wiring.resource("slots", 1, 1).replica(0);
    return new Pool(wiring.clock(), 1, 100, meter, discipline, overloadedAfter);
  }

  /** One comes every millisecond, from 0 on. */
  private List<Customer> comeEveryMillisecond(Pool pool, int... priorities) {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < priorities.length; i++) {
      Customer customer = new Customer(pool, i, priorities[i]);
      customers.add(customer);
      wiring.clock().schedule(0.001 * i, () -> pool.acquire(customer));
    }
    return customers;
  }

  @ParameterizedTest
  @EnumSource
  void servesAllWhoDoNotLeave(Discipline discipline) {
    Pool pool = pool(discipline, 0.005);
    List<Customer> customers = comeEveryMillisecond(pool, 1, 2, 3, 1, 2, 3);
    wiring.clock().schedule(0.006, () -> assertThat(pool.leave(customers.get(4))).isTrue());
    wiring.clock().schedule(0.007, () -> assertThat(pool.leave(customers.get(4))).isFalse());
    model.runUntil(1);

    assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 5);
    assertThat(pool.waiting()).isZero();
    assertThat(pool.held()).isZero();
  }

  @Test
  void theHighestPriorityIsNextAndAmongEqualsTheFirst() {
    comeEveryMillisecond(pool(Discipline.PRIORITY, 0), 0, -1, 0, 5, 0, 5, -1);
    model.runUntil(1);

    assertThat(order).containsExactly(0, 3, 5, 2, 4, 1, 6);
  }

  /**
   * The line is not empty from 1 ms on. Of those that wait, the first is next at 10 and 20 ms; at
   * 30 and 40 ms it was not empty for more than 25 ms, and the last is next.
   */
  @Test
  void theLastIsNextOnceTheLineWasNotEmptyForLongerThanStated() {
    comeEveryMillisecond(pool(Discipline.LIFO_WHEN_OVERLOADED, 0.025), new int[6]);
    model.runUntil(1);

    assertThat(order).containsExactly(0, 1, 2, 5, 4, 3);
  }

  @Test
  void aLineThatWasEmptyIsNotOverloadedAnyMore() {
    Pool pool = pool(Discipline.LIFO_WHEN_OVERLOADED, 0.025);
    comeEveryMillisecond(pool, new int[6]);
    for (int i = 6; i < 9; i++) {
      Customer customer = new Customer(pool, i, 0);
      wiring.clock().schedule(0.100 + 0.001 * i, () -> pool.acquire(customer));
    }
    model.runUntil(1);

    assertThat(order).containsExactly(0, 1, 2, 5, 4, 3, 6, 7, 8);
  }

  /** M/M/1 of two classes (Cobham); waiting times are response times less the mean service, 1 s. */
  @Test
  void aPriorityThatInterruptsNobodyIsCobham() {
    var app =
        ServiceBuilder.of(Systems.compute(1))
            .endpoint("urgent", 1, Systems.compute(1))
            .model(ConcurrencyModel.THREADS, 1, 1)
            .queue(1_000_000, Discipline.PRIORITY)
            .build();
    Map<String, SourceSpec> users = new LinkedHashMap<>();
    users.put("low", Systems.arrivals(0.3, "app.work"));
    users.put("high", Systems.arrivals(0.5, "app.urgent"));
    var runs = new TwentyRuns(new Architecture(users, Map.of("app", app)), 2000, 400_000);
    var theory =
        new Cobham(List.of(new PollaczekKhinchine(0.5, 1, 2), new PollaczekKhinchine(0.3, 1, 2)));

    runs.meet(
        1 + theory.meanWaitingTime(0), run -> run.workloads().get(1).total().latency().mean());
    runs.meet(1 + theory.meanWaitingTime(1), TwentyRuns::responseTime);
  }

  /** The priority of an endpoint counts in the lines of its service, else that of the workload. */
  @Test
  void endpointsAndWorkloadsHavePriorities() {
    var app =
        ServiceBuilder.of(computeExactly(1))
            .endpoint("urgent", 10, computeExactly(1))
            .model(ConcurrencyModel.THREADS, 1, 1)
            .queue(100, Discipline.PRIORITY)
            .build();
    var to = List.of("app.work", "app.work", "app.urgent");
    var burst = new Burst(30, to, new Constant(0.001), CallTerms.NONE);
    ModelSnapshot run = Systems.drain(Systems.of(burst, "app", app), 1000);

    double[] means =
        run.edges().stream()
            .map(ModelSnapshot.EdgeSnapshot::requests)
            .mapToDouble(each -> each.responseTimes() / each.ended().ok())
            .toArray();
    assertThat(Arrays.stream(means).filter(mean -> mean < 7).count()).isEqualTo(1);
    assertThat(Arrays.stream(means).max().orElseThrow()).isGreaterThan(18);
  }

  @Test
  void branchesHaveThePriorityOfTheirRequest() {
    var app =
        ServiceBuilder.of(Systems.parallel(computeExactly(0.1), delay(0.1)))
            .endpoint("urgent", 10, Systems.parallel(computeExactly(0.1), delay(0.1)))
            .model(ConcurrencyModel.EVENT_LOOP, 1, null)
            .queue(100, Discipline.PRIORITY)
            .build();
    var to = List.of("app.work", "app.urgent");
    var burst = new Burst(20, to, new Constant(0.001), CallTerms.NONE);
    ModelSnapshot run = Systems.drain(Systems.of(burst, "app", app), 1000);

    assertThat(run.workloads().get(0).total().ended().ok()).isEqualTo(20);
  }
}
