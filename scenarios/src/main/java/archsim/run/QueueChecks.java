package archsim.run;

import archsim.components.Consumption;
import archsim.components.queue.BrokerSpec;
import archsim.components.service.Service;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.NodePath;
import archsim.scenario.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Checks that dead letters come to an end, and that what is said of order has somebody to keep. */
final class QueueChecks {
  private static final String SECTION = "queues";

  private final ReadResult read;
  private final Scenario scenario;
  private final Map<String, BrokerSpec> queues;

  QueueChecks(ReadResult read, Scenario scenario) {
    this.read = read;
    this.scenario = scenario;
    queues = scenario.section(SECTION, BrokerSpec.class);
  }

  void check() {
    checkDeadLetters();
    queues.forEach(this::checkRebalance);
  }

  /** Says of the first circle of dead letters which queues are in it. */
  private void checkDeadLetters() {
    for (String name : queues.keySet()) {
      List<String> way = new ArrayList<>();
      String next = name;
      while (next != null && !way.contains(next)) {
        way.add(next);
        BrokerSpec queue = queues.get(next);
        next = queue == null ? null : queue.deadLetter();
      }
      if (name.equals(next)) {
        read.with(
            Diagnostic.of(
                    Code.CIRCLE,
                    place(new NodePath(List.of(SECTION, name, "deadLetter"))),
                    "dead letters of queue '%s' come back to it".formatted(name))
                .noting(String.join(" -> ", way) + " -> " + name));
        return;
      }
    }
  }

  /** A pause that never comes would be read and ignored. */
  private void checkRebalance(String name, BrokerSpec queue) {
    boolean changes =
        scenario.section("services", Service.Spec.class).entrySet().stream()
            .filter(each -> each.getValue().consumptions().stream().anyMatch(of(name)))
            .anyMatch(
                each ->
                    each.getValue().memoryPerRequest() != null
                        || scenario.faults().stream()
                            .anyMatch(fault -> fault.target().equals(each.getKey())));
    if (queue.rebalance() > 0 && !changes) {
      read.with(
          Diagnostic.of(
              Code.RULE,
              place(new NodePath(List.of(SECTION, name, "rebalance"))),
              "rebalance is the pause when consumers of '%s' go or come back, but nothing kills one:"
                      .formatted(name)
                  + " there is no memoryPerRequest and no fault"));
    }
  }

  private static Predicate<Consumption> of(String queue) {
    return each -> each.queue().equals(queue);
  }

  private Place place(NodePath path) {
    Place place = read.document().place(path);
    return place == null ? Place.whole("scenario") : place;
  }
}
