package archsim.run;

import archsim.core.results.ComponentResult;
import archsim.core.results.ResourceResult;
import archsim.core.results.WorkloadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reader of the result should know and might not see. */
final class Hints {
  private static final double BUSY = 0.8;

  private Hints() {}

  static List<String> of(
      Map<String, ComponentResult> components, Map<String, WorkloadResult> workloads) {
    List<String> hints = new ArrayList<>();
    components.forEach(
        (name, component) ->
            component
                .resources()
                .forEach((resource, result) -> busy(name + "." + resource, result, hints)));
    workloads.forEach(
        (name, workload) -> {
          if (workload.outcomes().rejected() > 0) {
            hints.add(
                "%s: %,d requests were rejected at the front door"
                    .formatted(name, workload.outcomes().rejected()));
          }
        });
    return hints;
  }

  private static void busy(String name, ResourceResult resource, List<String> hints) {
    Double utilisation = resource.utilisation().value();
    if (utilisation != null && utilisation >= BUSY) {
      hints.add(
          String.format(
              Locale.ROOT,
              "%s is %.0f%% busy: near saturation p99 is noisy, and a little more load costs much",
              name,
              100 * utilisation));
    }
  }
}
