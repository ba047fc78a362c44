package archsim.components.step;

import archsim.components.demand.Demand;
import archsim.components.demand.LeastTime;
import archsim.components.flow.Draw;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;

/**
 * CPU time on a core of the replica.
 *
 * @param time on a core of speed 1, in seconds
 */
@Doc("CPU time on one core of the replica.")
public record ComputeStep(
    @Shorthand @Doc("CPU time on a core of speed 1.") @Unit(Dimension.SECONDS) Distribution time)
    implements StepSpec {
  @Override
  public Step create(StepWiring wiring, Step next) {
    Draw work = wiring.draw("compute", time);
    return visit -> visit.compute(work.next(visit.request()), next);
  }

  @Override
  public boolean computes() {
    return true;
  }

  @Override
  public void addDemand(Demand demand) {
    demand.compute(LeastTime.of(time));
  }
}
