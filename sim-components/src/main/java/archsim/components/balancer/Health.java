package archsim.components.balancer;

import archsim.core.Clock;

/** What the health checks of one load balancer find out. */
final class Health {
  private final HealthCheck spec;
  private final Backends backends;
  private final Clock clock;
  private final int[] failed;
  private final int[] passed;

  Health(HealthCheck spec, Backends backends, Clock clock) {
    this.spec = spec;
    this.backends = backends;
    this.clock = clock;
    failed = new int[backends.count()];
    passed = new int[backends.count()];
  }

  /** Checks all, and again after the interval. */
  void check() {
    clock.schedule(spec.interval(), this::check);
    for (int i = 0; i < failed.length; i++) {
      int backend = i;
      if (backends.get(i).answersChecks()) {
        passed(i);
      } else if (spec.timeout() == 0) {
        failed(i);
      } else {
        clock.schedule(spec.timeout(), () -> failed(backend));
      }
    }
  }

  private void passed(int index) {
    failed[index] = 0;
    Backend backend = backends.get(index);
    if (backend.isDown() && ++passed[index] >= spec.healthyAfter()) {
      backend.setDown(false);
      backends.takeBack(backend);
    }
  }

  private void failed(int index) {
    passed[index] = 0;
    Backend backend = backends.get(index);
    if (!backend.isDown() && ++failed[index] >= spec.unhealthyAfter()) {
      backend.setDown(true);
      backends.believe();
    }
  }
}
