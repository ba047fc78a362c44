package archsim.components.step;

import archsim.components.demand.Demand;
import archsim.components.flow.Draw;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.components.service.Visit;
import archsim.core.random.Distribution;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.List;

/**
 * Steps that are done several times, one round after the other.
 *
 * @param times how often on average; 0.4 is once for 40 % of the requests
 */
@Doc("Does steps several times, one round after the other.")
public record RepeatStep(
    @Doc("How often on average; 0.4 is once for 40 % of the requests.") @Unit(Dimension.COUNT)
        Distribution times,
    @Doc("What is repeated.") List<StepSpec> steps)
    implements StepSpec {
  public RepeatStep {
    steps = List.copyOf(steps);
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    Draw rounds = wiring.draw("times", times);
    Round end = new Round(next);
    Step body = wiring.chain("", steps, end);
    end.body = body;
    return visit -> {
      long count = rounds.nextWhole(visit.request());
      if (count > 0) {
        visit.repeat(count, body);
      } else {
        next.run(visit);
      }
    };
  }

  @Override
  public List<StepSpec> inner() {
    return steps;
  }

  @Override
  public void addDemand(Demand demand) {
    demand.repeat(times, StepWiring.demandOf(steps));
  }

  /** The end of a round, which leads back to its begin. */
  private static final class Round implements Step {
    private final Step next;
    private Step body;

    Round(Step next) {
      this.next = next;
      body = next;
    }

    @Override
    public void run(Visit visit) {
      visit.endRound(body, next);
    }
  }
}
