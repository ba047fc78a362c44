package archsim.components.benchmark;

import archsim.components.Architecture;
import archsim.components.ComponentSpec;
import archsim.components.Model;
import archsim.components.ModelSnapshot;
import archsim.components.Timeout;
import archsim.components.balancer.Balancing;
import archsim.components.balancer.LoadBalancer;
import archsim.components.database.Database;
import archsim.components.database.Operation;
import archsim.components.database.Topology;
import archsim.components.service.ConcurrencyModel;
import archsim.components.service.Endpoint;
import archsim.components.service.Service;
import archsim.components.step.ChooseStep;
import archsim.components.step.ComputeStep;
import archsim.components.step.QueryStep;
import archsim.components.workload.Workload;
import archsim.core.experiment.Excursions;
import archsim.core.random.Constant;
import archsim.core.random.Exponential;
import archsim.core.random.Streams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three-tier model made of components, with all that a run measures. */
final class ThreeTierModel {
  private static final int BUCKETS = 60;

  private ThreeTierModel() {}

  /** Lets requests come for so many seconds; gives back what was measured. */
  static ModelSnapshot run(long seed, double until) {
    Excursions.Levels levels =
        new Excursions.Levels(
            List.of(0.5, 0.99, 0.999), List.of(0.010, 0.075, 0.120), List.of(0.005, 0.037, 0.060));
    Model model = new Model(architecture(), new Streams(seed, 0), Map.of("users", levels));
    model.start();
    model.endWarmUp();
    for (int bucket = 1; bucket <= BUCKETS; bucket++) {
      model.runUntil(until * bucket / BUCKETS);
      model.endBucket();
    }
    return model.snapshot();
  }

  private static Architecture architecture() {
    Map<String, ComponentSpec> components = new LinkedHashMap<>();
    components.put(
        "edge",
        new LoadBalancer.Spec(
            List.of(new LoadBalancer.Target("app", 1)),
            Balancing.ROUND_ROBIN,
            null,
            false,
            new Constant(0)));
    components.put(
        "app",
        new Service.Spec(
            4,
            4,
            ConcurrencyModel.EVENT_LOOP,
            null,
            4,
            new Service.Queue(10_000),
            Map.of("work", work())));
    components.put(
        "db",
        new Database.Spec(
            Topology.SINGLE,
            16,
            16,
            new Database.StatementSpec(new Exponential(0.020), new Constant(0)),
            null,
            null));
    Workload.Spec users =
        new Workload.Spec(
            1000.0, null, "edge", null, null, null, null, null, null, Timeout.Cancelling.IGNORE);
    return new Architecture(Map.of("users", users), components);
  }

  private static Endpoint work() {
    QueryStep query = new QueryStep("db", Operation.READ, null, Timeout.Cancelling.IGNORE);
    return new Endpoint(
        List.of(
            new ComputeStep(new Exponential(0.010)),
            new ChooseStep(List.of(new ChooseStep.Branch(0.2, List.of(query))))),
        null);
  }
}
