package archsim.components.host;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import archsim.components.Said;
import archsim.components.resource.CreditRules;
import archsim.components.resource.Machine;
import archsim.components.service.ServiceBuilder;
import archsim.components.step.ComputeStep;
import archsim.core.random.Constant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which replica goes to which machine, and what is said where there is no room. */
class PlacerTest {
  private final Map<String, InstanceType> types = new LinkedHashMap<>();
  private final Map<String, NodePool> pools = new LinkedHashMap<>();
  private final Map<String, Hosted> services = new LinkedHashMap<>();

  private void service(
      String name,
      int replicas,
      double cpu,
      @Nullable Double memory,
      @Nullable Double request,
      PlacementPolicy policy) {
    var spec = ServiceBuilder.of(new ComputeStep(new Constant(1)));
    spec.replicas(replicas).cpu(cpu).memory(memory).pooled("web", policy, request);
    services.put(name, spec.build());
  }

  private Placer place(int machines, String... zones) {
    types.put("box", Said.of(InstanceType.class, "vcpu", 4, "memory", 8 * 0x1p30));
    pools.put("web", new NodePool("box", machines, List.of(zones)));
    return Placer.place(types, pools, services, Set.of());
  }

  private static List<Integer> hosts(Placer placer, String service) {
    assertThat(placer.problems()).isEmpty();
    return requireNonNull(placer.placements().get(service)).hosts();
  }

  @Test
  void spreadTakesTheMachineWithTheFewestReplicasThenTheMostRoom() {
    service("a", 3, 1, null, null, PlacementPolicy.SPREAD);
    service("b", 2, 2, null, null, PlacementPolicy.SPREAD);
    Placer placer = place(2);

    assertThat(hosts(placer, "a")).containsExactly(0, 1, 0);
    // Two cores are left on the first machine, three on the second.
    assertThat(hosts(placer, "b")).containsExactly(1, 0);
  }

  @Test
  void spreadTakesTurnsOfZonesFirst() {
    service("a", 4, 1, null, null, PlacementPolicy.SPREAD);

    // Machines 0 and 2 are in x, 1 in y.
    assertThat(hosts(place(3, "x", "y"), "a")).containsExactly(0, 1, 2, 1);
  }

  @Test
  void binpackFillsAMachineBeforeTheNext() {
    service("a", 6, 1.5, null, null, PlacementPolicy.BINPACK);

    assertThat(hosts(place(3), "a")).containsExactly(0, 0, 1, 1, 2, 2);
  }

  @Test
  void memoryCountsAndARequestMayBeLessThanTheLimit() {
    service("a", 4, 4, 4 * 0x1p30, 0.5, PlacementPolicy.BINPACK);

    assertThat(hosts(place(2), "a")).containsExactly(0, 0, 1, 1);
  }

  @Test
  void whatDoesNotFitIsSaidWithTheArithmetic() {
    service("a", 7, 1.5, 0x1p30, null, PlacementPolicy.SPREAD);
    Placer placer = place(3);

    assertThat(placer.problems())
        .extracting(Placer.Problem::message)
        .containsExactly(
            "node pool 'web' has room for 6 of 7 replicas of 'a': each asks for 1.5 cores and 1 GiB;"
                + " 3 machines have 4 cores and 8 GiB each, of which the emptiest has 1 core and 6"
                + " GiB to spare; cpuRequest says how many cores are set apart for one (default cpu)");
  }

  @Test
  void theCatalogueHasSpeedsMemoryPricesAndCredits() {
    assertThat(InstanceTypes.builtIn().machines())
        .containsKeys("m5.large", "c7g.xlarge", "r7i.large", "t4g.nano");

    Machine reference = builtIn("m5.large");
    assertThat(reference.speed()).isEqualTo(1);
    assertThat(reference.price()).isNull();
    assertThat(builtIn("m7g.4xlarge").speed()).isCloseTo(1.807, within(0.001));

    Machine burstable = builtIn("t3.xlarge");
    CreditRules credits = requireNonNull(burstable.credits());
    assertThat(burstable.price()).isCloseTo(0.1664 / 3600, within(1e-12));
    assertThat(credits.earned()).isCloseTo(96 / 3600.0, within(1e-12));
    assertThat(credits.baseline()).isCloseTo(4 * 0.4, within(1e-9));
    assertThat(credits.unlimited()).isTrue();
  }

  @Test
  void aTypeTakesWhatIsMissingFromTheCatalogue() {
    Machine builtIn = builtIn("t3.micro");
    Machine own = new InstanceType(null, null, 1.5, 7.0, null).machine("t3.micro", builtIn);

    assertThat(own.vcpus()).isEqualTo(2);
    assertThat(own.speed()).isEqualTo(1.5);
    assertThat(own.price()).isEqualTo(7.0);
    assertThat(own.credits()).isEqualTo(builtIn.credits());
  }

  private static Machine builtIn(String type) {
    return requireNonNull(InstanceTypes.builtIn().machines().get(type));
  }
}
