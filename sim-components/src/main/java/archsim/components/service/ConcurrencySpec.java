package archsim.components.service;

import archsim.components.resource.Discipline;
import archsim.core.Require;
import archsim.core.spec.Default;
import archsim.core.spec.Dimension;
import archsim.core.spec.Doc;
import archsim.core.spec.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a replica of a service runs at once.
 *
 * @param threads workers of one replica; for virtual threads, most requests inside
 * @param loops event loops of one replica
 */
public record ConcurrencySpec(
    @Doc("How a replica runs requests at once.") @Default("threads") ConcurrencyModel model,
    @Doc(
            "Workers of one replica (model threads, default 200), or most requests inside (model"
                + " virtual-threads, default 100k).")
        @Unit(Dimension.COUNT)
        @Nullable Integer threads,
    @Doc("Event loops of one replica (model event-loop, default cpu rounded up).")
        @Unit(Dimension.COUNT)
        @Nullable Integer loops,
    @Doc("The line of requests that no worker or loop has begun (models threads and event-loop).")
        @Nullable ServiceQueue queue) {
  private static final int THREADS = 200;
  private static final int VIRTUAL_THREADS = 100_000;

  public ConcurrencySpec {
    Require.atLeast("threads", threads, 1);
    Require.atLeast("loops", loops, 1);
    Require.field(
        "threads",
        threads == null || model != ConcurrencyModel.EVENT_LOOP,
        "are of model threads or virtual-threads; model event-loop has loops");
    Require.field(
        "loops",
        loops == null || model == ConcurrencyModel.EVENT_LOOP,
        "are of model event-loop; this model has threads");
    Require.field(
        "queue",
        queue == null || model != ConcurrencyModel.VIRTUAL_THREADS,
        "is of models threads and event-loop; with virtual-threads nobody waits to begin:"
            + " did you mean threads: %s, the most requests inside?",
        queue == null ? 0 : queue.limit());
  }

  /** Priorities are looked at by one order of the line alone. */
  void check(Map<String, Endpoint> endpoints) {
    endpoints.forEach(
        (name, endpoint) ->
            Require.that(
                endpoint.priority() == null || line().order() == Discipline.PRIORITY,
                "endpoint '%s' has priority %s, which only a queue of order priority looks at%s",
                name,
                endpoint.priority(),
                model == ConcurrencyModel.VIRTUAL_THREADS
                    ? "; with virtual-threads nobody waits to begin"
                    : ": write queue: {order: priority}"));
  }

  /** Whether nothing is said of it. */
  boolean isUsual() {
    return model == ConcurrencyModel.THREADS && threads == null && queue == null;
  }

  /** The line of requests, as it is or as it is by default. */
  public ServiceQueue line() {
    return queue == null ? ServiceQueue.USUAL : queue;
  }

  /** Requests that may run at once: loops, or threads of either kind. */
  int count(double cores) {
    return switch (model) {
      case THREADS -> threads == null ? THREADS : threads;
      case VIRTUAL_THREADS -> threads == null ? VIRTUAL_THREADS : threads;
      case EVENT_LOOP -> loops == null ? (int) Math.ceil(cores) : loops;
    };
  }

  /**
   * Consumers of a queue: a worker or loop for each.
   *
   * @return 0 for one for each partition, where workers cost nothing
   */
  int consumers(double cores) {
    return model == ConcurrencyModel.VIRTUAL_THREADS ? 0 : count(cores);
  }
}
