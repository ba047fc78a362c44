package archsim.components.service;

import archsim.components.flow.Caller;
import archsim.core.Timer;
import org.jspecify.annotations.Nullable;

/**
 * What only some visits have, such as a lock. A run makes a visit for every request, and all that
 * it makes has to go through the memory of the machine; so the others do without the room for it.
 */
final class Extras {
  @Nullable Visit trunk;
  @Nullable Timer delay;
  @Nullable Section section;
  Caller.@Nullable Held held;
  @Nullable VisitSeat seat;
  private @Nullable Loop loop;

  /** Rounds of a repeated list of steps that are still to come; loops nest. */
  private static final class Loop {
    private final @Nullable Loop outer;
    private long left;

    Loop(long left, @Nullable Loop outer) {
      this.left = left;
      this.outer = outer;
    }
  }

  void beginLoop(long rounds) {
    loop = new Loop(rounds, loop);
  }

  /** Whether there is another round; if not, the loop is over. */
  boolean nextRound() {
    if (loop == null) {
      throw new IllegalStateException("a round ended outside of a loop");
    }
    if (--loop.left > 0) {
      return true;
    }
    loop = loop.outer;
    return false;
  }

  /** Gives up whatever the visit waits for by itself. */
  void stopWaiting() {
    if (delay != null) {
      delay.cancel();
    }
    if (section != null) {
      section.leave();
      section = null;
    }
  }

  /** Claims the lock and the connection that the visit holds or waits for. */
  void claim() {
    if (section != null) {
      section.claim();
    }
    if (held != null) {
      held.claimForCaller();
    }
  }
}
