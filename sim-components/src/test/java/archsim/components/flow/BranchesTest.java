package archsim.components.flow;

import static archsim.components.Systems.call;
import static archsim.components.Systems.delay;
import static archsim.components.Systems.parallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.measure.ModelSnapshot;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Endpoint;
import archsim.components.service.ServiceBuilder;
import archsim.components.service.ServiceQueue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Branches of a request, which run beside each other at one replica. */
class BranchesTest {
  /** Names of endpoints are free text, so one may be called like the step. */
  @Test
  void anEndpointMayBeCalledLikeTheStep() {
    Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    endpoints.put("work", new Endpoint(List.of(parallel(delay(1), call("app.parallel"))), null));
    endpoints.put("parallel", new Endpoint(List.of(delay(3)), null));
    var app =
        ServiceBuilder.of(endpoints)
            .model(ConcurrencyModel.THREADS, 1, 10)
            .queue(new ServiceQueue(10))
            .build();
    var run = Systems.drain(Systems.of(Burst.of(2, 10, "app.work"), "app", app), 50);

    assertThat(run.workloads().get(0).total().ended().ok()).isEqualTo(2);
    assertThat(run.workloads().get(0).total().responseTimes()).isCloseTo(6, within(1e-9));
    var own = run.edges().stream().filter(edge -> edge.from().equals("app")).toList();
    assertThat(own).extracting(ModelSnapshot.EdgeSnapshot::internal).containsOnly(true, false);
    assertThat(own).extracting(edge -> edge.requests().ended().ok()).containsOnly(2L, 4L);
  }
}
