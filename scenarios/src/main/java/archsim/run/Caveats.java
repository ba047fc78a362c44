package archsim.run;

import archsim.components.measure.CreditSnapshot;
import archsim.components.model.ComponentSpec;
import archsim.core.results.ComponentResult;
import archsim.core.results.EdgeResult;
import archsim.core.results.WorkloadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reader of the result should know and might not see. */
final class Caveats {
  private Caveats() {}

  static List<String> of(
      Map<String, ComponentResult> components,
      List<EdgeResult> edges,
      Map<String, WorkloadResult> workloads) {
    List<String> hints = new ArrayList<>();
    new Advice(components, edges)
        .all()
        .forEach((resource, words) -> hints.add(resource + ": " + words));
    workloads.forEach(
        (name, workload) -> {
          if (workload.outcomes().rejected() > 0) {
            hints.add(
                name
                    + ": requests are turned away before any work: longer queues make them wait"
                    + " instead, only more capacity serves them");
          }
        });
    return hints;
  }

  /** Which users had to pause, for lack of a think time. */
  static List<String> ofPauses(Measurements measured, Map<String, WorkloadResult> workloads) {
    List<String> hints = new ArrayList<>();
    measured
        .architecture()
        .sources()
        .forEach(
            (name, source) -> {
              WorkloadResult result = workloads.get(name);
              if (source.pausesAfterRefusal()
                  && result != null
                  && result.outcomes().rejected() + result.outcomes().failed() > 0) {
                hints.add(
                    name
                        + ": its users have no think time, so each pauses for up to a second after"
                        + " a request that was refused or failed at once; `pause` says how long");
              }
            });
    return hints;
  }

  /** Which machines ran out of CPU credits, and for how long. */
  static List<String> ofCredits(Measurements measured) {
    List<String> hints = new ArrayList<>();
    for (Map.Entry<String, ComponentSpec> each : measured.architecture().components().entrySet()) {
      double throttled =
          measured.snapshots().stream()
              .flatMap(run -> run.credits().stream())
              .filter(credits -> credits.fleet().equals(each.getKey()))
              .mapToDouble(CreditSnapshot::throttled)
              .sum();
      if (throttled > 0) {
        double all = measured.replications() * measured.duration() * each.getValue().replicas();
        hints.add(
            String.format(
                Locale.ROOT,
                "%s: without CPU credits, and so slowed down to the baseline, %.2g%% of the time",
                each.getKey(),
                100 * throttled / all));
      }
    }
    return hints;
  }
}
