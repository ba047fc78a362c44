package archsim.run;

import archsim.components.host.Placer;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.NodePath;
import archsim.scenario.yaml.Place;
import archsim.scenario.yaml.Printable;
import archsim.scenario.yaml.Suggestion;
import java.util.List;
import java.util.Map;

/** Checks that all replicas fit on their machines. */
final class PlacementChecks {
  private final ReadResult read;
  private final Scenario scenario;

  PlacementChecks(ReadResult read, Scenario scenario) {
    this.read = read;
    this.scenario = scenario;
  }

  void check() {
    ScenarioLanguage.placer(scenario).problems().forEach(this::report);
  }

  private void report(Placer.Problem problem) {
    Diagnostic diagnostic =
        Diagnostic.of(Code.PLACEMENT, place(problem.subject(), problem.field()), problem.message());
    if (problem.word().isEmpty()) {
      read.with(diagnostic);
      return;
    }
    List<String> families =
        problem.choices().stream().map(type -> type.replaceAll("\\..*", "")).distinct().toList();
    read.with(
        diagnostic
            .labelled(Suggestion.label(problem.word(), problem.choices()))
            .noting(
                "families of the built-in catalogue and of instanceTypes: "
                    + Printable.shortened(String.join(", ", families), 200)));
  }

  /** Where a field of a component, or the component itself, stands. */
  private Place place(String subject, String field) {
    for (Map.Entry<String, Map<String, Record>> section : scenario.components().entrySet()) {
      if (section.getValue().containsKey(subject)) {
        NodePath path =
            field.isEmpty()
                ? new NodePath(List.of(section.getKey(), subject))
                : new NodePath(List.of(section.getKey(), subject, field));
        Place place = read.document().place(path);
        return place == null ? Place.whole("scenario") : place;
      }
    }
    return Place.whole("scenario");
  }
}
