package archsim.components.call;

import archsim.components.flow.Draw;
import archsim.components.flow.Reply;
import archsim.components.flow.Request;
import archsim.components.measure.Account;
import archsim.components.measure.Outcome;
import archsim.core.Clock;
import archsim.core.Timer;
import archsim.core.spec.Doc;
import org.jspecify.annotations.Nullable;

/**
 * Limits how long a caller waits for a request. When the time is over the caller gets TIMED_OUT at
 * once; the callee works on, or is told to stop. A reply that comes late is counted on its edge and
 * dropped.
 */
public final class Timeout {
  private final Clock clock;
  private final Draw length;
  private final Cancelling cancelling;
  private final int part;

  /** What becomes of the work that nobody waits for any more. */
  public enum Cancelling {
    @Doc("The callee works on.")
    IGNORE,
    @Doc("The callee stops where it stands, and tells whom it called.")
    PROPAGATE
  }

  /**
   * @param length of the wait, in seconds
   * @param part of time accounts: what was lost by waiting
   */
  public Timeout(Clock clock, Draw length, Cancelling cancelling, int part) {
    this.clock = clock;
    this.length = length;
    this.cancelling = cancelling;
    this.part = part;
  }

  /** A reply to open the request with; {@link Waiting#begin} starts the clock. */
  public Waiting waiting(Reply caller) {
    return new Waiting(caller);
  }

  /** One caller's wait. */
  public final class Waiting implements Reply {
    private final Reply caller;
    private final Timer timer = clock.timer(this::isOver);
    private @Nullable Request request;
    private boolean over;

    private Waiting(Reply caller) {
      this.caller = caller;
    }

    /** The wait for this request begins now. */
    public void begin(Request newRequest) {
      request = newRequest;
      timer.start(length.next(newRequest));
    }

    @Override
    public void complete(Outcome outcome) {
      if (!over) {
        over = true;
        timer.cancel();
        caller.complete(outcome);
      }
    }

    private void isOver() {
      over = true;
      Request late = request;
      if (late == null) {
        throw new IllegalStateException("a wait ended that had not begun");
      }
      Account shared = late.account();
      late.abandon(new Account());
      shared.charge(clock.now(), part);
      if (cancelling == Cancelling.PROPAGATE) {
        late.cancel();
      }
      caller.complete(Outcome.TIMED_OUT);
    }
  }
}
