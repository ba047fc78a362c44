package archsim.components.service;

import archsim.components.Edge;
import archsim.components.Execution;
import archsim.components.Outcome;
import archsim.components.Pool;
import archsim.components.Reply;
import archsim.components.Request;
import org.jspecify.annotations.Nullable;

/**
 * A connection to another component from the pool of a replica: a request waits for one, travels on
 * it, and gives it back when its caller no longer waits, be that for the reply or not.
 */
public final class Lease extends Execution {
  private final Edge edge;
  private final Pool pool;
  private final int waitPart;
  private State state = State.NONE;

  private enum State {
    NONE,
    WAITING,
    HELD,
    RETURNED
  }

  /**
   * @param request that travels on the connection
   * @param waitPart of time accounts: the wait for a connection
   */
  public Lease(Request request, Edge edge, Pool pool, int waitPart) {
    super(request);
    this.edge = edge;
    this.pool = pool;
    this.waitPart = waitPart;
  }

  /** How results call the connections to a component. */
  public static String resource(String component) {
    return "pool." + component;
  }

  /** Sends the request as soon as there is a connection. */
  public void take() {
    state = State.WAITING;
    request().heldBy(this);
    if (!pool.acquire(this)) {
      state = State.NONE;
      request().complete(Outcome.REJECTED);
    }
  }

  @Override
  protected void granted() {
    state = State.HELD;
    request().charge(edge.now(), waitPart);
    edge.deliver(request());
  }

  /** The caller no longer waits. */
  private void giveBack() {
    State was = state;
    state = State.RETURNED;
    if (was == State.HELD) {
      pool.release();
    } else if (was == State.WAITING) {
      pool.leave(this);
      // After a timeout nothing is sent that was not sent before.
      request().cancel();
    }
  }

  @Override
  public void cancel() {
    if (state == State.WAITING) {
      state = State.RETURNED;
      pool.leave(this);
    }
    request().complete(Outcome.CANCELLED);
  }

  @Override
  protected void computed() {
    throw new IllegalStateException("a connection computes nothing");
  }

  @Override
  protected void claim() {
    // The visit claims what it waits for or holds.
  }

  void claimForVisit() {
    if (state == State.WAITING || state == State.HELD) {
      pool.claim();
    }
  }

  /** What the caller hears first gives the connection back. */
  public static final class Returning implements Reply {
    private final Visit visit;
    private final Reply caller;
    private @Nullable Lease lease;

    public Returning(Visit visit, Reply caller) {
      this.visit = visit;
      this.caller = caller;
    }

    /** Says which connection. */
    public void of(Lease newLease) {
      lease = newLease;
    }

    @Override
    public void complete(Outcome outcome) {
      if (lease != null) {
        Lease done = lease;
        lease = null;
        visit.asksThrough(null);
        done.giveBack();
      }
      // What is free now may have let another one run, and that may have cancelled this.
      caller.complete(outcome);
    }
  }
}
