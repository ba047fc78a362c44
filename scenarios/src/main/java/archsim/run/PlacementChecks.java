package archsim.run;

import archsim.components.host.Placer;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Printable;
import archsim.scenario.yaml.Suggestion;
import java.util.List;

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
        Diagnostic.of(
            Code.PLACEMENT,
            read.written().place(scenario.component(problem.subject()), problem.field()),
            problem.message());
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
}
