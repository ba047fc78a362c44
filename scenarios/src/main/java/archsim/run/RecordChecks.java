package archsim.run;

import archsim.components.model.Architecture;
import archsim.components.model.Checked;
import archsim.components.model.Findings;
import archsim.scenario.ReadResult;
import archsim.scenario.Scenario;
import archsim.scenario.yaml.Code;
import archsim.scenario.yaml.Diagnostic;

/** Lets each record of a scenario check itself, and finds the places of what is wrong with it. */
final class RecordChecks implements Findings {
  private final ReadResult read;
  private final Architecture architecture;
  private final boolean isWhole;
  private String component = "";

  RecordChecks(ReadResult read, Scenario scenario) {
    this.read = read;
    architecture = ScenarioLanguage.draft(scenario);
    isWhole = read.isValid();
  }

  void check() {
    for (Record record : read.written().records()) {
      if (record instanceof Checked checked) {
        component = read.written().component(record);
        checked.check(this);
      }
    }
  }

  @Override
  public String component() {
    return component;
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public boolean isWhole() {
    return isWhole;
  }

  @Override
  public boolean isWritten(Record record, String field) {
    return read.written().has(record, field);
  }

  @Override
  public void refuse(Kind kind, Object record, String field, String message, String note) {
    Diagnostic diagnostic =
        Diagnostic.of(Code.valueOf(kind.name()), read.written().place(record, field), message);
    read.with(note.isEmpty() ? diagnostic : diagnostic.noting(note));
  }
}
