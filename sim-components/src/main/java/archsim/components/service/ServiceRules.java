package archsim.components.service;

import archsim.components.Discipline;
import archsim.core.Require;
import archsim.core.random.Distribution;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fields of a service go together. */
final class ServiceRules {
  static final int MOST_REPLICAS = 100_000;
  private static final double MOST_CORES = 100_000;

  private ServiceRules() {}

  static void checkNumbers(int replicas, @Nullable Double cpu, @Nullable Integer maxConnections) {
    Require.that(
        replicas >= 1 && replicas <= MOST_REPLICAS,
        "replicas must be from 1 to %,d, was %d",
        MOST_REPLICAS,
        replicas);
    Require.that(
        cpu == null || (cpu > 0 && cpu <= MOST_CORES),
        "cpu must be > 0 and at most %,.0f, was %s",
        MOST_CORES,
        cpu);
    Require.that(
        maxConnections == null || maxConnections >= 1,
        "maxConnections must be >= 1, was %s",
        maxConnections);
  }

  static void checkModel(
      ConcurrencyModel model,
      @Nullable Integer threads,
      @Nullable Integer loops,
      @Nullable ServiceQueue queue) {
    Require.that(threads == null || threads >= 1, "threads must be >= 1, was %s", threads);
    Require.that(loops == null || loops >= 1, "loops must be >= 1, was %s", loops);
    Require.that(
        threads == null || model != ConcurrencyModel.EVENT_LOOP,
        "threads are of model threads or virtual-threads; model event-loop has loops");
    Require.that(
        loops == null || model == ConcurrencyModel.EVENT_LOOP,
        "loops are of model event-loop; this model has threads");
    Require.that(
        queue == null || model != ConcurrencyModel.VIRTUAL_THREADS,
        "queue is of models threads and event-loop; with virtual-threads nobody waits to begin:"
            + " did you mean threads: %s, the most requests inside?",
        queue == null ? 0 : queue.limit());
  }

  static void checkPriorities(
      ConcurrencyModel model, @Nullable ServiceQueue queue, Map<String, Endpoint> endpoints) {
    endpoints.forEach(
        (name, endpoint) ->
            Require.that(
                endpoint.priority() == null
                    || (queue != null && queue.order() == Discipline.PRIORITY),
                "endpoint '%s' has priority %s, which only a queue of order priority looks at%s",
                name,
                endpoint.priority(),
                model == ConcurrencyModel.VIRTUAL_THREADS
                    ? "; with virtual-threads nobody waits to begin"
                    : ": write queue: {order: priority}"));
  }

  /** It is asked to do something, or takes something from a queue, and which is clear. */
  static void checkWork(Map<String, Endpoint> endpoints, @Nullable Consumes consumes) {
    Require.that(
        !endpoints.isEmpty() || consumes != null,
        "endpoints must not be empty, unless it consumes a queue");
    Require.that(
        consumes == null || !endpoints.containsKey(consumes.queue()),
        "endpoint '%s' has the name of the queue that the service consumes; rename one of them",
        consumes == null ? "" : consumes.queue());
  }

  /** All that a service does, by name. */
  static Map<String, Endpoint> work(Map<String, Endpoint> endpoints, @Nullable Consumes consumes) {
    Map<String, Endpoint> work = new LinkedHashMap<>(endpoints);
    if (consumes != null) {
      work.put(consumes.queue(), new Endpoint(consumes.steps(), null));
    }
    return work;
  }

  static void checkMemory(
      @Nullable Double memory, @Nullable Double base, @Nullable Distribution perRequest) {
    Require.that(memory == null || memory > 0, "memory must be > 0, was %s bytes", memory);
    Require.that(
        memory != null || base == null, "memoryBase is a part of memory, which is missing");
    Require.that(
        memory != null || perRequest == null,
        "memoryPerRequest is a part of memory, which is missing");
    Require.that(
        base == null || memory == null || (base >= 0 && base < memory),
        "memoryBase must be from 0 to less than memory, %s bytes, was %s",
        memory,
        base);
  }

  /**
   * A third party has nothing of ours.
   *
   * @param oneCore it says nothing of replicas and cores
   * @param usual it says nothing of how it runs requests
   * @param bare it says nothing of what a replica has and bears
   */
  static void checkExternal(
      boolean external,
      @Nullable Limits limits,
      Map<String, Endpoint> endpoints,
      boolean oneCore,
      boolean usual,
      boolean bare) {
    Require.that(
        external || limits == null, "limits are of a third party: external: true is missing");
    if (!external) {
      return;
    }
    String rule = "belong to services of ours; a third party (external) has only limits";
    Require.that(oneCore, "replicas and cpu %s", rule);
    Require.that(usual, "model, threads, loops and queue %s", rule);
    Require.that(bare, "contention, memory, gc, maxConnections and consumes %s", rule);
    endpoints.forEach(
        (name, endpoint) ->
            Require.that(
                endpoint.steps().stream().noneMatch(StepSpec::computes),
                "endpoint '%s' of a third party (external) computes on cores of ours; did you mean"
                    + " delay?",
                name));
  }
}
