package archsim.components.balancer;

import archsim.core.Clock;

/** What the health checks of one load balancer find out. */
final class Health {
  private final HealthCheck spec;
  private final Backends backends;
  private final Clock clock;

  Health(HealthCheck spec, Backends backends, Clock clock) {
    this.spec = spec;
    this.backends = backends;
    this.clock = clock;
  }

  /** Checks all, and again after the interval. */
  void check() {
    clock.schedule(spec.interval(), this::check);
    for (int i = 0; i < backends.count(); i++) {
      Backend backend = backends.get(i);
      if (backend.answersChecks()) {
        passed(backend);
      } else if (spec.timeout() == 0) {
        failed(backend);
      } else {
        clock.schedule(spec.timeout(), () -> failed(backend));
      }
    }
  }

  private void passed(Backend backend) {
    backend.checksFailed = 0;
    if (backend.isDown() && ++backend.checksPassed >= spec.healthyAfter()) {
      backend.setDown(false);
      backends.takeBack(backend);
    }
  }

  private void failed(Backend backend) {
    backend.checksPassed = 0;
    if (!backend.isDown() && ++backend.checksFailed >= spec.unhealthyAfter()) {
      backend.setDown(true);
      backends.believe();
    }
  }
}
