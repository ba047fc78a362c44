package archsim.components.balancer;

import archsim.components.measure.Outcome;
import archsim.core.Clock;

/** Ejects the backends of one load balancer at which too many requests in a row fail. */
final class Outliers {
  private final OutlierEjection spec;
  private final Backends backends;
  private final Clock clock;
  private int ejected;

  Outliers(OutlierEjection spec, Backends backends, Clock clock) {
    this.spec = spec;
    this.backends = backends;
    this.clock = clock;
  }

  void ended(int index, Outcome outcome) {
    switch (outcome) {
      case OK -> backends.get(index).failuresInARow = 0;
      case REJECTED, TIMED_OUT, FAILED -> failed(backends.get(index));
      case CANCELLED -> {}
    }
  }

  private void failed(Backend backend) {
    backend.failuresInARow++;
    if (backend.failuresInARow >= spec.consecutiveFailures()
        && !backend.isEjected()
        && ejected < spec.mostOf(backends.present())) {
      ejected++;
      backend.setEjected(true);
      backends.believe();
      clock.schedule(spec.length(), () -> takeBack(backend));
    }
  }

  private void takeBack(Backend backend) {
    ejected--;
    backend.failuresInARow = 0;
    backend.setEjected(false);
    backends.takeBack(backend);
  }
}
