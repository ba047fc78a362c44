package archsim.components.balancer;

import archsim.components.Outcome;
import archsim.core.Clock;

/** Ejects the backends of one load balancer at which too many requests in a row fail. */
final class Outliers {
  private final OutlierEjection spec;
  private final Backends backends;
  private final Clock clock;
  private final int[] failures;
  private final int most;
  private int ejected;

  Outliers(OutlierEjection spec, Backends backends, Clock clock) {
    this.spec = spec;
    this.backends = backends;
    this.clock = clock;
    failures = new int[backends.count()];
    most = spec.mostOf(backends.count());
  }

  void ended(int index, Outcome outcome) {
    switch (outcome) {
      case OK -> failures[index] = 0;
      case REJECTED, TIMED_OUT, FAILED -> failed(index);
      case CANCELLED -> {}
    }
  }

  private void failed(int index) {
    Backend backend = backends.get(index);
    failures[index]++;
    if (failures[index] >= spec.consecutiveFailures() && !backend.isEjected() && ejected < most) {
      ejected++;
      backend.setEjected(true);
      backends.believe();
      clock.schedule(spec.length(), () -> takeBack(index));
    }
  }

  private void takeBack(int index) {
    ejected--;
    failures[index] = 0;
    Backend backend = backends.get(index);
    backend.setEjected(false);
    backends.takeBack(backend);
  }
}
