package archsim.run;

import archsim.components.balancer.LoadBalancer;
import archsim.components.balancer.Sticky;
import archsim.components.cache.Cache;
import archsim.components.cache.Stampede;
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

/**
 * Checks that what is about sessions meets any, for without them it would have no effect, and that
 * what keeps their state can lose it.
 */
final class SessionChecks {
  private final ReadResult read;
  private final Scenario scenario;
  private final Map<String, Cache.Spec> caches;

  SessionChecks(ReadResult read, Scenario scenario) {
    this.read = read;
    this.scenario = scenario;
    caches = scenario.section("caches", Cache.Spec.class);
  }

  void check() {
    Map<String, Workload.Spec> workloads = scenario.section(Catalog.WORKLOADS, Workload.Spec.class);
    boolean any =
        workloads.values().stream()
            .anyMatch(each -> each.users() != null || each.sessions() != null);
    boolean hasEffect = any || workloads.isEmpty() || !read.isValid();
    if (!hasEffect) {
      scenario
          .section("loadBalancers", LoadBalancer.Spec.class)
          .forEach(
              (name, spec) -> {
                if (spec.sticky() == Sticky.SESSION) {
                  reportNone(
                      read.document().place(new NodePath(List.of("loadBalancers", name, "sticky"))),
                      "sticky: session");
                }
              });
    }
    ServiceNodes.forEach(
        read,
        (key, value) -> {
          if (key.equals("session")
              && value instanceof Node.Fields step
              && step.get("store") instanceof Node.Scalar store) {
            checkStore(store, hasEffect);
          }
        });
  }

  private void checkStore(Node.Scalar store, boolean hasEffect) {
    Cache.Spec cache = caches.get(store.text());
    if (!hasEffect && (cache != null || store.text().equals(SessionStep.REPLICA))) {
      reportNone(store.place(), "store: " + store.text());
    }
    if (cache != null && cache.stampede() == Stampede.STALE_WHILE_REVALIDATE) {
      read.with(
          Diagnostic.of(
                  Code.RULE,
                  store.place(),
                  "cache '%s' answers with what has expired until it is fetched anew, which nobody"
                          .formatted(store.text())
                      + " does for the state of a session")
              .noting("give it stampede: none, or keep sessions in another cache"));
    }
  }

  private void reportNone(@Nullable Place place, String what) {
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
