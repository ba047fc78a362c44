package archsim.components.flow;

import archsim.components.measure.Account;
import archsim.components.measure.Outcome;
import archsim.core.Cancellable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One hop of the work that an arrival causes: the arrival itself, a call, a query, a branch. It
 * knows its parent, the edge it travels on, who holds it now, its children, and the account of its
 * time.
 *
 * <p>It is also the reply its callee completes: it closes itself, counts on its edge, and tells the
 * caller.
 *
 * <p>A run makes one for every hop, and memory is a good part of what that costs: it holds what
 * every hop needs, in 64 bytes.
 */
public class Request extends Envelope implements Reply, Cancellable {
  // What has become of it: a reference to an enum would take four bytes.
  private static final byte OPEN = 0;
  private static final byte CANCELLING = 1;
  private static final byte KILLED = 2;
  private static final byte ENDED = 3;

  // How many hops it is below the origin of its workload.
  private static final int FIRST = 1;
  private static final int LEFT_BEHIND = 2;

  private final Root root;
  private final Edge edge;
  private final Reply caller;
  private final double start;
  private short depth;
  private Account account;
  private @Nullable Cancellable holder;

  private @Nullable Request parent;
  private @Nullable Request firstChild;
  private @Nullable Request next;
  private @Nullable Request previous;
  private byte state = OPEN;
  private boolean late;

  /**
   * Opens a request that a parent causes.
   *
   * @param account of the parent where it waits for this request alone, a new one otherwise
   */
  Request(Root root, Request parent, Edge edge, Account account, Reply caller, double start) {
    this.root = root;
    this.edge = edge;
    this.account = account;
    this.caller = caller;
    this.start = start;
    this.parent = parent;
    depth = (short) (parent.depth + 1);
    if (depth > TooDeepException.DEEPEST) {
      throw new TooDeepException(edge.to(), edge.endpoint());
    }
    parent.adopt(this);
  }

  /** It does what an earlier request left behind, which may long have ended. */
  void becomeLeftBehind() {
    depth = LEFT_BEHIND;
  }

  /** The parent of all first requests of one workload; it never ends. */
  private Request(Root root, Edge edge, Account account) {
    this.root = root;
    this.edge = edge;
    this.account = account;
    caller = outcome -> {};
    start = 0;
    depth = 0;
  }

  public static Request origin(Edge edge) {
    return new Request(new Root(0, 0), edge, new Account());
  }

  public Root root() {
    return root;
  }

  public Edge edge() {
    return edge;
  }

  /** When it was opened, in seconds since the start of the run. */
  public double start() {
    return start;
  }

  public Account account() {
    return account;
  }

  /** Brings it to a unit of its callee. */
  void goTo(Handler unit) {
    edge.hand(this, unit);
  }

  /** The number of the unit that works on it, 0 where it has none. */
  int unit() {
    return holder instanceof Holder working ? working.unit() : 0;
  }

  /** Says who has it now, and must let go of it when it is cancelled. */
  public void heldBy(Cancellable newHolder) {
    holder = newHolder;
  }

  /** Books the time since the last charge as one part of its response time. */
  public void charge(double now, int part) {
    account.charge(now, part);
  }

  /** Books the time since the last charge: demand first, the rest as waiting. */
  public void charge(double now, int part, double demand, int waitPart) {
    account.charge(now, part, demand, waitPart);
  }

  /** Whether its outcome is decided to be CANCELLED; what its children say no longer matters. */
  public boolean isCancelling() {
    return state == CANCELLING || state == KILLED;
  }

  /** Whether it is the arrival itself, not something that was done for one, and waited for. */
  public boolean isFirst() {
    return depth == FIRST && !late;
  }

  /** Whether whoever held it was killed, and it has not ended yet. */
  public boolean isKilled() {
    return state == KILLED;
  }

  public boolean isOpen() {
    return state != ENDED;
  }

  @Override
  public void complete(Outcome outcome) {
    if (state == ENDED) {
      throw new IllegalStateException("%s completed a request twice".formatted(edge.to()));
    }
    Outcome actual = isKilled() && outcome == Outcome.CANCELLED ? Outcome.FAILED : outcome;
    state = ENDED;
    holder = null;
    leave();
    edge.ended(this, late ? Outcome.TIMED_OUT : actual);
    caller.complete(actual);
  }

  /** Nobody wants it any more: its children are cancelled, then whoever holds it lets go. */
  @Override
  public void cancel() {
    letGo(CANCELLING);
  }

  /** Whoever holds it is gone: it goes the way of cancelling, and ends FAILED. */
  public void kill() {
    letGo(KILLED);
  }

  private void letGo(byte reason) {
    if (state != OPEN) {
      return;
    }
    state = reason;
    cancelChildren();
    if (holder == null) {
      complete(Outcome.CANCELLED);
    } else {
      holder.cancel();
    }
  }

  /** Nobody waits for it, and it lives on when its parent ends or is cancelled. */
  void becomeIndependent() {
    Request origin = origin();
    Request from = parent;
    if (from != null && from != origin) {
      leaveSiblings(from);
      parent = origin;
      origin.adopt(this);
    }
  }

  /** The parent of all first requests of its workload, which outlives them. */
  public Request origin() {
    Request origin = this;
    while (origin.parent != null) {
      origin = origin.parent;
    }
    return origin;
  }

  /** Cancels all that was done for it and goes on itself. */
  void cancelChildren() {
    Request child = firstOpenChild();
    while (child != null) {
      child.cancel();
      child = firstOpenChild();
    }
  }

  // Letting go of one child may free what lets a sibling run and fail, which leads back to here
  // while the first child is about to leave: it leaves by itself.
  private @Nullable Request firstOpenChild() {
    Request child = firstChild;
    while (child != null && child.state != OPEN) {
      child = child.next;
    }
    return child;
  }

  /** Its caller went on without it: what it still does is on an account of its own. */
  public void abandon(Account own) {
    late = true;
    own.copy(account);
    detach(account, own);
  }

  private void detach(Account shared, Account own) {
    account = own;
    for (Request child = firstChild; child != null; child = child.next) {
      if (child.account == shared) {
        child.detach(shared, own);
      }
    }
  }

  /** Goes on with the account of a child that was waited for. */
  void takeOver(Account other) {
    account.copy(other);
  }

  private void adopt(Request child) {
    child.next = firstChild;
    if (firstChild != null) {
      firstChild.previous = child;
    }
    firstChild = child;
  }

  /** Leaves its parent; children that still run move up to the origin, which outlives them. */
  private void leave() {
    Request from = parent;
    if (from == null) {
      return;
    }
    while (firstChild != null) {
      Request origin = origin();
      Request child = firstChild;
      firstChild = child.next;
      child.previous = null;
      child.parent = origin;
      origin.adopt(child);
    }
    leaveSiblings(from);
    parent = null;
  }

  private void leaveSiblings(Request from) {
    if (previous == null) {
      from.firstChild = next;
    } else {
      previous.next = next;
    }
    if (next != null) {
      next.previous = previous;
    }
    next = null;
    previous = null;
  }

  /** Claims what whoever works on it holds or waits for. */
  public void claim() {
    if (holder instanceof Holder working) {
      working.claim();
    }
  }

  /** Shows every open request below this one. */
  public void forEachOpen(Consumer<Request> visitor) {
    for (Request child = firstChild; child != null; child = child.next) {
      visitor.accept(child);
      child.forEachOpen(visitor);
    }
  }
}
