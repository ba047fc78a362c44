package archsim.run;

import archsim.components.balancer.LoadBalancer;
import archsim.components.balancer.Sticky;
import archsim.components.catalog.Catalog;
import archsim.components.step.SessionStep;
import archsim.components.workload.Workload;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Node;
import archsim.scenario.yaml.NodePath;
import archsim.scenario.yaml.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that what is about sessions meets any: without them it would have no effect. */
final class SessionChecks {
  private final ReadResult read;
  private final Scenario scenario;

  SessionChecks(ReadResult read, Scenario scenario) {
    this.read = read;
    this.scenario = scenario;
  }

  void check() {
    Map<String, Workload.Spec> workloads = scenario.section(Catalog.WORKLOADS, Workload.Spec.class);
    boolean any =
        workloads.values().stream()
            .anyMatch(each -> each.users() != null || each.sessions() != null);
    if (any || workloads.isEmpty() || !read.isValid()) {
      return;
    }
    scenario
        .section("loadBalancers", LoadBalancer.Spec.class)
        .forEach(
            (name, spec) -> {
              if (spec.sticky() == Sticky.SESSION) {
                report(
                    read.document().place(new NodePath(List.of("loadBalancers", name, "sticky"))),
                    "sticky: session");
              }
            });
    ServiceNodes.forEach(
        read,
        (key, value) -> {
          if (key.equals("session")
              && value instanceof Node.Fields step
              && step.get("store") instanceof Node.Scalar store
              && store.text().equals(SessionStep.REPLICA)) {
            report(store.place(), "store: replica");
          }
        });
  }

  private void report(@Nullable Place place, String what) {
    read.with(
        Diagnostic.of(
                Code.RULE,
                place == null ? Place.whole("scenario") : place,
                what + " has no effect: no workload has sessions or users")
            .noting(
                "write for example workloads: {users: {rate: 10/s, to: app,"
                    + " sessions: {length: 8 requests, think: exp(3s)}}}"));
  }
}
