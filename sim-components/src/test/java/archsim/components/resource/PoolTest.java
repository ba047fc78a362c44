package archsim.components.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Alone;
import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.database.Databases;
import archsim.components.database.server.Operation;
import archsim.components.demand.Callee;
import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.demand.Range;
import archsim.components.measure.ModelSnapshot;
import archsim.components.model.ComponentSpec;
import archsim.components.service.ServiceBuilder;
import archsim.components.step.QueryStep;
import archsim.core.random.Constant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that the replicas of a service have to a database. */
class PoolTest {
  private static ModelSnapshot run(int count, int pool, QueryStep query) {
    var statement = Databases.cpu(new Constant(1));
    var db = Databases.single(statement, statement);
    var app = ServiceBuilder.of(query).replicas(2).pool("db", pool).build();
    return Systems.drain(Systems.of(Burst.of(count, 0, "app"), "app", app, "db", db), 100);
  }

  /** Six at once, three to each of two replicas with one connection: 1, 2 and 3 s each. */
  @Test
  void oneStatementOfAReplicaAtATime() {
    ModelSnapshot run = run(6, 1, Databases.query(Operation.READ, null));

    assertThat(run.workloads().get(0).total().responseTimes())
        .isCloseTo(2 * (1 + 2 + 3), within(1e-9));
    var pool = Systems.resource(run, "app", "pool.db");
    assertThat(pool.busyAreas()).containsExactly(3.0, 3.0);
    assertThat(pool.queueArea()).isCloseTo(2 * (2 + 1), within(1e-9));
    assertThat(run.workloads().get(0).timeParts().slowest(1).parts().get("app.pool.wait"))
        .isCloseTo(1, within(1e-9));
  }

  /**
   * Of three the first is sent and given up after 0.4 s, when the second is sent, which is given up
   * in that instant too, as it has waited as long; so is the third.
   */
  @ParameterizedTest
  @EnumSource
  void aTimeoutCoversTheWaitAndFreesTheConnection(Timeout.Cancelling cancel) {
    var query = Databases.query(Operation.READ, null, new CallTerms(new Constant(0.4), cancel));
    ModelSnapshot run = run(6, 1, query);

    assertThat(run.workloads().get(0).total().ended().failed()).isEqualTo(6);
    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(6 * 0.4, within(1e-9));
    assertThat(Systems.edge(run, "app", "db").requests().ended().timedOut()).isEqualTo(6);
    assertThat(Systems.resource(run, "app", "pool.db").busyAreas())
        .allSatisfy(busy -> assertThat(busy).isCloseTo(0.4, within(1e-9)));
    // Two at each of two replicas.
    assertThat(Systems.resource(run, "app", "pool.db").queueMax()).isEqualTo(4);
  }

  @Test
  void aPoolBoundsTheLoad() {
    var demand =
        new Demand(new Alone(component -> 1, new Callee(LeastTime.of(0.5), 0.5, Range.ONE)));
    var app = ServiceBuilder.of(Databases.query(Operation.READ, null)).pool("db", 4).build();
    app.addDemand("work", demand);

    assertThat(demand.seconds().get("pool.db")).isEqualTo(Range.exactly(0.5));
    assertThat(app.capacities())
        .contains(new ComponentSpec.Capacity("pool.db", 4))
        .hasSize(List.of("cpu", "threads", "pool.db").size());
  }
}
