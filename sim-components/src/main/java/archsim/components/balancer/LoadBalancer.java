package archsim.components.balancer;

import archsim.components.Component;
import archsim.components.ComponentSpec;
import archsim.components.Demand;
import archsim.components.Draw;
import archsim.components.Edge;
import archsim.components.LeastTime;
import archsim.components.Outcome;
import archsim.components.Replicated;
import archsim.components.Reply;
import archsim.components.Request;
import archsim.components.Wiring;
import archsim.core.Cancellable;
import archsim.core.Clock;
import archsim.core.Require;
import archsim.core.Timer;
import archsim.core.random.Distribution;
import archsim.core.random.Uniform;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.NotYet;
import archsim.core.spec.Ref;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests on to the replicas of its targets by a policy. It knows the replicas only by the
 * requests it has sent them and not had back.
 */
public final class LoadBalancer implements Component {
  private final Spec spec;
  private final Clock clock;
  private final Edge[][] edges;
  private final Draw chance;
  private final @Nullable Draw latency;
  private final int latencyPart;
  private @Nullable Routes routes;

  /**
   * What a user wrote about a load balancer.
   *
   * @param choices how many backends least-request draws; without it, it looks at all
   * @param replacement whether it may draw a backend twice
   * @param latency what it takes to pass a request on, in seconds
   */
  @Doc("Passes requests on to the replicas of its targets.")
  @NotYet({
    "cpu",
    "healthCheck",
    "sticky",
    "maxConnections",
    "outlierEjection",
    "slowStart",
    "nodePool",
    "replicas",
    "instanceType"
  })
  public record Spec(
      @Doc("The services it passes requests on to.") List<Target> targets,
      @Doc("How it chooses a replica.") @Default("round-robin") Balancing policy,
      @Doc("Replicas that least-request draws; without it, it looks at all.") @Unit(Dimension.COUNT)
          @Nullable Integer choices,
      @Doc("Whether least-request may draw a replica twice.") @Default("false") boolean replacement,
      @Doc("What it takes to pass a request on.") @Unit(Dimension.SECONDS) @Default("0ms")
          Distribution latency)
      implements ComponentSpec, ImpliedDefaults {
    public Spec {
      targets = List.copyOf(targets);
      Require.that(!targets.isEmpty(), "targets must not be empty");
      Require.that(
          targets.stream().map(Target::to).distinct().count() == targets.size(),
          "targets name a service twice; give it a larger weight");
      Require.that(choices == null || choices >= 1, "choices must be >= 1, was %s", choices);
      Require.that(
          choices == null || policy == Balancing.LEAST_REQUEST,
          "choices belong to policy least-request");
      Require.that(
          !replacement || choices != null || policy == Balancing.POWER_OF_TWO,
          "replacement belongs to least-request with choices, or to power-of-two");
      Require.that(
          policy == Balancing.WEIGHTED || targets.stream().allMatch(each -> each.weight() == 1),
          "targets have weights, which only policy weighted looks at");
    }

    @Override
    public Map<String, String> impliedDefaults() {
      return choices == null && policy == Balancing.LEAST_REQUEST
          ? Collections.singletonMap("choices", "all")
          : Collections.emptyMap();
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
      return List.of();
    }

    @Override
    public void addDemand(String endpoint, Demand demand) {
      demand.take(LeastTime.of(latency));
      List<Double> weights =
          targets.stream().map(target -> target.weight() * demand.replicas(target.to())).toList();
      double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
      demand.choose(
          weights.stream().map(weight -> weight / sum).toList(),
          targets.stream()
              .<Consumer<Demand>>map(
                  target -> each -> each.call(target.to() + "." + endpoint, null))
              .toList());
    }
  }

  /**
   * A service that requests are passed on to.
   *
   * @param weight of each of its replicas
   */
  @Doc("A service that requests are passed on to.")
  public record Target(
      @Shorthand @Doc("The service.") @Ref({"services", "loadBalancers"}) String to,
      @Doc("Weight of each of its replicas, for policy weighted.")
          @Unit(Dimension.COUNT)
          @Default("1")
          double weight) {
    public Target {
      Require.that(weight > 0, "weight must be > 0, was %s", weight);
    }
  }

  private LoadBalancer(Spec spec, Wiring wiring) {
    this.spec = spec;
    clock = wiring.clock();
    chance = wiring.draw("policy", new Uniform(0, 1));
    latency = spec.latency().secondMoment() == 0 ? null : wiring.draw("latency", spec.latency());
    latencyPart = wiring.part("latency");
    List<String> endpoints = wiring.endpointsOf(wiring.name());
    edges = new Edge[endpoints.size()][spec.targets().size()];
    for (int endpoint = 0; endpoint < edges.length; endpoint++) {
      for (int target = 0; target < edges[endpoint].length; target++) {
        edges[endpoint][target] =
            wiring.edge(spec.targets().get(target).to(), endpoints.get(endpoint));
      }
    }
  }

  private Routes routes() {
    if (routes == null) {
      List<Backend> backends = new ArrayList<>();
      for (int target = 0; target < spec.targets().size(); target++) {
        double weight = spec.targets().get(target).weight();
        Component component = edges[0][target].target();
        if (component instanceof Replicated replicated) {
          for (int i = 0; i < replicated.replicas(); i++) {
            backends.add(new Backend(replicated, i, target, weight));
          }
        } else {
          backends.add(new Backend(component, target, weight));
        }
      }
      routes =
          new Routes(
              backends,
              spec.policy().create(new Backends(backends, chance, spec)),
              new ArrayList<>());
    }
    return routes;
  }

  @Override
  public void handle(Request request, Reply reply) {
    if (latency == null) {
      pass(request, reply);
    } else {
      Passage passage = new Passage(request, reply);
      request.heldBy(passage);
      passage.timer.start(latency.next(request));
    }
  }

  private void pass(Request request, Reply reply) {
    Routes known = routes();
    Backend chosen = known.choose(request);
    if (!chosen.isUp()) {
      reply.complete(Outcome.REJECTED);
      return;
    }
    Edge edge = edges[request.edge().endpointIndex()][chosen.target()];
    chosen.sent();
    Request child =
        edge.open(
            request,
            outcome -> {
              chosen.answered();
              if (!request.isCancelling()) {
                reply.complete(outcome);
              }
            });
    chosen.replica().handle(child, child);
  }

  /** A request that is being passed on, which takes a while. */
  private final class Passage implements Cancellable {
    private final Request request;
    private final Reply reply;
    private final Timer timer = clock.timer(this::passed);

    Passage(Request request, Reply reply) {
      this.request = request;
      this.reply = reply;
    }

    private void passed() {
      request.charge(clock.now(), latencyPart);
      pass(request, reply);
    }

    @Override
    public void cancel() {
      timer.cancel();
      reply.complete(Outcome.CANCELLED);
    }
  }
}
