package archsim.components.service;

/** How many requests a replica of a service runs at once. */
final class Workers {
  private static final int THREADS = 200;
  private static final int VIRTUAL_THREADS = 100_000;

  private Workers() {}

  static int threads(Service.Spec spec) {
    Integer threads = spec.threads();
    return threads != null
        ? threads
        : spec.model() == ConcurrencyModel.VIRTUAL_THREADS ? VIRTUAL_THREADS : THREADS;
  }

  static int loops(Service.Spec spec) {
    Integer loops = spec.loops();
    return loops != null ? loops : (int) Math.ceil(spec.cores());
  }

  /** Executions that can compute at once: a branch does so beside its request. */
  static int mostRunning(Service.Spec spec) {
    if (spec.model() == ConcurrencyModel.EVENT_LOOP) {
      return loops(spec);
    }
    boolean forks =
        spec.work().values().stream()
            .anyMatch(endpoint -> endpoint.steps().stream().anyMatch(StepSpec::forks));
    return forks ? Integer.MAX_VALUE : threads(spec);
  }

  /**
   * Consumers of a queue: a worker or loop for each.
   *
   * @return 0 for one for each partition, where workers cost nothing
   */
  static int consumers(Service.Spec spec) {
    return switch (spec.model()) {
      case THREADS -> threads(spec);
      case EVENT_LOOP -> loops(spec);
      case VIRTUAL_THREADS -> 0;
    };
  }
}
