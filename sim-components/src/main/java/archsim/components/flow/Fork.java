package archsim.components.flow;

import archsim.components.measure.Outcome;
import archsim.core.Cancellable;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Several requests that are done for one at the same time, such as the branches of a visit or the
 * copies of a write: it is decided when so many of them have ended OK, or when that cannot be
 * reached any more. Who waited goes on with the account of the one that decided.
 */
public final class Fork implements Cancellable {
  private final Request parent;
  private final Edge edge;
  private final Request[] children;
  private final boolean cancelsOthers;
  private final Reply decision;
  private int needed;
  private int spare;
  private boolean decided;

  /**
   * Opens the requests; none begins yet, as one that ends at once may decide.
   *
   * @param edge that all of them go along, such as one from the component to itself
   * @param ownRoots whether each has a root of its own, and so draws keys of its own
   * @param needed how many have to end OK
   * @param cancelsOthers whether those that are not waited for any more are cancelled
   * @param decision told OK or FAILED, once, unless the parent ends before
   */
  public Fork(
      Request parent,
      Edge edge,
      boolean ownRoots,
      int all,
      int needed,
      boolean cancelsOthers,
      Reply decision) {
    this.parent = parent;
    this.edge = edge;
    this.needed = needed;
    this.cancelsOthers = cancelsOthers;
    this.decision = decision;
    spare = all - needed;
    children = new Request[all];
    for (int i = 0; i < all; i++) {
      Branch branch = new Branch();
      Root root = ownRoots ? parent.root().branch(i) : parent.root();
      children[i] = edge.fork(parent, root, branch);
      branch.request = children[i];
    }
  }

  /** Lets each begin that is still wanted when its turn comes. */
  public void begin(ObjIntConsumer<Request> start) {
    for (int i = 0; i < children.length; i++) {
      if (children[i].isOpen()) {
        start.accept(children[i], i);
      }
    }
  }

  private void ended(Request child, Outcome outcome) {
    boolean ok = outcome == Outcome.OK;
    boolean decides =
        !decided && parent.isOpen() && !parent.isCancelling() && (ok ? --needed == 0 : --spare < 0);
    edge.join(parent, child, decides);
    if (!decides) {
      return;
    }
    decided = true;
    if (cancelsOthers) {
      for (Request other : children) {
        other.cancel();
      }
    }
    decision.complete(ok ? Outcome.OK : Outcome.FAILED);
  }

  /** For whom it holds the parent itself: the children are cancelled already. */
  @Override
  public void cancel() {
    parent.complete(Outcome.CANCELLED);
  }

  private final class Branch implements Reply {
    private @Nullable Request request;

    @Override
    public void complete(Outcome outcome) {
      if (request == null) {
        throw new IllegalStateException("a branch ended that had not begun");
      }
      ended(request, outcome);
    }
  }
}
