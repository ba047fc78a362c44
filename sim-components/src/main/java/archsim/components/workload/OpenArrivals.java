package archsim.components.workload;

import archsim.components.flow.Arrival;
import archsim.components.flow.Draw;
import archsim.components.model.Source;
import archsim.components.model.SourceWiring;
import archsim.core.Clock;
import archsim.core.Timer;
import archsim.core.random.Uniform;

/** Sends requests at the times an arrival process says, whatever happens to those before. */
final class OpenArrivals implements Source {
  private final SourceWiring wiring;
  private final Clock clock;
  private final Gaps gaps;
  private final Routes routes;
  private final Draw mix;
  private final Timer next;
  private long number;

  OpenArrivals(Workload.Spec spec, SourceWiring wiring) {
    this.wiring = wiring;
    clock = wiring.clock();
    gaps = Gaps.of(spec.open(), wiring);
    routes = new Routes(spec, wiring);
    next = clock.standingTimer(this::arrive);
    mix = wiring.draw("mix", new Uniform(0, 1));
  }

  @Override
  public void start() {
    next.start(gaps.first());
  }

  private void arrive() {
    next.start(gaps.next());
    int way = 0;
    Arrival arrival = wiring.arrival(number++, routes.requestClass(0));
    if (routes.size() > 1) {
      way = routes.at(mix.next(arrival));
      arrival.setRequestClass(routes.requestClass(way));
    }
    wiring.send(arrival, routes.call(way));
  }
}
