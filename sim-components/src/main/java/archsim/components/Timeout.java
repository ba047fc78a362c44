package archsim.components;

import archsim.core.Clock;
import archsim.core.Timer;
import archsim.core.random.Distribution;
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

  private Timeout(Wiring wiring, String purpose, Distribution length, Cancelling cancelling) {
    clock = wiring.clock();
    this.length = wiring.draw(purpose, length);
    this.cancelling = cancelling;
    part = wiring.part("timeout");
  }

  /** The limit that a caller asks for; null where it asks for none. */
  public static @Nullable Timeout of(Wiring wiring, String purpose, CallTerms terms) {
    Distribution length = terms.timeout();
    return length == null ? null : new Timeout(wiring, purpose, length, terms.cancel());
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
