package archsim.components.service;

import archsim.components.demand.Consumption;
import archsim.components.demand.Demand;
import archsim.components.flow.Component;
import archsim.components.flow.Handler;
import archsim.components.flow.Request;
import archsim.components.host.Hosted;
import archsim.components.host.Hosting;
import archsim.components.model.Called;
import archsim.components.model.Checked;
import archsim.components.model.Client;
import archsim.components.model.Findings;
import archsim.components.model.Killed;
import archsim.components.model.Queried;
import archsim.components.model.Wiring;
import archsim.components.resource.Discipline;
import archsim.components.unit.Changes;
import archsim.components.unit.OfUnits;
import archsim.components.unit.Replicated;
import archsim.components.unit.Units;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service: equal replicas, each with its own cores and its own workers or loops. Callers that do
 * not come through a load balancer share one round robin over the replicas.
 */
public final class Service implements Replicated, OfUnits {
  private final Replicas replicas;

  /**
   * What a user wrote about a service.
   *
   * @param contention of busy cores
   * @param pool connections by database
   */
  @Doc("A service: replicas that run the steps of their endpoints.")
  @NotYet({"speed", "autoscaling", "rateLimit", "loadShedding", "sessions", "bulkhead"})
  public record Spec(
      @Inline Size size,
      @Inline ConcurrencySpec concurrency,
      @Doc("How busy cores slow each other down; without it they do not.")
          @Nullable Contention contention,
      @Inline Upkeep upkeep,
      @Doc("Connections of one replica to a database, by its name; without one, unlimited.")
          @Ref(Queried.class)
          @Nullable Map<String, Integer> pool,
      @Inline ThirdParty party,
      @Inline Placement placement,
      @Inline Work work)
      implements Called, Client, Killed, Hosted, Checked, ImpliedDefaults {
    public Spec {
      placement.hosting(size); // refuses wishes that contradict each other
      concurrency.check(work.endpoints());
      upkeep.check(size.memory());
      party.check(size, concurrency, contention, upkeep, placement, work);
      Locks.scopes(work.all());
      Pools.check(pool);
    }

    @Override
    public Hosting hosting() {
      return placement.hosting(size);
    }

    @Override
    public Spec onCores(double cores) {
      Size larger = size.onCores(cores);
      return new Spec(larger, concurrency, contention, upkeep, pool, party, placement, work);
    }

    @Override
    public int replicas() {
      return size.replicas();
    }

    /** Cores of one replica. */
    double cores() {
      return size.cores();
    }

    /** Loops, threads or requests that may run at once in one replica. */
    int atOnce() {
      return concurrency.count(cores());
    }

    /** Executions that can compute at once: a branch does so beside its request. */
    int mostRunning() {
      boolean forks =
          work.all().values().stream()
              .anyMatch(endpoint -> endpoint.steps().stream().anyMatch(StepSpec::forks));
      return forks && concurrency.model() != ConcurrencyModel.EVENT_LOOP
          ? Integer.MAX_VALUE
          : atOnce();
    }

    @Override
    public Map<String, String> impliedDefaults() {
      return new ServiceDefaults(this).implied();
    }

    @Override
    public Component create(Wiring wiring) {
      return new Service(this, wiring);
    }

    @Override
    public String kind() {
      return "service";
    }

    @Override
    public Stream<String> keysAskedOf(String component) {
      return work.all().values().stream()
          .flatMap(each -> StepSpec.keysAskedOf(component, each.steps()));
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      return new ArrayList<>(work.endpoints().keySet());
    }

    @Override
    public @Nullable String requestClass(String endpoint) {
      Endpoint wanted = work.endpoints().get(endpoint);
      return wanted == null ? null : wanted.requestClass();
    }

    @Override
    public List<Consumption> consumptions() {
      Consumes consumes = work.consumes();
      return consumes == null ? List.of() : List.of(consumes.by(concurrency.consumers(cores())));
    }

    @Override
    public List<String> faults() {
      return party.external() ? List.of() : List.of("kill", "add-replicas", "remove-replicas");
    }

    @Override
    public String unpriced() {
      return party.external() ? "what calls of it cost" : Killed.super.unpriced();
    }

    @Override
    public boolean diesByItself() {
      return upkeep.memoryPerRequest() != null;
    }

    @Override
    public boolean looksAtPriorities() {
      return concurrency.line().order() == Discipline.PRIORITY;
    }

    @Override
    public void check(Findings findings) {
      if (upkeep.startup() != null && !findings.isKilled(findings.component())) {
        findings.refuse(
            this,
            "startup",
            "startup is the time after which a killed replica of '%s' is up again, but nothing kills"
                    .formatted(findings.component())
                + " one: there is no memoryPerRequest and no fault");
      }
      if (party.external()) {
        return; // nothing can be made to happen to it, which is said already
      }
      Changes changes = Changes.of(findings.architecture(), findings.component());
      changes.check(
          findings, "replicas", replicas(), 1, Size.MOST_REPLICAS, !placement.isAnywhere());
      if (upkeep.drain() != null && !changes.someLeave()) {
        findings.refuse(
            this, "drain", "drain is for replicas that leave, and no fault removes any");
      }
    }

    @Override
    public List<Capacity> capacities() {
      return new ServiceDemand(this).capacities();
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      new ServiceDemand(this).add(endpoint, demand);
    }
  }

  private Service(Spec spec, Wiring wiring) {
    replicas = new Replicas(spec, wiring);
  }

  @Override
  public Handler unit(Request request) {
    return replicas.next();
  }

  @Override
  public int replicas() {
    return units().count();
  }

  @Override
  public Handler replica(int index) {
    return replicas.units().get(index);
  }

  @Override
  public Units.State state(int index) {
    return units().state(index);
  }

  @Override
  public void watch(Units.Watcher watcher) {
    units().watch(watcher);
  }

  @Override
  public Units<?> units() {
    return replicas.units();
  }
}
