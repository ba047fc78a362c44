package archsim.components.step;

import archsim.components.demand.Demand;
import archsim.components.demand.Range;
import archsim.components.flow.Draw;
import archsim.components.measure.Outcome;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;

/**
 * A share of the visits that come here fail.
 *
 * @param ratio the share, from 0 to 1
 */
@Doc("A share of the visits that come here fail.")
public record FailStep(@Shorthand @Doc("Which share fails.") @Unit(Dimension.SHARE) double ratio)
    implements StepSpec {
  public FailStep {
    Require.field(
        "ratio", ratio >= 0 && ratio <= 1, "must be from 0%% to 100%%, was %s%%", 100 * ratio);
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    Draw chance = wiring.chance("fail");
    return visit -> {
      if (chance.next(visit.request()) < ratio) {
        visit.end(Outcome.FAILED);
      } else {
        next.run(visit);
      }
    };
  }

  @Override
  public void addDemand(Demand demand) {
    demand.fail(Range.exactly(ratio));
  }
}
