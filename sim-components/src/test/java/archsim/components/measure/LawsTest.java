package archsim.components.measure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import archsim.components.Burst;
import archsim.components.Systems;
import archsim.components.demand.Demand;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Wiring;
import archsim.components.resource.Cpu;
import archsim.components.resource.Execution;
import archsim.components.resource.Pool;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A component that breaks a law fails the run. */
class LawsTest {
  /** What a component that has two slots does wrong. */
  private enum Mistake {
    NONE,
    SLOT_IS_NOT_GIVEN_BACK,
    CORE_IS_NOT_LEFT,
    SLOT_IS_GIVEN_BACK_EARLY
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void everySlotIsFreeOrHeldByARequestThatIsInside(Mistake mistake) {
    var system = Systems.of(Burst.of(1, 1, "shop"), "shop", new Shop(mistake));

    assertThatThrownBy(() -> Systems.drain(system, 1.5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("law broken: shop.");
  }

  @ParameterizedTest
  @CsvSource({"1.5", "3.5", "50"})
  void requestsThatAreInsideMayHoldAndWait(double until) {
    var system = Systems.of(Burst.of(5, 0.1, "shop"), "shop", new Shop(Mistake.NONE));

    assertThatCode(() -> Systems.drain(system, until)).doesNotThrowAnyException();
  }

  /** Two slots and one core, each request computing for two seconds. */
  private record Shop(Mistake mistake) implements ComponentSpec {
    @Override
    public Handler create(Wiring wiring) {
      var slots = wiring.resource("slots", 2, 1).replica(0);
      var pool = new Pool(wiring.clock(), 2, 10, slots);
      var core = wiring.resource("cpu", 1, 1).replica(0);
      Cpu cpu = Cpu.of(wiring.clock(), 1, 2, core, wiring.cpuParts());
      return request -> {
        Execution customer = new Customer(request, pool, cpu, mistake);
        request.heldBy(customer);
        pool.acquire(customer);
      };
    }

    @Override
    public String kind() {
      return "shop";
    }

    @Override
    public int replicas() {
      return 1;
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      return List.of("buy");
    }

    @Override
    public List<Capacity> capacities() {
      return List.of();
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {}
  }

  private static final class Customer extends Execution {
    private final Pool pool;
    private final Cpu cpu;
    private final Mistake mistake;

    Customer(Request request, Pool pool, Cpu cpu, Mistake mistake) {
      super(request);
      this.pool = pool;
      this.cpu = cpu;
      this.mistake = mistake;
    }

    @Override
    protected void granted() {
      cpu.run(this, 2);
      switch (mistake) {
        case NONE -> {}
        case SLOT_IS_NOT_GIVEN_BACK -> {
          cpu.cancel(this);
          request().complete(Outcome.OK);
        }
        case CORE_IS_NOT_LEFT -> {
          pool.release();
          request().complete(Outcome.OK);
        }
        case SLOT_IS_GIVEN_BACK_EARLY -> pool.release();
      }
    }

    @Override
    protected void computed() {
      pool.release();
      request().complete(Outcome.OK);
    }

    @Override
    public void claim() {
      pool.claim();
      cpu.claim(this);
    }

    @Override
    public void cancel() {}
  }
}
