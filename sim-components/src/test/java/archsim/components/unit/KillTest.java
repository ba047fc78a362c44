package archsim.components.unit;

import static archsim.components.Systems.call;
import static archsim.components.Systems.computeExactly;
import static archsim.components.Systems.delay;
import static archsim.components.Systems.drain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Burst;
import archsim.components.Probe;
import archsim.components.Systems;
import archsim.components.TwentyRuns;
import archsim.components.balancer.Balancing;
import archsim.components.call.Timeout;
import archsim.components.demand.Demand;
import archsim.components.flow.Component;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.OutcomeCounts;
import archsim.components.measure.ResourceSnapshot;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Wiring;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.ServiceBuilder;
import archsim.core.random.Constant;
import archsim.core.random.Uniform;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memory, kills, restarts and pauses of replicas, against what can be computed by hand. */
class KillTest {
  private static final int MEBI = 1 << 20;

  private static OutcomeCounts outcomes(ModelSnapshot run) {
    return run.workloads().get(0).total().ended();
  }

  /**
   * 4Mi by itself and 2Mi for each request: the fourth, at 4 s, is one too many for 10Mi. All four
   * fail; those of 5 to 8 s are refused; the replica is up again at 8.5 s.
   */
  @Test
  void aReplicaThatNeedsMoreThanItsMemoryIsKilled() {
    var app =
        ServiceBuilder.of(delay(100))
            .memory(10 * MEBI, 4 * MEBI, new Constant(2 * MEBI), new Constant(4.5))
            .build();
    ModelSnapshot run = drain(Systems.of(Burst.of(10, 1, "app"), "app", app), 1000);

    assertThat(outcomes(run).failed()).isEqualTo(4);
    assertThat(outcomes(run).rejected()).isEqualTo(4);
    assertThat(outcomes(run).ok()).isEqualTo(2);
    assertThat(run.happenings())
        .extracting(ModelSnapshot.Happening::what)
        .containsExactly("app killed, out of memory: 12Mi of 10Mi", "app is up again");
    assertThat(run.happenings())
        .extracting(ModelSnapshot.Happening::time)
        .containsExactly(4.0, 8.5);
    double atFirst = 4 * 4 + 2 * (3 + 2 + 1);
    double after = 4 * (1000 - 8.5) + 2 * 2 * 100;
    assertThat(Systems.resource(run, "app", "memory").busyArea() / MEBI)
        .isCloseTo(atFirst + after, within(1e-6));
    assertThat(TwentyRuns.utilisation(run, "app", "memory")).isLessThan(1);
  }

  /** Few have begun; whoever waits fails with the one that is served, and never begins. */
  @ParameterizedTest
  @EnumSource(names = {"THREADS", "EVENT_LOOP"})
  void thoseThatWaitFailTooAndNeverBegin(ConcurrencyModel model) {
    var app =
        ServiceBuilder.of(call("probe"), computeExactly(1), delay(20))
            .model(model, 1, model == ConcurrencyModel.THREADS ? 5 : null)
            .memory(11, 0, new Uniform(0, 3.3), new Constant(1000))
            .build();
    Probe probe = Probe.of(1);
    var burst = Burst.of(100, 0.1, "app");
    ModelSnapshot run = drain(Systems.of(burst, "app", app, "probe", probe), 900);
    double killed = run.happenings().get(0).time();

    assertThat(run.happenings()).hasSize(1);
    assertThat(outcomes(run).ok() + outcomes(run).failed() + outcomes(run).rejected())
        .isEqualTo(100);
    assertThat(outcomes(run).failed()).isGreaterThan(10);
    assertThat(probe.log()).allMatch(came -> came.time() <= killed);
    assertThat(Systems.resource(run, "app", "memory").busyAreas().get(0)).isPositive();
  }

  @Test
  void theTimeThatAKillTakesAwayIsAccountedFor() {
    var back = ServiceBuilder.of(delay(100)).memory(3, 0, new Constant(2), new Constant(1)).build();
    var front =
        ServiceBuilder.of(Systems.quorum(1, Timeout.Cancelling.IGNORE, delay(7), call("back")))
            .build();
    var burst = Burst.of(2, 1, "front");
    ModelSnapshot run = drain(Systems.of(burst, "front", front, "back", back), 1000);

    assertThat(outcomes(run).ok()).isEqualTo(2);
    assertThat(Systems.edge(run, "front", "back").requests().ended().failed()).isEqualTo(2);
  }

  /** Four bytes are allocated by the fourth request, at 4 s: all compute stops for 2 s. */
  @ParameterizedTest
  @EnumSource
  void garbageCollectionStopsAllCompute(ConcurrencyModel model) {
    var app =
        ServiceBuilder.of(computeExactly(1.5))
            .model(model, 2, null)
            .gc(4, new Constant(1), new Constant(2))
            .build();
    ModelSnapshot run = drain(Systems.of(Burst.of(4, 1, "app"), "app", app), 1000);

    // The third has computed for 1 s at 4 s, and goes on at 6 s.
    assertThat(run.workloads().get(0).total().responseTimes())
        .isCloseTo(1.5 + 1.5 + 3.5 + 3.5, within(1e-9));
    assertThat(Systems.resource(run, "app", "gc").busyArea()).isCloseTo(2, within(1e-9));
    assertThat(Systems.resource(run, "app", "cpu").busyArea())
        .isCloseTo(4 * 1.5 + 2 * 2, within(1e-9));
  }

  @Test
  void oneConnectionMoreThanThereAreIsRefused() {
    var app = ServiceBuilder.of(delay(10)).model(ConcurrencyModel.THREADS, 1, 1).maxConnections(3);
    ModelSnapshot run = drain(Systems.of(Burst.of(5, 1, "app"), "app", app.build()), 1000);

    assertThat(outcomes(run).ok()).isEqualTo(3);
    assertThat(outcomes(run).rejected()).isEqualTo(2);
    assertThat(Systems.resource(run, "app", "connections").busyArea())
        .isCloseTo(10 + 19 + 28, within(1e-9));
  }

  @Test
  void aThirdPartyServesSoManyAtOnce() {
    var bank = ServiceBuilder.of(delay(10)).external(3).build();
    ModelSnapshot run = drain(Systems.of(Burst.of(5, 1, "bank"), "bank", bank), 1000);

    assertThat(outcomes(run).ok()).isEqualTo(3);
    assertThat(outcomes(run).rejected()).isEqualTo(2);
    assertThat(run.resources()).extracting(ResourceSnapshot::name).containsOnly("bank.concurrency");
  }

  /** Three of six replicas are down. */
  private record HalfUp(Probe probe) implements ComponentSpec {
    @Override
    public Component create(Wiring wiring) {
      return new Halves((Replicated) probe.create(wiring));
    }

    @Override
    public String kind() {
      return "half";
    }

    @Override
    public int replicas() {
      return probe.replicas();
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      return probe.endpoints(of);
    }

    @Override
    public List<Capacity> capacities() {
      return List.of();
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {}
  }

  private record Halves(Replicated all) implements Replicated {
    @Override
    public int replicas() {
      return all.replicas();
    }

    @Override
    public Handler replica(int index) {
      return all.replica(index);
    }

    @Override
    public boolean isUp(int index) {
      return index % 2 == 1 && index < 6;
    }

    @Override
    public Handler unit(Request request) {
      return all.unit(request);
    }
  }

  @ParameterizedTest
  @EnumSource
  void balancersSkipReplicasThatAreDown(Balancing policy) {
    Probe probe = Probe.of(6);
    var burst = Burst.of(3000, 1, "edge");
    var edge = Systems.balancer("app", policy);
    ModelSnapshot run = drain(Systems.of(burst, "edge", edge, "app", new HalfUp(probe)), 5000);

    assertThat(outcomes(run).ok()).isEqualTo(3000);
    for (int replica : new int[] {1, 3, 5}) {
      assertThat(probe.chosen().stream().filter(chosen -> chosen == replica).count())
          .as("%d of %s", replica, policy)
          .isBetween(1000L - 130, 1000L + 130); // 5 standard deviations of a draw of one in three
    }
  }
}
