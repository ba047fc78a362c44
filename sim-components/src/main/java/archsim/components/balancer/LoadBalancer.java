package archsim.components.balancer;

import archsim.components.demand.Demand;
import archsim.components.demand.Surroundings;
import archsim.components.flow.Component;
import archsim.components.flow.Edge;
import archsim.components.flow.Handler;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.model.Balancer;
import archsim.components.model.Called;
import archsim.components.model.Checked;
import archsim.components.model.Circles;
import archsim.components.model.Findings;
import archsim.components.model.Wiring;
import archsim.core.Clock;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Inline;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests on to the replicas of its targets by a policy. It knows the replicas only by the
 * requests it has sent them and not had back, and by what its health checks say.
 */
public final class LoadBalancer implements Handler {
  private final Clock clock;
  private final Edge[][] edges;
  private final Entrance entrance;
  private final Choice choice;

  /**
   * What a user wrote about a load balancer.
   *
   * @param settings what policies are told beside their names
   * @param entrance what requests go through inside it
   */
  @Doc("Passes requests on to the replicas of its targets.")
  @NotYet({"nodePool", "replicas", "instanceType"})
  public record Spec(
      @Doc("The services it passes requests on to.") List<Target> targets,
      @Doc("How it chooses a replica.") @Default("round-robin") Balancing policy,
      @Inline(Balancing.class) List<BalancingPolicy.Settings> settings,
      @Inline EntranceSpec entrance,
      @Doc("Whether the requests of one session go to the same replica.") @Default("none")
          Sticky sticky,
      @Doc("How it finds out which replicas are up; without one it takes all for up.")
          @Nullable HealthCheck healthCheck,
      @Doc("When it stops sending to a replica at which requests fail; without one never.")
          @Nullable OutlierEjection outlierEjection)
      implements Balancer, Checked, ImpliedDefaults {
    public Spec {
      targets = List.copyOf(targets);
      settings = List.copyOf(settings);
      Require.field("targets", !targets.isEmpty(), "must not be empty");
      Require.field(
          "targets",
          targets.stream().map(Target::to).distinct().count() == targets.size(),
          "name a service twice; give it a larger weight");
      Require.field(
          "targets",
          policy.weighs() || targets.stream().allMatch(each -> each.weight() == 1),
          "have weights, which policies round-robin and random do not look at");
      settings.forEach(each -> each.check(policy));
    }

    @Override
    public Map<String, String> impliedDefaults() {
      Map<String, String> implied = new LinkedHashMap<>();
      settings.forEach(each -> each.addImplied(policy, implied));
      if (entrance.maxConnections() == null && entrance.cpu() != null) {
        implied.put("maxConnections", "100k");
      }
      return implied;
    }

    /** What a policy is told, or else what it is told usually. */
    <S extends BalancingPolicy.Settings> S settings(S usual) {
      for (BalancingPolicy.Settings each : settings) {
        if (each.getClass() == usual.getClass()) {
          @SuppressWarnings("unchecked") // of the same class
          S said = (S) each;
          return said;
        }
      }
      return usual;
    }

    @Override
    public void check(Findings findings) {
      Circles.refuse(
          findings,
          this,
          "",
          "load balancer '%s' passes requests on to itself",
          name ->
              findings.architecture().components().get(name) instanceof Spec balancer
                  ? balancer.targets.stream().map(Target::to).toList()
                  : List.of());
      if (sticky == Sticky.SESSION) {
        findings.requireSessions(this, "sticky", "sticky: session");
      }
    }

    @Override
    public Component create(Wiring wiring) {
      return new LoadBalancer(this, wiring);
    }

    @Override
    public String kind() {
      return "load-balancer";
    }

    @Override
    public int replicas() {
      return 1;
    }

    @Override
    public List<String> endpoints(Function<String, List<String>> of) {
      Set<String> common = new LinkedHashSet<>(of.apply(targets.get(0).to()));
      targets.forEach(target -> common.retainAll(of.apply(target.to())));
      return new ArrayList<>(common);
    }

    @Override
    public List<Capacity> capacities() {
      return new BalancerDemand(this).capacities();
    }

    @Override
    public int waysUnknown() {
      return new BalancerDemand(this).waysUnknown();
    }

    @Override
    public List<double[]> waysToShare(String endpoint, Surroundings around) {
      return new Ways(this, endpoint, around).all();
    }

    @Override
    public Map<String, Double> chosenByClients() {
      return new BalancerDemand(this).chosenByClients();
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      new BalancerDemand(this).add(endpoint, demand);
    }
  }

  /**
   * A service that requests are passed on to.
   *
   * @param weight of each of its replicas
   */
  @Doc("A service that requests are passed on to.")
  public record Target(
      @Shorthand @Doc("The service.") @Ref(Called.class) String to,
      @Doc("Weight of each of its replicas; round-robin and random do not look at it.")
          @Unit(Dimension.COUNT)
          @Default("1")
          double weight) {
    public Target {
      Require.field("weight", weight > 0, "must be > 0, was %s", weight);
    }
  }

  private LoadBalancer(Spec spec, Wiring wiring) {
    clock = wiring.clock();
    entrance = new Entrance(spec.entrance(), wiring, this::pass);
    List<String> endpoints = wiring.endpointsOf(wiring.name());
    edges = new Edge[endpoints.size()][spec.targets().size()];
    for (int endpoint = 0; endpoint < edges.length; endpoint++) {
      for (int target = 0; target < edges[endpoint].length; target++) {
        edges[endpoint][target] =
            wiring.edge(spec.targets().get(target).to(), endpoints.get(endpoint));
      }
    }
    choice = new Choice(spec, wiring, target -> edges[0][target].target());
  }

  @Override
  public void handle(Request request) {
    if (entrance.isOpen()) {
      pass(request, request);
    } else {
      entrance.enter(request);
    }
  }

  private void pass(Request request, Reply reply) {
    int index = choice.choose(request);
    if (index == Choice.NOBODY) {
      reply.complete(Outcome.REJECTED);
      return;
    }
    Backend chosen = choice.sent(index);
    Edge edge = edges[request.edge().endpointIndex()][chosen.target()];
    double sent = clock.now();
    Request child =
        edge.open(
            request,
            outcome -> {
              choice.answered(index, sent, outcome);
              if (!request.isCancelling()) {
                reply.complete(outcome);
              }
            });
    edge.deliver(child, chosen.replica().unit(child));
  }
}
