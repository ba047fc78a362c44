package archsim.components.database.distributed;

import archsim.components.flow.Request;
import archsim.components.measure.Outcome;
import archsim.components.model.Wiring;
import archsim.core.Cancellable;
import archsim.core.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Statements that wait until somebody serves their range; one too many is rejected. */
final class LeaseWaits {
  private static final int MOST = 10_000;

  private final Clock clock;
  private final int part;
  private final Set<Waiting> line = new LinkedHashSet<>();

  LeaseWaits(Wiring wiring) {
    clock = wiring.clock();
    part = wiring.isStruck() ? wiring.part("lease.wait") : 0;
  }

  /**
   * Waits.
   *
   * @param then what it does when it may be served
   */
  void add(Request request, Consumer<Request> then) {
    if (line.size() >= MOST) {
      request.complete(Outcome.REJECTED);
      return;
    }
    Waiting waiting = new Waiting(request, then);
    request.heldBy(waiting);
    line.add(waiting);
  }

  /** Some ranges are served that were not: all try again, in their order. */
  void goOn() {
    List<Waiting> all = List.copyOf(line);
    all.forEach(waiting -> clock.soon(waiting::tryAgain));
  }

  private final class Waiting implements Cancellable {
    private final Request request;
    private final Consumer<Request> then;

    Waiting(Request request, Consumer<Request> then) {
      this.request = request;
      this.then = then;
    }

    private void tryAgain() {
      // It may have been cancelled, or have gone on, since it was told.
      if (line.remove(this)) {
        request.charge(clock.now(), part);
        then.accept(request);
      }
    }

    @Override
    public void cancel() {
      line.remove(this);
      request.charge(clock.now(), part);
      request.complete(Outcome.CANCELLED);
    }
  }
}
