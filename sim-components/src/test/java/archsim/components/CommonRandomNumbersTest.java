package archsim.components;

import static archsim.components.Systems.compute;
import static archsim.components.Systems.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.balancer.Balancing;
import archsim.components.call.CallTerms;
import archsim.components.flow.Root;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.ResourceSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.service.StepSpec;
import archsim.core.random.Exponential;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A run is a function of (scenario, seed, replication), and variants share their random numbers.
 */
class CommonRandomNumbersTest {
  private static final StepSpec[] STEPS = Systems.computeAndSometimesQuery();

  @Test
  void theSameSeedGivesTheSameBits() {
    assertThat(threeTiers(1, 0)).usingRecursiveComparison().isEqualTo(threeTiers(1, 0));
  }

  @Test
  void anotherSeedOrReplicationGivesOthers() {
    double area = area(threeTiers(1, 0));

    assertThat(area(threeTiers(1, 1))).isNotEqualTo(area);
    assertThat(area(threeTiers(2, 0))).isNotEqualTo(area);
  }

  private static ModelSnapshot threeTiers(long seed, long replication) {
    return Systems.run(Systems.threeTiers(Systems.loops(4, 4, STEPS)), seed, replication, 1, 20);
  }

  private static double area(ModelSnapshot run) {
    return run.workloads().get(0).total().insideArea();
  }

  @Test
  void anUnusedComponentChangesNoBitOfTheOthers() {
    var plain = Systems.threeTiers(Systems.threads(4, 4, 4, 10_000, STEPS));
    Map<String, ComponentSpec> more = new LinkedHashMap<>();
    more.put("unused", Systems.threads(2, 2, 10, 10, Systems.parallel(compute(1), query("db"))));
    more.put("spare", Systems.balancer("unused", Balancing.POWER_OF_TWO));
    more.putAll(plain.components());
    ModelSnapshot without = Systems.run(plain, 1, 1, 20);
    ModelSnapshot with = Systems.run(new Architecture(plain.sources(), more), 1, 1, 20);

    assertThat(with.events()).isEqualTo(without.events());
    assertThat(with.workloads().get(0).total())
        .usingRecursiveComparison()
        .isEqualTo(without.workloads().get(0).total());
    assertThat(with.workloads().get(0).timeParts().slowest(0.01))
        .usingRecursiveComparison()
        .ignoringCollectionOrder()
        .isEqualTo(without.workloads().get(0).timeParts().slowest(0.01));
    for (ModelSnapshot.EdgeSnapshot edge : without.edges()) {
      assertThat(Systems.edge(with, edge.from(), edge.to()))
          .usingRecursiveComparison()
          .isEqualTo(edge);
    }
    for (ResourceSnapshot resource : without.resources()) {
      assertThat(Systems.resource(with, resource.component(), resource.resource()))
          .usingRecursiveComparison()
          .isEqualTo(resource);
    }
  }

  /** Bits differ by the order of addition only; other draws would differ by percents. */
  @Test
  void oneMoreStepShiftsNoDrawsOfOtherComponents() {
    double before = databaseWork(compute(0.01), query("db"));

    assertThat(databaseWork(compute(0.01), query("db"), compute(0.02), Systems.delay(0.01)))
        .isCloseTo(before, within(1e-9));
    assertThat(databaseWork(compute(0.02), Systems.delay(0.01), query("db")))
        .isCloseTo(before, within(1e-9));
    assertThat(databaseWork(compute(0.01), Systems.parallel(query("db"), compute(0.01))))
        .isCloseTo(before, within(1e-9));
  }

  private static double databaseWork(StepSpec... steps) {
    var users = new Burst(2000, List.of("app"), new Exponential(0.01), CallTerms.NONE);
    var app = Systems.threads(2, 4, 1000, 10_000, steps);
    var db = Systems.database(4, 100, 0.02);
    var run = Systems.drain(Systems.of(users, "app", app, "db", db), 1000);
    return Systems.resource(run, "db", "cpu").busyArea();
  }

  @Test
  void theKthDrawOfAPurposeIsCountedPerArrival() {
    Root root = new Root(7, 0);
    for (int purpose : new int[] {0, 63, 64, 65, 1000, 200}) {
      for (int k = 0; k < 5; k++) {
        assertThat(root.nextDraw(purpose)).isEqualTo(k);
      }
    }
    assertThat(root.nextDraw(64)).isEqualTo(5);
    assertThat(new Root(8, 0).nextDraw(64)).isZero();
  }

  @Test
  void purposesBeyondSixtyFourDrawAsTheFirstOnesDo() {
    StepSpec[] steps = new StepSpec[100];
    Arrays.fill(steps, compute(0.001));
    steps[99] = query("db");

    assertThat(databaseWork(steps)).isCloseTo(databaseWork(query("db")), within(1e-9));
  }
}
