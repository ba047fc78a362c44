package archsim.components.workload;

import archsim.components.flow.Arrival;
import archsim.components.flow.Draw;
import archsim.components.flow.Reply;
import archsim.components.flow.Session;
import archsim.components.measure.Outcome;
import archsim.components.model.Source;
import archsim.components.model.SourceWiring;
import archsim.core.Clock;
import archsim.core.random.Constant;
import archsim.core.random.Distribution;
import archsim.core.random.Uniform;
import org.jspecify.annotations.Nullable;

/**
 * Users who think, send the next call of their flow, and wait for its end, for ever. One who has no
 * think time pauses after a request that was refused, or that failed in the instant it was sent.
 */
final class Users implements Source {
  private final SourceWiring wiring;
  private final Clock clock;
  private final Routes routes;
  private final Draw think;
  private final Draw begin;
  private final @Nullable Draw pause;
  private final int count;

  Users(Workload.Spec spec, int count, SourceWiring wiring) {
    this.wiring = wiring;
    this.count = count;
    clock = wiring.clock();
    routes = new Routes(spec, wiring);
    Distribution thinking = spec.closed().think() == null ? new Constant(0) : spec.closed().think();
    think = wiring.draw("think", thinking);
    pause = spec.pausesAfterRefusal() ? wiring.draw("pause", spec.pauseAfterRefusal()) : null;
    begin = wiring.draw("begin", new Uniform(0, 1));
  }

  @Override
  public void start() {
    for (int i = 0; i < count; i++) {
      new User(i).start();
    }
  }

  /** One of them; each has arrivals of its own, so that one more user shifts no other. */
  private final class User implements Reply, Runnable {
    /** Calls that one user can make before its arrivals repeat those of another. */
    private static final int CALL_BITS = 36;

    private long number;
    private int call;
    private double sentAt;
    private final Session session;
    private Arrival arrival;

    User(int index) {
      session = wiring.session(index);
      number = (long) index << CALL_BITS;
      arrival = wiring.arrival(number, routes.requestClass(0));
      arrival.setSession(session);
    }

    /** Somewhere within its first thinking. */
    void start() {
      session.setClient(this);
      clock.schedule(begin.next(arrival) * think.next(arrival), this);
    }

    @Override
    public void run() {
      int way = call;
      call = call + 1 == routes.size() ? 0 : call + 1;
      Arrival sent = arrival;
      arrival = wiring.arrival(++number, routes.requestClass(call));
      arrival.setSession(session);
      sentAt = clock.now();
      wiring.send(sent, routes.call(way));
    }

    @Override
    public void complete(Outcome outcome) {
      double thinking = think.next(arrival);
      clock.schedule(pause != null && isRefusal(outcome) ? pause.next(arrival) : thinking, this);
    }

    private boolean isRefusal(Outcome outcome) {
      return outcome == Outcome.REJECTED || (outcome != Outcome.OK && clock.now() == sentAt);
    }
  }
}
