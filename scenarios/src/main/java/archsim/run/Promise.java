package archsim.run;

import archsim.core.experiment.Slo;
import archsim.scenario.SloSpec;

/** A promise of the scenario, understood. */
record Promise(Slo slo, SloSpec.Severity severity) {
  static Promise of(SloSpec spec) {
    String text = spec.scope() == null ? spec.expr() : spec.expr() + " for " + spec.scope();
    return new Promise(Slo.parse(text), spec.severity());
  }
}
