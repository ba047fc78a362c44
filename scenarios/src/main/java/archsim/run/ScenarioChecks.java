package archsim.run;

import archsim.components.flow.TooDeepException;
import archsim.components.model.Architecture;
import archsim.components.model.SourceSpec;
import archsim.core.InvalidSpecException;
import archsim.explain.Explanation;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;
import archsim.scenario.yaml.Place;

/**
 * What can be wrong with a scenario whose every part is right: nothing arrives, calls go round in
 * circles, statements that a database does not know, promises about what is not there.
 */
public final class ScenarioChecks {
  private final ReadResult read;

  private ScenarioChecks(ReadResult read) {
    this.read = read;
  }

  /** The same result, with what is wrong as a whole among its diagnostics. */
  public static ReadResult check(ReadResult read) {
    Scenario scenario = read.bound();
    if (scenario != null) {
      new ScenarioChecks(read).checkSystem(scenario);
    }
    new PromiseChecks(read).check();
    if (scenario != null && read.isValid()) {
      new ScenarioChecks(read).checkCalls(scenario);
    }
    return read;
  }

  private void checkSystem(Scenario scenario) {
    new RecordChecks(read, scenario).check();
    checkWorkloads(scenario);
    new PlacementChecks(read, scenario).check();
  }

  private void checkWorkloads(Scenario scenario) {
    if (scenario.all(SourceSpec.class).isEmpty() && read.isValid()) {
      Diagnostic nothing =
          Diagnostic.of(
              Code.NO_WORKLOAD,
              read.written().place(scenario, ""),
              "there is no workload, so nothing would happen");
      read.with(nothing.noting("write for example workloads: {users: {rate: 100/s, to: app}}"));
    }
  }

  private void checkCalls(Scenario scenario) {
    Architecture architecture = ScenarioLanguage.architecture(scenario);
    try {
      Explanation.check(architecture)
          .map(each -> new TooDeepException(each.component(), each.endpoint()))
          .ifPresent(found -> check(read, found));
    } catch (InvalidSpecException circle) {
      refuse(Code.CIRCLE, circle);
    }
  }

  /** What is wrong and only a run finds out, with its place: a service that calls itself. */
  public static ReadResult check(ReadResult read, TooDeepException found) {
    new ScenarioChecks(read).refuse(Code.NESTED, found);
    return read;
  }

  /** Says what is wrong where the component stands that it is about. */
  private void refuse(Code code, InvalidSpecException wrong) {
    Scenario scenario = read.scenario();
    Record component = scenario.component(wrong.subject());
    Place place = read.written().place(component == null ? scenario : component, "");
    read.with(Diagnostic.of(code, place, String.valueOf(wrong.getMessage())));
  }
}
