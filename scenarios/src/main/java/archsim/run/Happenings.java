package archsim.run;

import archsim.components.measure.ModelSnapshot;
import archsim.core.results.EventResult;
import archsim.reports.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened to components, such as a kill. It comes at other times in every replication; shown
 * are the times of the first, beside how often it came in all.
 */
final class Happenings {
  private static final int MOST = 50;

  private final List<ModelSnapshot> runs;

  Happenings(Measurements measured) {
    runs = measured.snapshots();
  }

  List<EventResult> events() {
    List<ModelSnapshot.Happening> first = runs.get(0).happenings();
    String where = runs.size() == 1 ? "" : " (replication 1 of %s)".formatted(runs.size());
    List<EventResult> events = new ArrayList<>();
    for (ModelSnapshot.Happening each : first.subList(0, Math.min(MOST, first.size()))) {
      events.add(new EventResult(each.time(), each.what() + where));
    }
    if (first.size() > MOST) {
      ModelSnapshot.Happening next = first.get(MOST);
      int left = first.size() - MOST;
      events.add(new EventResult(next.time(), Measure.count(left) + " more events" + where));
    }
    return events;
  }

  /** The hints, and how often something happened. */
  List<String> andHints(List<String> hints) {
    List<String> all = new ArrayList<>(hints);
    long kills =
        runs.stream()
            .flatMap(run -> run.happenings().stream())
            .filter(each -> each.what().contains("killed"))
            .count();
    long hit =
        runs.stream()
            .filter(run -> run.happenings().stream().anyMatch(e -> e.what().contains("killed")))
            .count();
    if (kills > 0) {
      all.add(
          "replicas were killed "
              + Measure.perReplication(kills, runs.size())
              + " times per replication, in "
              + hit
              + " of "
              + runs.size()
              + " replications; events shows when");
    }
    return all;
  }
}
