package archsim.components.step;

import archsim.components.call.Timeout;
import archsim.components.demand.Demand;
import archsim.components.flow.Edge;
import archsim.components.flow.Fork;
import archsim.components.measure.Outcome;
import archsim.components.service.Step;
import archsim.components.service.StepSpec;
import archsim.components.service.StepWiring;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.ImpliedDefaults;
import archsim.core.spec.Shorthand;
import archsim.core.spec.Unit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Steps that run at the same time: either a list of them, or one list of steps several times over.
 * It waits for all, or for the first so many that end OK; it fails as soon as these cannot be
 * reached.
 *
 * @param branches run at the same time
 * @param fanout how many copies of the steps run at the same time
 * @param quorum how many have to end OK; without one all
 * @param cancel what becomes of those that are not waited for any more
 */
@Doc("Runs steps at the same time and waits for all of them, or for a quorum.")
public record ParallelStep(
    @Shorthand
        @Doc("What runs at the same time: steps, or lists of steps that follow each other.")
        @Default("[]")
        List<List<StepSpec>> branches,
    @Doc("How many copies of `steps` run at the same time.") @Unit(Dimension.COUNT) @Default("1")
        int fanout,
    @Doc("How many have to end OK; without one, all.") @Unit(Dimension.COUNT)
        @Nullable Integer quorum,
    @Doc("What each copy does.") @Default("[]") List<StepSpec> steps,
    @Doc("What is not waited for any more runs on (ignore) or is stopped (propagate).")
        @Default("ignore")
        Timeout.Cancelling cancel)
    implements StepSpec, ImpliedDefaults {
  private static final int MOST = 100_000;

  /** Branches at once that fit into the memory of most machines, a few hundred bytes each. */
  private static final double MOST_BRANCHES = 1e7;

  public ParallelStep {
    branches = branches.stream().map(List::copyOf).toList();
    steps = List.copyOf(steps);
    Require.field(
        "steps",
        branches.isEmpty() != steps.isEmpty(),
        "with a fanout, or a list of branches: one of the two is needed");
    Require.field("branches", branches.stream().noneMatch(List::isEmpty), "must not be empty");
    Require.field("fanout", branches.isEmpty() || fanout == 1, "belongs to steps, not to branches");
    Require.range("fanout", fanout, 1, MOST);
    double copies = fanout * StepSpec.widest(steps);
    Require.field(
        "fanout",
        copies <= MOST_BRANCHES,
        "within `fanout` multiplies: it runs %.1g branches at once for each request, more than fit"
            + " into memory",
        copies);
    int all = branches.isEmpty() ? fanout : branches.size();
    Require.field(
        "quorum",
        quorum == null || (quorum >= 1 && quorum <= all),
        "must be from 1 to the %d that run, was %s",
        all,
        quorum);
  }

  @Override
  public Map<String, String> impliedDefaults() {
    return quorum == null ? Collections.singletonMap("quorum", "all") : Collections.emptyMap();
  }

  @Override
  public double widest() {
    return fanout * StepSpec.widest(inner());
  }

  @Override
  public Step create(StepWiring wiring, Step next) {
    Step[] firsts = new Step[branches.isEmpty() ? fanout : branches.size()];
    Step end = visit -> visit.end(Outcome.OK);
    if (branches.isEmpty()) {
      Arrays.fill(firsts, wiring.chain("", steps, end));
    } else {
      for (int i = 0; i < firsts.length; i++) {
        firsts[i] = wiring.chain(i + ".", branches.get(i), end);
      }
    }
    int needed = quorum == null ? firsts.length : quorum;
    Edge edge = wiring.branches();
    boolean ownRoots = branches.isEmpty() && usesKeys();
    boolean cancels = cancel == Timeout.Cancelling.PROPAGATE;
    return visit ->
        new Fork(
                visit.request(),
                edge,
                ownRoots,
                firsts.length,
                needed,
                cancels,
                outcome -> visit.thenGoOn(next).complete(outcome))
            .begin((child, i) -> visit.branch(child, firsts[i]));
  }

  @Override
  public boolean forks() {
    return true;
  }

  @Override
  public List<StepSpec> inner() {
    return branches.isEmpty() ? steps : branches.stream().flatMap(List::stream).toList();
  }

  @Override
  public void addDemand(Demand demand) {
    List<Consumer<Demand>> ways =
        branches.isEmpty()
            ? Collections.nCopies(fanout, StepWiring.demandOf(steps))
            : branches.stream().map(StepWiring::demandOf).toList();
    demand.fork(ways, quorum == null ? ways.size() : quorum, cancel);
  }
}
