package archsim.components.call;

import archsim.components.flow.Caller;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.resource.Execution;
import archsim.components.resource.Pool;
import org.jspecify.annotations.Nullable;

/**
 * A connection to another component from the pool of a replica: a request waits for one, travels on
 * it, and gives it back when its caller no longer waits, be that for the reply or not.
 */
final class Lease extends Execution implements Caller.Held {
  private final Pooled call;
  private final Pool pool;
  private State state = State.NONE;

  private enum State {
    NONE,
    WAITING,
    HELD,
    RETURNED
  }

  /**
   * @param request that travels on the connection
   * @param call that it belongs to
   */
  Lease(Request request, Pooled call, Pool pool) {
    super(request);
    this.call = call;
    this.pool = pool;
  }

  /** Sends the request as soon as there is a connection. */
  void take() {
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
    call.granted(request());
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
  public void claim() {
    // The caller claims what it waits for or holds.
  }

  @Override
  public void claimForCaller() {
    if (state == State.WAITING || state == State.HELD) {
      pool.claim();
    }
  }

  /** What the caller hears first gives the connection back. */
  static final class Returning implements Reply {
    private final Caller caller;
    private final Reply reply;
    private @Nullable Lease lease;

    Returning(Caller caller, Reply reply) {
      this.caller = caller;
      this.reply = reply;
    }

    /** Says which connection. */
    void of(Lease newLease) {
      lease = newLease;
    }

    @Override
    public void complete(Outcome outcome) {
      if (lease != null) {
        Lease done = lease;
        lease = null;
        caller.asksThrough(null);
        done.giveBack();
      }
      // What is free now may have let another one run, and that may have cancelled this.
      reply.complete(outcome);
    }
  }
}
