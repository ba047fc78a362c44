package archsim.components;

import archsim.components.balancer.BalancerBuilder;
import archsim.components.balancer.Balancing;
import archsim.components.balancer.BalancingPolicy;
import archsim.components.balancer.LoadBalancer;
import archsim.components.call.CallTerms;
import archsim.components.call.Timeout;
import archsim.components.database.Database;
import archsim.components.database.Databases;
import archsim.components.database.Topology;
import archsim.components.database.server.Operation;
import archsim.components.database.server.StatementSpec;
import archsim.components.measure.ModelSnapshot;
import archsim.components.measure.ResourceSnapshot;
import archsim.components.model.Architecture;
import archsim.components.model.ComponentSpec;
import archsim.components.model.Model;
import archsim.components.model.SourceSpec;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Service;
import archsim.components.service.ServiceBuilder;
import archsim.components.service.ServiceQueue;
import archsim.components.service.StepSpec;
import archsim.components.step.CallStep;
import archsim.components.step.ChooseStep;
import archsim.components.step.ComputeStep;
import archsim.components.step.DelayStep;
import archsim.components.step.ParallelStep;
import archsim.components.step.QueryStep;
import archsim.components.workload.FlowCall;
import archsim.components.workload.Workload;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.random.Exponential;
import archsim.core.random.Streams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small systems for tests, put together as the scenario reader would. */
public final class Systems {
  private Systems() {}

  public static Workload.Spec arrivals(double rate, String to) {
    return Said.of(Workload.Spec.class, "rate", rate, "to", to);
  }

  public static Workload.Spec users(int count, Distribution think, String call) {
    return Said.of(
        Workload.Spec.class, "users", count, "think", think, "flow", List.of(new FlowCall(call)));
  }

  public static Service.Spec threads(
      int replicas, double cpu, int threads, int limit, StepSpec... steps) {
    return service(replicas, cpu, ConcurrencyModel.THREADS, threads, limit, steps);
  }

  public static Service.Spec loops(int replicas, double cpu, StepSpec... steps) {
    return service(replicas, cpu, ConcurrencyModel.EVENT_LOOP, null, 10_000, steps);
  }

  public static Service.Spec service(
      int replicas,
      double cpu,
      ConcurrencyModel model,
      @Nullable Integer threads,
      int limit,
      StepSpec... steps) {
    return ServiceBuilder.of(steps)
        .replicas(replicas)
        .model(model, cpu, threads)
        .queue(model == ConcurrencyModel.VIRTUAL_THREADS ? null : new ServiceQueue(limit))
        .build();
  }

  public static ComputeStep compute(double mean) {
    return new ComputeStep(new Exponential(mean));
  }

  public static QueryStep query(String db) {
    return Said.of(QueryStep.class, "db", db, "op", Operation.READ);
  }

  public static Database.Spec database(double cpu, int connections, double mean) {
    var read = new StatementSpec(new Exponential(mean), new Constant(0));
    return Databases.of(Topology.SINGLE, cpu, read, null, "connections", connections);
  }

  public static LoadBalancer.Spec balancer(String target, Balancing policy) {
    return balancer(List.of(new LoadBalancer.Target(target, 1)), policy);
  }

  public static LoadBalancer.Spec balancer(
      List<LoadBalancer.Target> targets, Balancing policy, BalancingPolicy.Settings... settings) {
    return BalancerBuilder.of(policy).to(targets).told(settings).build();
  }

  /** 1000/s, round robin over 4 replicas of 4 cores, then with 20 % a database. */
  public static Architecture threeTiers(Service.Spec app) {
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put("edge", balancer("app", Balancing.ROUND_ROBIN));
    components.put("app", app);
    components.put("db", database(16, 16, 0.020));
    return new Architecture(Map.of("users", arrivals(1000, "edge")), components);
  }

  public static StepSpec[] computeAndSometimesQuery() {
    return new StepSpec[] {
      compute(0.010), new ChooseStep(List.of(new ChooseStep.Branch(0.2, List.of(query("db")))))
    };
  }

  /** One component and the load on it. */
  public static Architecture of(SourceSpec source, String name, ComponentSpec spec) {
    return new Architecture(Map.of("users", source), Map.of(name, spec));
  }

  /** Components in the order named, and the load on them. */
  public static Architecture of(SourceSpec source, Object... namesAndSpecs) {
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    for (int i = 0; i < namesAndSpecs.length; i += 2) {
      components.put((String) namesAndSpecs[i], (ComponentSpec) namesAndSpecs[i + 1]);
    }
    return new Architecture(Map.of("users", source), components);
  }

  public static CallStep call(String to) {
    return new CallStep(to, CallTerms.NONE, false);
  }

  public static CallStep call(String to, double timeout, Timeout.Cancelling cancel) {
    return new CallStep(to, new CallTerms(new Constant(timeout), cancel), false);
  }

  public static DelayStep delay(double seconds) {
    return new DelayStep(new Constant(seconds));
  }

  public static ComputeStep computeExactly(double seconds) {
    return new ComputeStep(new Constant(seconds));
  }

  /** Branches of one step each. */
  public static List<List<StepSpec>> each(StepSpec... branches) {
    return Stream.of(branches).map(List::of).toList();
  }

  public static ParallelStep parallel(StepSpec... branches) {
    return new ParallelStep(each(branches), 1, null, List.of(), Timeout.Cancelling.IGNORE);
  }

  public static ParallelStep quorum(int quorum, Timeout.Cancelling cancel, StepSpec... branches) {
    return new ParallelStep(each(branches), 1, quorum, List.of(), cancel);
  }

  public static ModelSnapshot.EdgeSnapshot edge(ModelSnapshot run, String from, String to) {
    return run.edges().stream()
        .filter(edge -> edge.from().equals(from) && edge.to().equals(to))
        .findFirst()
        .orElseThrow();
  }

  public static ResourceSnapshot resource(ModelSnapshot run, String component, String resource) {
    return run.resources().stream()
        .filter(each -> each.component().equals(component) && each.resource().equals(resource))
        .findFirst()
        .orElseThrow();
  }

  /** Runs from the first event, without a warm-up, to a time at which a burst is long over. */
  public static ModelSnapshot drain(Architecture architecture, double until) {
    Model model = new Model(architecture, new Streams(1, 0));
    model.endWarmUp();
    model.start();
    model.runUntil(until);
    return model.snapshot();
  }

  public static ModelSnapshot run(
      Architecture architecture, long seed, double warmUp, double duration) {
    return run(architecture, seed, 0, warmUp, duration);
  }

  public static ModelSnapshot run(
      Architecture architecture, long seed, long replication, double warmUp, double duration) {
    Model model = new Model(architecture, new Streams(seed, replication));
    model.start();
    model.runUntil(warmUp);
    model.endWarmUp();
    for (int bucket = 1; bucket <= 10; bucket++) {
      model.runUntil(warmUp + duration * bucket / 10);
      model.endBucket();
    }
    return model.snapshot();
  }
}
