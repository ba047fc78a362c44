package archsim.components.workload;

import archsim.components.flow.Arrival;
import archsim.components.flow.Draw;
import archsim.components.flow.Reply;
import archsim.components.flow.Session;
import archsim.components.measure.Outcome;
import archsim.components.model.Source;
import archsim.components.model.SourceWiring;
import archsim.core.Clock;
import archsim.core.random.Uniform;

/**
 * Sessions begin at the times an arrival process says; each sends a request, waits for its end,
 * whatever that is, thinks, and goes on until it has sent as many as it is long.
 */
final class SessionArrivals implements Source {
  /** Requests that one session can send before its draws repeat those of another. */
  private static final int REQUEST_BITS = 24;

  private final SourceWiring wiring;
  private final Clock clock;
  private final Gaps gaps;
  private final Routes routes;
  private final Draw mix;
  private final Draw length;
  private final Draw think;
  private final Runnable arrive = this::arrive;
  private long sessions;

  SessionArrivals(Workload.Spec spec, SessionSpec session, SourceWiring wiring) {
    this.wiring = wiring;
    clock = wiring.clock();
    gaps = Gaps.of(spec.open(), wiring);
    routes = new Routes(spec, wiring);
    mix = wiring.draw("mix", new Uniform(0, 1));
    length = wiring.draw("length", session.length());
    think = wiring.draw("think", session.think());
  }

  @Override
  public void start() {
    clock.schedule(gaps.first(), arrive);
  }

  private void arrive() {
    clock.schedule(gaps.next(), arrive);
    wiring.sessionStarted();
    new Visitor(sessions++).start();
  }

  /** One session. */
  private final class Visitor implements Reply, Runnable {
    private final Session session;
    private long number;
    private long left;
    private Arrival next;

    Visitor(long index) {
      session = wiring.session(index);
      number = index << REQUEST_BITS;
      next = newArrival();
      left = Math.max(1, Math.round(length.next(next)));
    }

    private Arrival newArrival() {
      Arrival arrival = wiring.arrival(number++, routes.requestClass(0));
      arrival.setSession(session);
      return arrival;
    }

    void start() {
      session.setClient(this);
      run();
    }

    @Override
    public void run() {
      left--;
      Arrival sent = next;
      int way = 0;
      if (routes.size() > 1) {
        way = routes.at(mix.next(sent));
        sent.setRequestClass(routes.requestClass(way));
      }
      wiring.send(sent, routes.call(way));
    }

    @Override
    public void complete(Outcome outcome) {
      if (left > 0) {
        next = newArrival();
        clock.schedule(think.next(next), this);
      }
    }
  }
}
