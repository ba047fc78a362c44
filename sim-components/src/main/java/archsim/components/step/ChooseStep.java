package archsim.components.step;

import archsim.components.demand.Demand;
import archsim.components.flow.Draw;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.Require;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Entry;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.List;

/**
 * One of several lists of steps, drawn by its share; what is left of 100 % does nothing.
 *
 * @param branches the shares and their steps
 */
@Doc(
    "Does one of several lists of steps, drawn by its share; the rest of 100% does nothing:"
        + " choose: [{90%: [compute: 1ms]}, {10%: [call: b]}].")
public record ChooseStep(
    @Shorthand @Doc("A list, because two may weigh the same.") List<Branch> branches)
    implements StepSpec {
  private static final double ROUNDING = 1e-9;

  public ChooseStep {
    branches = List.copyOf(branches);
    double sum = branches.stream().mapToDouble(Branch::share).sum();
    Require.field(
        "branches", sum <= 1 + ROUNDING, "add up to %s%%, at most 100%% is possible", 100 * sum);
  }

  /**
   * One of the lists.
   *
   * @param share from 0 to 1
   */
  @Doc("A share and what it does: 90%: [..].")
  @Entry
  public record Branch(
      @Doc("How many of the visits do it.") @Unit(Dimension.SHARE) double share,
      @Doc("What they do.") List<StepSpec> steps) {
    public Branch {
      Require.field(
          "share", share >= 0 && share <= 1, "must be from 0%% to 100%%, was %s%%", 100 * share);
      steps = List.copyOf(steps);
    }
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    Draw chance = wiring.chance("choose");
    double[] upTo = new double[branches.size()];
    Step[] firsts = new Step[branches.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += branches.get(i).share();
      upTo[i] = i == upTo.length - 1 && sum > 1 - ROUNDING ? 1 : sum;
      firsts[i] = wiring.chain(i + ".", branches.get(i).steps(), next);
    }
    return visit -> {
      double drawn = chance.next(visit.request());
      int i = 0;
      while (i < upTo.length && drawn >= upTo[i]) {
        i++;
      }
      (i < upTo.length ? firsts[i] : next).run(visit);
    };
  }

  @Override
  public List<StepSpec> inner() {
    return branches.stream().flatMap(branch -> branch.steps().stream()).toList();
  }

  @Override
  public void addDemand(Demand demand) {
    demand.choose(
        branches.stream().map(Branch::share).toList(),
        branches.stream().map(branch -> StepWiring.demandOf(branch.steps())).toList());
  }
}
