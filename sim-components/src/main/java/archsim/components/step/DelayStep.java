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
 * Time that holds the worker and no CPU.
 *
 * @param time in seconds
 */
@Doc("Time that holds the worker and no CPU.")
public record DelayStep(@Shorthand @Doc("How long.") @Unit(Dimension.SECONDS) Distribution time)
    implements StepSpec {
  @Override
  public Step create(StepWiring wiring, Step next) {
    Draw length = wiring.draw("delay", time);
    return visit -> visit.delay(length.next(visit.request()), next);
  }

  @Override
  public void addDemand(Demand demand) {
    demand.take(LeastTime.of(time));
  }
}
